"""Recall.ai's transcript download: per participant a run of words.

    [{"participant": {"id", "name", "email", "is_host"} or null, "words": [{"text",
      "start_timestamp": {"relative", "absolute"}, "end_timestamp": {"relative", "absolute"} or null}]}]

Older files have `speaker` for the participant and `start_time`, `end_time` in seconds for the timestamps.
Relative times are seconds from the start of the recording. Source: docs.recall.ai, transcript download.
"""

from collections.abc import Iterator
from datetime import datetime

from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken, start_of
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.words import Word, runs

UNIT_MS = 1000


def matches(document: Document) -> bool:
    """Entries with words and a participant, which may be null."""
    entry = _entries(root_of(document)).peek().fields
    return "words" in entry and ("participant" in entry or ("speaker" in entry and "text" not in entry))


def read(document: Document) -> tuple[Reading, ...]:
    """The one call of the file."""
    entries = list(_entries(root_of(document)).items())
    turns = [turn for entry in entries for turn in _turns(entry)]
    voices = tuple(voice for entry in entries if (voice := _voice(entry)))
    return spoken(document, [call("recall", turns, Head(started_at=start_of(turns), voices=voices))])


def _entries(root: Node) -> Node:
    return root if root.is_list else root["transcript"]


def _voice(entry: Node) -> Voice | None:
    """Who rejoins gets another id: the name is what stays."""
    person = entry["participant"]
    name, address, number = person["name"].text(), person["email"].text(), person["id"].identity()
    if name:
        return Voice(name, emails=(address,) if address else ())
    if address:
        return Voice(address, emails=(address,))
    return Voice(f"Speaker {number}", is_placeholder=True) if number else None


def _label(entry: Node) -> str | None:
    voice = _voice(entry)
    return voice.label if voice else entry["speaker"].identity()


def _turns(entry: Node) -> Iterator[Turn]:
    label = _label(entry)
    return runs(_word(word, label) for word in entry["words"].objects())


def _word(word: Node, label: str | None) -> Word:
    return Word(
        text=word["text"].text(),
        label=label,
        start_ms=_relative(word, "start"),
        end_ms=_relative(word, "end"),
        said_at=_absolute(word),
    )


def _relative(word: Node, edge: str) -> int | None:
    stamp = word[f"{edge}_timestamp"]
    if isinstance(stamp.value, dict):
        return stamp["relative"].milliseconds(UNIT_MS)
    return (
        stamp.milliseconds(UNIT_MS) if stamp.value is not None else word[f"{edge}_time"].milliseconds(UNIT_MS)
    )


def _absolute(word: Node) -> datetime | None:
    return word["start_timestamp"]["absolute"].instant()


RECALL = Format("recall", matches, read)
