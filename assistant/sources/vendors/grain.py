"""Grain's transcript: a list of utterances, alone or under `transcript` beside the recording's participants.

    {"title", "start_datetime", "participants": [{"id", "name", "email", "scope": "external"}],
     "transcript": [{"participant_id", "speaker", "start", "end", "text"}]}

Times are milliseconds. Source: Grain public API v2 as seen in public code.
"""

from collections.abc import Iterator

from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.voices import numbered, side_of, told_apart

OURS = {"internal": True, "external": False}
UNIT_MS = 1


def matches(document: Document) -> bool:
    """Utterances that bear a `participant_id`."""
    entry = _entries(root_of(document)).peek().fields
    return {"participant_id", "text"} <= entry.keys()


def read(document: Document) -> tuple[Reading, ...]:
    """The one call of the file."""
    root = root_of(document)
    entries = list(_entries(root).items())
    listed = told_apart(dict(_participants(root)))
    spoke = [_voice(entry, number) for number, entry in enumerate(entries, 1)]
    voices = {identity: listed.get(identity, voice) for identity, voice in spoke if identity}
    head = Head(
        title=root["title"].text(),
        started_at=root["start_datetime"].instant(),
        voices=(*voices.values(), *listed.values()),
    )
    turns = (
        _turn(entry, voices[identity] if identity else None)
        for entry, (identity, _) in zip(entries, spoke, strict=True)
    )
    return spoken(document, [call("grain", turns, head)])


def _entries(root: Node) -> Node:
    return root if root.is_list else root["transcript"]


def _participants(root: Node) -> Iterator[tuple[str, Voice]]:
    for number, person in enumerate(root["participants"].objects(), 1):
        name, address = person["name"].text(), person["email"].text()
        if name or address:
            side = side_of(OURS.get(person["scope"].text()))
            voice = Voice(name or address, emails=(address,) if address else (), side=side)
            yield person["id"].identity() or f"listed {number}", voice


def _voice(entry: Node, number: int) -> tuple[str | None, Voice]:
    identity, name = entry["participant_id"].identity(), entry["speaker"].text()
    if name:
        return identity or name, Voice(name)
    return identity, numbered(identity or "unknown", number)


def _turn(entry: Node, voice: Voice | None) -> Turn:
    return Turn(
        label=voice.label if voice else None,
        text=entry["text"].text(),
        start_ms=entry["start"].milliseconds(UNIT_MS),
        end_ms=entry["end"].milliseconds(UNIT_MS),
    )


GRAIN = Format("grain", matches, read)
