"""The lines of a cue to what was said in it, by whom: voice tags, Teams' JSON, entities."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from assistant.sources.cues import Cue

VOICE = re.compile(r"<v(?:\.[^\s<>]{0,50})?(?:\s{1,9}([^<>]{0,200}))?>|(</v>)")
# Only what WebVTT and SRT define is a tag: "x < 5 and y > 3" was said.
TAG = re.compile(
    r"</?(?:c|i|b|u|s|v|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<-?[\d:.]+>|\{\\an?\d\}", re.IGNORECASE
)
# No character has a number of eight digits, and Python refuses to read thousands of them.
ENDLESS_NUMBER = re.compile(r"&#\d{8,};?")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one voice in a cue; `label` is None where the cue does not say whose they are."""

    label: str | None
    text: str
    said_at: datetime | None = None


def said_in(cue: Cue) -> tuple[Said, ...]:
    """What a cue holds, in order; empty where it has no words. Untagged words keep their line breaks."""
    raw = "\n".join(cue.lines)
    if raw.startswith("{") and (said := _teams_metadata(raw)) is not None:
        return (said,) if said.text else ()
    if "<v" not in raw:
        lines = [text for line in cue.lines if (text := plain(line))]
        return (Said(None, "\n".join(lines)),) if lines else ()
    return tuple(Said(label, text) for label, words in _voices(raw) if (text := plain(words)))


def plain(words: str) -> str:
    """Words without tags, entities and line breaks."""
    return SPACE.sub(" ", html.unescape(ENDLESS_NUMBER.sub("\ufffd", TAG.sub("", words)))).strip()


def _voices(raw: str) -> Iterator[tuple[str | None, str]]:
    """Each stretch between voice tags; words after a closing tag go on with the voice before them."""
    parts = VOICE.split(raw)
    yield None, parts[0]
    voice: str | None = None
    for name, closes, words in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        voice = voice if closes else plain(name or "") or None
        yield voice, words


def _teams_metadata(raw: str) -> Said | None:
    """Microsoft Graph's `/metadataContent`: one JSON object a cue, with the moment in UTC."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or "spokenText" not in found:
        return None
    name, text, at = (found.get(key) for key in ("speakerName", "spokenText", "startDateTime"))
    label = name.strip() or None if isinstance(name, str) else None
    return Said(label, SPACE.sub(" ", str(text or "")).strip(), _moment(at))


def _moment(at: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(at) if isinstance(at, str) else None
    except ValueError:
        return None
    return moment
