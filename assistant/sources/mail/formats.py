"""Documents of mail to readings: .eml, .mbox and pasted threads, where several files may hold one thread."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from email.utils import parsedate_tz
from itertools import chain

from assistant.errors import InputError
from assistant.sources.mail.findings import mail_not_readable
from assistant.sources.mail.history import essence
from assistant.sources.mail.mbox import is_mbox, mails_in
from assistant.sources.mail.message import Message, messages_of
from assistant.sources.mail.pasted import is_pasted, pasted_messages
from assistant.sources.mail.thread import threaded
from assistant.sources.mail.turns import reading_of
from assistant.sources.reading import Document, Reading
from assistant.sources.registry import Format
from schemas.finding import Finding

HEAD = 4_000_000
LINE = re.compile(rb"[^\n]*\n?")
FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]*:(.*)")
MACHINE_FIELDS = frozenset(
    b"message-id mime-version received return-path content-type delivered-to dkim-signature".split()
)


def messages(document: Document) -> Iterator[Message]:
    """The mails of a document, one at a time; one that cannot be read is a message with a finding."""
    if is_mbox(document.data):
        for raw in mails_in(document.data):
            yield from _messages(raw, document.name, "mbox")
    elif _is_eml(document):
        yield from _messages(_head_first(document.data), document.name, "eml")
    else:
        yield from pasted_messages(document.text, document.name)


def threads(found: Iterable[Message]) -> tuple[Reading, ...]:
    """One reading per thread, from the mails of all documents of a call."""
    return tuple(reading for reading, _ in _readings(found))


def mail_readings(documents: Sequence[Document]) -> tuple[tuple[Reading, Document], ...]:
    """One reading per thread, with the document that holds its first mail."""
    by_name = {document.name: document for document in reversed(documents)}
    found = chain.from_iterable(messages(document) for document in documents)
    return tuple((reading, by_name[source]) for reading, source in _readings(found))


def _readings(found: Iterable[Message]) -> list[tuple[Reading, str]]:
    mails, copies = _without_copies(found)
    readings = [
        (reading_of(thread, sum(copies[id(message)] for message in thread)), thread[0].source)
        for thread in threaded(mails)
    ]
    silent = tuple(finding for reading, _ in readings if not reading.turns for finding in reading.findings)
    spoken = [(reading, source) for reading, source in readings if reading.turns]
    if not spoken:
        names = ", ".join(f"'{source}'" for source in dict.fromkeys(message.source for message in mails))
        raise InputError(f"No text was found in the mail of {names}. {_reason(silent)}")
    first, source = spoken[0]
    spoken[0] = (replace(first, findings=first.findings + silent), source)
    return spoken


def _reason(silent: Sequence[Finding]) -> str:
    told = next((finding for finding in silent if finding.code == "mail_not_readable"), None)
    return told.message if told else "Check that the export holds the text of the mails."


def _without_copies(found: Iterable[Message]) -> tuple[list[Message], dict[int, int]]:
    """Each mail once, and how often it was there again; the same id with another text is another mail."""
    kept: dict[bytes, Message] = {}
    copies: dict[int, int] = {}
    for message in found:
        known = kept.setdefault(_mark(message), message)
        copies[id(known)] = copies.get(id(known), -1) + 1
    return list(kept.values()), copies


def _mark(message: Message) -> bytes:
    """What two copies of a mail have in common."""
    sender = message.sender.label if message.sender else ""
    parts = (message.id or f"{sender} {message.sent_at}", message.subject, essence(message.text))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).digest()


def _messages(raw: bytes, source: str, format_name: str) -> Iterator[Message]:
    try:
        yield from messages_of(raw, source, format_name)
    except RecursionError:
        finding = mail_not_readable("its parts are nested too deeply", source)
        yield Message(source, format_name, findings=(finding,))


def _lines(data: bytes) -> Iterator[bytes]:
    return (found.group() for found in LINE.finditer(data))


def _head_first(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")


def _is_eml(document: Document) -> bool:
    """A block of header fields with a sender, and what mail programs write: ids, or a date in their form."""
    fields: dict[bytes, bytes] = {}
    for line in _lines(_head_first(document.data[:HEAD])):
        if not line.strip():
            break
        found = FIELD.match(line)
        if found is not None:
            fields.setdefault(found.group(1).lower(), found.group(2))
        elif not fields or line[:1] not in b" \t":
            return False
    date = fields.get(b"date", b"").decode("ascii", "replace")
    return b"from" in fields and (bool(MACHINE_FIELDS & fields.keys()) or parsedate_tz(date) is not None)


def _read(document: Document) -> tuple[Reading, ...]:
    return threads(messages(document))


EML = Format("mail (.eml)", _is_eml, _read)
MBOX = Format("mailbox (.mbox)", lambda document: is_mbox(document.data), _read)
MAIL_TEXT = Format("pasted mail thread", lambda document: is_pasted(document.text), _read)
MAIL = (EML, MBOX, MAIL_TEXT)
