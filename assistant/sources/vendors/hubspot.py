"""HubSpot's third-party transcript, as its calling extension posts it.

    {"engagementId", "transcriptCreateUtterances": [{"speaker": {"id", "name", "email"}, "text",
     "languageCode", "startTimeMillis", "endTimeMillis"}]}

Times are milliseconds. Source: developers.hubspot.com, third-party calling transcripts.
"""

from collections.abc import Iterator, Mapping

from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.voices import told_apart

UNIT_MS = 1


def matches(document: Document) -> bool:
    """An object with the utterances to create."""
    return "transcriptCreateUtterances" in root_of(document).fields


def read(document: Document) -> tuple[Reading, ...]:
    """The one call of the file."""
    utterances = list(root_of(document)["transcriptCreateUtterances"].items())
    known = told_apart(dict(_speakers(utterances)))
    turns = (_turn(utterance, known) for utterance in utterances)
    return spoken(document, [call("hubspot", turns, Head(voices=tuple(known.values())))])


def _id(speaker: Node) -> str | None:
    return speaker["id"].identity() or speaker["email"].text() or speaker["name"].text() or None


def _speakers(utterances: list[Node]) -> Iterator[tuple[str, Voice]]:
    for speaker in (utterance["speaker"] for utterance in utterances):
        identity, name, address = _id(speaker), speaker["name"].text(), speaker["email"].text()
        if identity:
            label = name or address or f"Speaker {identity}"
            is_placeholder = not (name or address)
            yield identity, Voice(label, emails=(address,) if address else (), is_placeholder=is_placeholder)


def _turn(utterance: Node, known: Mapping[str, Voice]) -> Turn:
    identity = _id(utterance["speaker"])
    return Turn(
        label=known[identity].label if identity else None,
        text=utterance["text"].text(),
        start_ms=utterance["startTimeMillis"].milliseconds(UNIT_MS),
        end_ms=utterance["endTimeMillis"].milliseconds(UNIT_MS),
    )


HUBSPOT = Format("hubspot", matches, read)
