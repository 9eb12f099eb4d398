"""Mails to threads: those that refer to each other, or share a subject and people, in order of date."""

import re
from collections.abc import Hashable, Iterable, Sequence
from datetime import UTC, datetime

from assistant.sources.mail.message import Message

REPLY = re.compile(
    r"\s*(?:(?:re|aw|antw|antwort|sv|vs|rv|res|resp|rif|r|odp|fwd?|fw|wg|tr|i|enc|vb|doorst|pd|ynt|ilt|vl)"
    r"\s*(?:\[\d+\]|\(\d+\))?\s*[:：]|\[(?:ext|external|extern)[^\]]{0,12}\])\s*",
    re.I,
)
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


def bare_subject(subject: str) -> str:
    """The subject without the marks of replies and forwards, in one case."""
    while found := REPLY.match(subject):
        subject = subject[found.end() :]
    return " ".join(subject.casefold().split())


def threaded(messages: Sequence[Message]) -> tuple[tuple[Message, ...], ...]:
    """The threads in the order of their first mails; each in the order in which its mails were sent."""
    roots = list(range(len(messages)))
    for keys in (_references(messages), _subjects(messages)):
        _join(roots, keys)
    groups: dict[int, list[int]] = {}
    for at in range(len(messages)):
        groups.setdefault(_root(roots, at), []).append(at)
    threads = [_in_order([messages[at] for at in group]) for group in groups.values()]
    return tuple(sorted(threads, key=lambda thread: moment(thread[0].sent_at)))


def moment(sent_at: datetime | None) -> datetime:
    """A moment to sort by; wall clock without a zone counts as UTC."""
    if sent_at is None:
        return LONG_AGO
    return sent_at.astimezone(UTC) if sent_at.tzinfo else sent_at.replace(tzinfo=UTC)


def _references(messages: Sequence[Message]) -> Iterable[tuple[int, Hashable]]:
    return ((at, key) for at, message in enumerate(messages) for key in message.keys)


def _subjects(messages: Sequence[Message]) -> Iterable[tuple[int, Hashable]]:
    """A subject together with each of the people whom two mails under it may share."""
    for at, message in enumerate(messages):
        subject = bare_subject(message.subject)
        if subject and message.notice is None:
            yield from ((at, (subject, person.label)) for person in message.people)


def _join(roots: list[int], keys: Iterable[tuple[int, Hashable]]) -> None:
    first: dict[Hashable, int] = {}
    for at, key in keys:
        one, other = _root(roots, first.setdefault(key, at)), _root(roots, at)
        roots[max(one, other)] = min(one, other)


def _root(roots: list[int], at: int) -> int:
    while roots[at] != at:
        roots[at] = roots[roots[at]]
        at = roots[at]
    return at


def _in_order(thread: list[Message]) -> tuple[Message, ...]:
    """By date; a mail without one stands behind the mail that it answers, or where the file has it."""
    sent = {message.id: moment(message.sent_at) for message in thread if message.id and message.sent_at}
    times: list[datetime] = []
    for message in thread:
        answered = [sent[parent] for parent in message.parents if parent in sent]
        before = times[-1] if times else LONG_AGO
        times.append(moment(message.sent_at) if message.sent_at else max(answered, default=before))
    order = sorted(range(len(thread)), key=lambda at: (times[at], thread[at].sent_at is None))
    return tuple(thread[at] for at in order)
