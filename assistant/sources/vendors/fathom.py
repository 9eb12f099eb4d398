"""Fathom's meeting, as its webhook sends it, a page of /meetings, or the transcript of one recording.

    {"title", "recording_start_time", "calendar_invitees": [{"name", "email", "is_external",
     "matched_speaker_display_name"}], "recorded_by": {"name", "email", "team"}, "transcript":
     [{"speaker": {"display_name", "matched_calendar_invitee_email"}, "text", "timestamp": "00:05:32"}],
     "action_items": [...]}

Pages hold meetings in `items`. There are no end times. Source: developers.fathom.ai, meetings and webhooks.
"""

from collections.abc import Iterator, Mapping

from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, not_said, spoken
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.voices import side_of


def matches(document: Document) -> bool:
    """A meeting, or the first of a page, whose transcript names its speakers."""
    root = root_of(document)
    return any(_is_meeting(node) for node in (root, root["items"].peek()))


def read(document: Document) -> tuple[Reading, ...]:
    """One reading per meeting."""
    root = root_of(document)
    meetings = list(root["items"].items()) if root["items"].is_list else [root]
    return spoken(document, [_call(meeting) for meeting in meetings])


def _is_meeting(node: Node) -> bool:
    if "display_name" in node["transcript"].peek()["speaker"].fields:
        return True
    return "recording_start_time" in node.fields and "calendar_invitees" in node.fields


def _call(meeting: Node) -> Reading:
    entries = list(meeting["transcript"].objects())
    speakers = tuple(_speakers(entries))
    labels = {address: voice.label for voice in speakers for address in voice.emails}
    head = Head(
        title=meeting.first("title", "meeting_title").text(),
        started_at=meeting.first("recording_start_time", "scheduled_start_time").instant(),
        voices=(*speakers, *_invitees(meeting, labels), *_recorder(meeting)),
        findings=not_said(len(list(meeting["action_items"].objects())), "action items"),
    )
    return call("fathom", map(_turn, entries), head)


def _turn(entry: Node) -> Turn:
    return Turn(
        label=entry["speaker"]["display_name"].text() or None,
        text=entry["text"].text(),
        start_ms=entry["timestamp"].clock(),
    )


def _speakers(entries: list[Node]) -> Iterator[Voice]:
    for entry in entries:
        label = entry["speaker"]["display_name"].text()
        address = entry["speaker"]["matched_calendar_invitee_email"].text()
        if label and address:
            yield Voice(label, emails=(address,))


def _invitees(meeting: Node, labels: Mapping[str, str]) -> Iterator[Voice]:
    """Each under the name of the speaker that Fathom matched, else under their own."""
    for invitee in meeting["calendar_invitees"].objects():
        name, address = invitee["name"].text(), invitee["email"].text()
        label = labels.get(address) or invitee["matched_speaker_display_name"].text() or name or address
        if label:
            is_external = invitee["is_external"].flag()
            side = None if is_external is None else side_of(not is_external)
            yield Voice(label, name=name or None, emails=(address,) if address else (), side=side)


def _recorder(meeting: Node) -> Iterator[Voice]:
    """Who recorded; a `team` shows that they belong to the account that the meeting comes from."""
    person = meeting["recorded_by"]
    name, address = person["name"].text(), person["email"].text()
    if name or address:
        side = side_of(True) if person["team"].text() else None
        yield Voice(name or address, emails=(address,) if address else (), side=side)


FATHOM = Format("fathom", matches, read)
