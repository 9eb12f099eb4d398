"""The lines above a transcript to the people that they list."""

import re
from collections.abc import Iterable, Iterator

from assistant.sources.labels import is_plausible
from assistant.sources.placeholders import is_bot
from assistant.sources.reading import Voice

LISTED = re.compile(r"^\W*(?:attendees|participants|present|in attendance)\b\s*:?\s*(.*)$", re.IGNORECASE)
INVITED = re.compile(r"\[([^\]]+)\]\(mailto:([^)\s]+)\)")
ADDRESS = re.compile(r"<?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>?")
COMMA = re.compile(r"[,;]\s*(?![^(]*\))")


def attendees_in(lines: Iterable[str]) -> tuple[Voice, ...]:
    """The people of `Attendees: …` (or the line below it) and of Gemini's `Invited [Name](mailto:…)`."""
    found: dict[str, Voice] = {}
    for voice in _voices([part for line in lines for part in line.split("\n")]):
        found.setdefault(voice.label, voice)
    return tuple(found.values())


def _voices(lines: list[str]) -> Iterator[Voice]:
    for number, line in enumerate(lines):
        for name, address in INVITED.findall(line):
            yield Voice(name.strip(), emails=(address.lower(),))
        if listed := LISTED.match(line):
            below = next((text for text in lines[number + 1 : number + 3] if text.strip()), "")
            yield from _named(listed[1] or below)


def _named(line: str) -> Iterator[Voice]:
    for part in COMMA.split(line.replace("**", "")):
        address = ADDRESS.search(part)
        name = ADDRESS.sub("", part).strip(" <>\t-•*")
        if name and is_plausible(name) and not is_bot(name):
            yield Voice(name, emails=(address[1].lower(),) if address else ())
