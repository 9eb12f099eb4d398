"""One mail as bytes to who wrote what to whom, and when; whatever is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message as Parsed
from email.parser import BytesFeedParser
from email.utils import parsedate_to_datetime

from assistant.sources.mail.addresses import Address, addresses, first_address
from assistant.sources.mail.body import Body, body_of
from assistant.sources.mail.findings import attachment_not_read
from assistant.sources.mail.headers import header
from assistant.sources.mail.notices import notice_of
from assistant.sources.mail.policy import Readable
from assistant.sources.mail.when import said_when
from schemas.finding import Finding

IDS = re.compile(r"<[^<>\s]{3,300}>")
MOST_REFERENCES = 200
CHUNK = 65_536
DEEPEST = 3
READABLE = Readable()


@dataclass(frozen=True, slots=True)
class Message:
    """A mail. `source` names the document it is in; `keys` are shared by the mails of one thread.

    `notice` says what a mail is that no person wrote. `sent_at` has the zone of its own Date header.
    """

    source: str
    format: str
    id: str | None = None
    parents: tuple[str, ...] = ()
    subject: str = ""
    sender: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    sent_at: datetime | None = None
    text: str = ""
    notice: str | None = None
    keys: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    @property
    def people(self) -> tuple[Address, ...]:
        """All correspondents, the sender first."""
        return ((self.sender,) if self.sender else ()) + self.to + self.cc


def messages_of(raw: bytes, source: str, format_name: str) -> Iterator[Message]:
    """The mail, and the mails attached to it; raises RecursionError where its parts nest without end."""
    parser = BytesFeedParser(policy=READABLE)
    for start in range(0, len(raw), CHUNK):
        parser.feed(raw[start : start + CHUNK])
    yield from _messages(parser.close(), Message(source, format_name), 0)


def _messages(parsed: Parsed, around: Message, depth: int) -> Iterator[Message]:
    subject = " ".join(header(parsed, "subject").split())[:300]
    body = body_of(parsed, subject or around.source)
    message = _message(parsed, subject, body, around)
    if depth == DEEPEST and body.mails:
        unread = (attachment_not_read("mail in a mail", subject or around.source),)
        message = replace(message, findings=message.findings + unread)
    yield message
    for attached in body.mails if depth < DEEPEST else ():
        yield from _messages(attached, message, depth + 1)


def _message(parsed: Parsed, subject: str, body: Body, around: Message) -> Message:
    own = IDS.findall(header(parsed, "message-id"))
    referred = IDS.findall(f"{header(parsed, 'references')} {header(parsed, 'in-reply-to')}")
    parents = (*referred[-MOST_REFERENCES:], *([around.id] if around.id else []))
    return Message(
        source=around.source,
        format=around.format,
        id=own[0] if own else None,
        parents=tuple(dict.fromkeys(parents)),
        subject=subject,
        sender=first_address(header(parsed, "from") or header(parsed, "sender")),
        to=addresses(header(parsed, "to")),
        cc=addresses(header(parsed, "cc")),
        sent_at=sent_when(header(parsed, "date")),
        text=body.text,
        notice=notice_of(parsed, subject),
        keys=frozenset({*own[:1], *parents, *_thread_keys(parsed)}) | around.keys,
        findings=body.findings,
    )


def _thread_keys(parsed: Parsed) -> Iterator[str]:
    """Gmail numbers its threads; Outlook's Thread-Index starts with 22 bytes that all replies share."""
    gmail, outlook = header(parsed, "x-gm-thrid").strip(), header(parsed, "thread-index").strip()
    if gmail:
        yield f"gmail:{gmail}"
    if len(outlook) >= 28:
        yield f"outlook:{outlook[:28]}"


def sent_when(text: str) -> datetime | None:
    """A Date header, aware; None where it cannot be read. `-0000` and no zone mean UTC by RFC 5322."""
    sent: datetime | None
    try:
        sent = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        sent = said_when(text, None)
    if sent is None or not 1970 <= sent.year <= 2100:
        return None
    return sent if sent.tzinfo is not None else sent.replace(tzinfo=UTC)
