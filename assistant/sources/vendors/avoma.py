"""Avoma's transcription: paragraphs of one speaker with the time of every word.

    {"transcript": [{"transcript", "timestamps": [8.0, 8.4], "speaker_id"}],
     "speakers": [{"id", "name", "email", "is_rep"}], "transcription_vtt_url",
     "meeting": {"subject", "start_at"}}

Times are seconds; the text is under `transcript`. Source: Avoma API v1 as seen in public code.
"""

from collections.abc import Iterator, Mapping

from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.voices import side_of, told_apart

UNIT_MS = 1000


def matches(document: Document) -> bool:
    """A transcript whose entries call their text `transcript`, beside a list of speakers."""
    root = root_of(document)
    if "transcription_vtt_url" in root.fields and "transcript" in root.fields:
        return True
    entry = root["transcript"].peek().fields
    return "speakers" in root.fields and "transcript" in entry and "speaker_id" in entry


def read(document: Document) -> tuple[Reading, ...]:
    """The one call of the file."""
    root = root_of(document)
    entries = list(root["transcript"].items())
    known = told_apart(dict(_speakers(root, entries)))
    head = Head(
        title=root.first("subject", "title").text() or root["meeting"]["subject"].text(),
        started_at=root["start_at"].instant() or root["meeting"]["start_at"].instant(),
        voices=tuple(known.values()),
    )
    return spoken(document, [call("avoma", (_turn(entry, known) for entry in entries), head)])


def _speakers(root: Node, entries: list[Node]) -> Iterator[tuple[str, Voice]]:
    """By id; a speaker who is not listed is a number."""
    for entry in entries:
        if identity := entry["speaker_id"].identity():
            yield identity, Voice(f"Speaker {identity}", is_placeholder=True)
    for number, speaker in enumerate(root["speakers"].objects(), 1):
        identity = speaker["id"].identity() or f"listed {number}"
        name, address = speaker["name"].text(), speaker["email"].text()
        if name or address:
            emails = (address,) if address else ()
            yield identity, Voice(name or address, emails=emails, side=side_of(speaker["is_rep"].flag()))


def _turn(entry: Node, known: Mapping[str, Voice]) -> Turn:
    times = [node.milliseconds(UNIT_MS) for node in entry["timestamps"].members()]
    stamps = [time for time in times if time is not None]
    identity = entry["speaker_id"].identity()
    return Turn(
        label=known[identity].label if identity else None,
        text=entry["transcript"].text(),
        start_ms=min(stamps, default=None),
        end_ms=max(stamps, default=None),
    )


AVOMA = Format("avoma", matches, read)
