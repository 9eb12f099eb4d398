"""Fireflies' transcript, as its GraphQL API answers or alone.

    {"data": {"transcript": {"title", "date", "dateString", "participants": [address], "workspace_users":
     [address or {"email"}], "meeting_attendees": [{"displayName", "name", "email"}], "organizer_email",
     "sentences": [{"speaker_name", "speaker_id", "text", "start_time", "end_time"}], "summary"}}}

Times are seconds, as numbers or digits; `date` is milliseconds since 1970 UTC; who is in `workspace_users` is
on the recording's own side. Source: docs.fireflies.ai, schema of Transcript and Sentence.
"""

from collections.abc import Iterator, Sequence

from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, not_said, spoken
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.voices import address_of, side_of
from schemas.value import Side

UNIT_MS = 1000


def matches(document: Document) -> bool:
    """A transcript, or a page of them, whose sentences name their speaker."""
    return any(_is_transcript(node) for node in _places(root_of(document)))


def read(document: Document) -> tuple[Reading, ...]:
    """One reading per transcript."""
    transcripts = [node for node in _places(root_of(document)) if _is_transcript(node)]
    return spoken(document, [_call(transcript) for transcript in transcripts])


def _places(root: Node) -> Iterator[Node]:
    answer = root["data"] if "data" in root.fields else root
    yield from (answer, answer["transcript"])
    if answer["transcripts"].is_list:
        yield from answer["transcripts"].items()


def _is_transcript(node: Node) -> bool:
    sentences = node["sentences"]
    if "sentences" not in node.fields or "words" in node.fields:
        return False
    return not sentences.is_list or not sentences.value or "speaker_name" in sentences.peek().fields


def _call(transcript: Node) -> Reading:
    sentences = list(transcript["sentences"].items())
    names = list(dict.fromkeys(filter(None, (_label(sentence) for sentence in sentences))))
    actions = [line for line in _summary(transcript).splitlines() if line.strip()]
    head = Head(
        title=transcript["title"].text(),
        started_at=transcript["date"].instant() or transcript["dateString"].instant(),
        voices=tuple(_voices(transcript, names)),
        findings=not_said(len(actions), "lines of action items"),
    )
    return call("fireflies", map(_turn, sentences), head)


def _summary(transcript: Node) -> str:
    actions = transcript["summary"]["action_items"]
    return actions.text() if isinstance(actions.value, str) else ""


def _label(sentence: Node) -> str | None:
    number = sentence["speaker_id"].identity()
    return sentence["speaker_name"].text() or (f"Speaker {number}" if number else None)


def _turn(sentence: Node) -> Turn:
    return Turn(
        label=_label(sentence),
        text=sentence["text"].text() or sentence["raw_text"].text(),
        start_ms=sentence["start_time"].milliseconds(UNIT_MS),
        end_ms=sentence["end_time"].milliseconds(UNIT_MS),
    )


def _voices(transcript: Node, names: Sequence[str]) -> Iterator[Voice]:
    """Who spoke, then who was invited and did not."""
    attendees = dict(_attendees(transcript))
    users = {address.casefold() for address in _addresses(transcript["workspace_users"])}
    free = [address for address in _invited(transcript) if address not in attendees.values()]
    for name in dict.fromkeys((*names, *attendees)):
        address = attendees.get(name) or address_of(name, free, names)
        yield Voice(name, emails=(address,) if address else (), side=_side(address, users))
        free = [other for other in free if other != address]
    for address in free:
        yield Voice(address, emails=(address,), side=_side(address, users))


def _side(address: str | None, users: set[str]) -> Side | None:
    return side_of(address.casefold() in users) if address and users else None


def _attendees(transcript: Node) -> Iterator[tuple[str, str]]:
    for attendee in transcript["meeting_attendees"].objects():
        name = attendee["displayName"].text() or attendee["name"].text()
        if name and attendee["email"].text():
            yield name, attendee["email"].text()


def _invited(transcript: Node) -> list[str]:
    attendees = (attendee["email"].text() for attendee in transcript["meeting_attendees"].objects())
    organizer = (transcript["organizer_email"].text(), transcript["host_email"].text())
    everyone = (*_addresses(transcript["participants"]), *attendees, *organizer)
    return list(dict.fromkeys(address for address in everyone if "@" in address))


def _addresses(people: Node) -> Iterator[str]:
    for person in people.members():
        address = person["email"].text() if isinstance(person.value, dict) else person.text()
        yield from filter(None, (part.strip() for part in address.split(",")))


FIREFLIES = Format("fireflies", matches, read)
