"""Chorus' conversation, a JSON:API resource with the utterances of its recording.

    {"data": {"type": "conversation", "attributes": {"name", "participants": [{"name", "email", "type",
     "title", "company_name"}], "recording": {"start_time", "utterances": [{"date_time", "snippet_time",
     "snippet_length", "speaker_name", "speaker_id", "speaker_type": "rep", "snippet"}]}}}}

Times are seconds, `date_time` is absolute. Source: /api/v1/conversations as third parties have seen it.
"""

from collections.abc import Iterator

from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken, start_of
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.voices import side_of

OURS = {"rep": True, "customer": False}
UNIT_MS = 1000


def matches(document: Document) -> bool:
    """A conversation, or the first of a page, with utterances in its recording or snippets."""
    data = root_of(document)["data"]
    return any("utterances" in _recording(node).fields for node in (data, data.peek()))


def read(document: Document) -> tuple[Reading, ...]:
    """One reading per conversation."""
    data = root_of(document)["data"]
    return spoken(document, [_call(node) for node in (data.items() if data.is_list else [data])])


def _recording(conversation: Node) -> Node:
    return conversation["attributes"]["recording"]


def _call(conversation: Node) -> Reading:
    about, recording = conversation["attributes"], _recording(conversation)
    utterances = list(recording["utterances"].items())
    turns = [_turn(utterance) for utterance in utterances]
    head = Head(
        title=about.first("name", "title", "subject").text(),
        started_at=recording["start_time"].instant() or start_of(turns),
        voices=(*_speakers(utterances), *_participants(about)),
    )
    return call("chorus", turns, head)


def _label(utterance: Node) -> str | None:
    number = utterance["speaker_id"].identity()
    return utterance["speaker_name"].text() or (f"Speaker {number}" if number else None)


def _turn(utterance: Node) -> Turn:
    start = utterance["snippet_time"].milliseconds(UNIT_MS)
    length = utterance["snippet_length"].milliseconds(UNIT_MS)
    return Turn(
        label=_label(utterance),
        text=utterance["snippet"].text(),
        start_ms=start,
        end_ms=start + length if start is not None and length is not None else None,
        said_at=utterance["date_time"].instant(),
    )


def _speakers(utterances: list[Node]) -> Iterator[Voice]:
    for utterance in utterances:
        label = _label(utterance)
        if label is not None:
            is_named = bool(utterance["speaker_name"].text())
            side = side_of(OURS.get(utterance["speaker_type"].text()))
            yield Voice(label, side=side, is_placeholder=not is_named)


def _participants(about: Node) -> Iterator[Voice]:
    for person in about["participants"].objects():
        name, address = person["name"].text(), person["email"].text()
        if name or address:
            yield Voice(
                label=name or address,
                emails=(address,) if address else (),
                company=person["company_name"].text() or None,
                title=person["title"].text() or None,
                side=side_of(OURS.get(person["type"].text())),
            )


CHORUS = Format("chorus", matches, read)
