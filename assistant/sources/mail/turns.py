"""A thread of mails to one reading: turns in order, each with its writer and time, and the people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.sources.mail.findings import (
    duplicate_mail,
    mail_without_date,
    quoted_history_folded,
    system_mail,
)
from assistant.sources.mail.folding import folded
from assistant.sources.mail.history import Earlier, earlier
from assistant.sources.mail.message import Message
from assistant.sources.mail.passages import Origin, passages
from assistant.sources.mail.people import People
from assistant.sources.mail.wrapping import unwrapped
from assistant.sources.reading import Reading, Turn
from schemas.conversation import UtteranceKind
from schemas.finding import Finding

RECENT = 60
MOST_PARENTS = 10
MOST_REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Part:
    """A passage as the conversation has it; without an `origin` the sender of the mail wrote it."""

    kind: UtteranceKind
    text: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Read:
    """A mail and what is new in it; `folded` counts the quoted lines that are not."""

    message: Message
    parts: tuple[Part, ...]
    folded: int


def reading_of(thread: Sequence[Message], copies: int) -> Reading:
    """The conversation that a thread is; it has no turns where its mails have no text."""
    read = list(_read(thread))
    people = _people(read)
    turns = tuple(turn for each in read for turn in _turns(each, people, is_alone=len(thread) == 1))
    title = next((message.subject for message in thread if message.subject), None)
    started = next((message.sent_at for message in thread if message.sent_at), None)
    return Reading(
        kind="mail",
        format=thread[0].format,
        turns=turns,
        title=title,
        voices=tuple(people.voices()),
        started_at=started,
        started_basis="header" if started else None,
        findings=tuple(_findings(read, copies, title or thread[0].source)),
    )


def _read(thread: Sequence[Message]) -> Iterator[Read]:
    """Each mail with what the mails before it do not hold; quotes are looked up where they usually are."""
    known: dict[str, Earlier] = {}
    for at, message in enumerate(thread):
        parents = [known[each] for each in message.parents[-MOST_PARENTS:] if each in known]
        new = folded(
            passages(message.text, message.sent_at, message.sender),
            [*list(known.values())[-RECENT:], *parents],
        )
        known[message.id or str(at)] = earlier(new.new, _sender(message))
        if len(known) > MOST_REMEMBERED:
            known.pop(next(iter(known)))
        parts = (Part(part.kind, unwrapped(part.lines), part.origin) for part in new.passages)
        yield Read(message, tuple(part for part in parts if part.text), new.count)


def _sender(message: Message) -> Origin:
    return Origin(message.sender, message.sent_at, message.to)


def _people(read: Sequence[Read]) -> People:
    headers = chain.from_iterable(each.message.people for each in read)
    origins = [part.origin for each in read for part in each.parts if part.origin is not None]
    quoted = ((origin.author, *origin.to) for origin in origins)
    return People([each for each in chain(headers, chain.from_iterable(quoted)) if each is not None])


def _turns(read: Read, people: People, *, is_alone: bool) -> Iterator[Turn]:
    is_system = _is_system(read.message, is_alone=is_alone)
    for part in read.parts:
        origin = part.origin or _sender(read.message)
        yield Turn(
            label=people.label(origin.author),
            text=part.text,
            said_at=origin.said_at,
            kind="system" if is_system else part.kind,
            to=tuple(label for each in origin.to if (label := people.label(each))),
        )


def _is_system(message: Message, *, is_alone: bool) -> bool:
    """A mailing that somebody answered is a conversation."""
    return message.notice is not None and (is_alone or message.notice != "a mailing")


def _findings(read: Sequence[Read], copies: int, title: str) -> Iterator[Finding]:
    for each in read:
        yield from each.message.findings
        yield from _of_the_mail(each.message, title, is_alone=len(read) == 1)
    lines = sum(each.folded for each in read)
    if lines:
        yield quoted_history_folded(lines, title)
    if copies:
        yield duplicate_mail(copies, title)


def _of_the_mail(message: Message, title: str, *, is_alone: bool) -> Iterator[Finding]:
    author = message.sender.label if message.sender else "an unknown sender"
    if message.sent_at is None and message.text.strip():
        yield mail_without_date(author, title)
    if message.notice is not None and _is_system(message, is_alone=is_alone):
        yield system_mail(message.notice, message.subject or title)
