"""The parts of a mail to the text that a person sees, the mails attached to it, and what was left out."""

import base64
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message as Parsed

from assistant.sources.mail.findings import (
    attachment_not_read,
    hidden_text_dropped,
    mail_cut,
    plain_part_differs,
)
from assistant.sources.mail.headers import SILENT, decoded, header
from assistant.sources.mail.page import page_of
from assistant.sources.mail.unseen import without_unseen
from schemas.finding import Finding

LONGEST_TEXT = 500_000
LONGEST_PART = 4_000_000
MOST_PARTS = 1_000
SHARED_WORDS = 0.7
STUB = 0.3
LINKS = re.compile(r"https?://\S+|\S+@\S+|www\.\S+|mailto:\S+")
BASE64 = re.compile(rb"[A-Za-z0-9+/\s]+=*\s*")
WORDS = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Body:
    """What a mail says."""

    text: str
    mails: tuple[Parsed, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The text of one part, and the text in it that nobody sees."""

    text: str
    hidden: str = ""
    differs: bool = False


def body_of(parsed: Parsed, subject: str) -> Body:
    """All text parts in their order, one of each alternative; attachments are named, not read."""
    leaves = list(_leaves(parsed))
    choices = [_text(group) for kind, group in leaves if kind == "text"]
    text, unseen = without_unseen("\n\n".join(choice.text for choice in choices if choice.text))
    hidden = " ".join(each for each in (*(choice.hidden for choice in choices), unseen) if each.strip())
    findings = [attachment_not_read(_name(p), subject) for kind, g in leaves if kind == "file" for p in g]
    if any(char.isalnum() for char in hidden):
        findings.append(hidden_text_dropped(hidden, subject))
    if any(choice.differs for choice in choices):
        findings.append(plain_part_differs(subject))
    if len(text) > LONGEST_TEXT:
        findings.append(mail_cut(LONGEST_TEXT, subject))
    mails = tuple(part for kind, group in leaves if kind == "mail" for part in group)
    return Body(text[:LONGEST_TEXT], mails, tuple(findings))


def _leaves(parsed: Parsed) -> Iterator[tuple[str, list[Parsed]]]:
    """The parts that hold something, as `text` (the alternatives of one text), `file` or `mail`."""
    waiting = [parsed]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        inner = (
            [each for each in part.get_payload() if isinstance(each, Parsed)] if part.is_multipart() else []
        )
        kind = part.get_content_type()
        if kind == "multipart/alternative":
            yield "text", list(_texts(inner))
            waiting[:0] = [each for each in inner for each in _others(each)]
        elif kind == "message/rfc822":
            yield "mail", inner
        elif inner:
            waiting[:0] = inner
        elif _is_text(part):
            yield "text", [part]
        elif not _is_inline_picture(part) and kind not in ("text/calendar", "multipart/mixed"):
            yield "file", [part]


def _texts(parts: list[Parsed]) -> Iterator[Parsed]:
    """The texts among alternatives, also those that a multipart/related wraps."""
    waiting = list(parts)
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if _is_text(part):
            yield part
        elif part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting[:0] = [each for each in part.get_payload() if isinstance(each, Parsed)]


def _others(part: Parsed) -> Iterator[Parsed]:
    """What alternatives hold beside texts: files inside of a wrapped page."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for each in part.get_payload():
            if isinstance(each, Parsed):
                yield from _others(each)
    elif not _is_text(part):
        yield part


def _is_text(part: Parsed) -> bool:
    is_shown = part.get_content_disposition() != "attachment" and not part.get_filename()
    return part.get_content_type() in ("text/plain", "text/html", "text/enriched") and is_shown


def _is_inline_picture(part: Parsed) -> bool:
    """Logos and pictures that the page itself shows."""
    is_inline = bool(header(part, "content-id")) or part.get_content_disposition() == "inline"
    return part.get_content_maintype() == "image" and is_inline


def _name(part: Parsed) -> str:
    name = part.get_filename() or part.get_content_type()
    return SILENT.sub("", " ".join(str(name).split()))[:200]


def _text(alternatives: list[Parsed]) -> Choice:
    """The plain text, unless it is a stub or says other words than the page that people see."""
    plain = "\n\n".join(
        filter(None, (_plain(p) for p in alternatives if p.get_content_type() != "text/html"))
    )
    pages = [page_of(_content(part)) for part in alternatives if part.get_content_type() == "text/html"]
    page = "\n\n".join(each.text for each in pages if each.text)
    hidden = " ".join(each.hidden for each in pages if each.hidden)
    if not page.strip():
        return Choice(plain, "" if plain.strip() else hidden)
    said, shown = (set(WORDS.findall(LINKS.sub("", text.casefold()))) for text in (plain, page))
    if len(plain) < STUB * len(page) or not said:
        return Choice(page, hidden)
    if len(said & shown) < SHARED_WORDS * len(said):
        return Choice(page, hidden, differs=True)
    return Choice(plain)


def _plain(part: Parsed) -> str:
    text = _content(part)
    flowed = str(part.get_param("format", "") or "").casefold() == "flowed"
    return _unflowed(text) if flowed else text


def _unflowed(text: str) -> str:
    """The soft line ends of RFC 3676 joined again."""
    joined: list[str] = []
    soft = False
    for line in text.split("\n"):
        marks = line[: len(line) - len(line.lstrip(">"))]
        body = line[len(marks) :].removeprefix(" ")
        if soft and joined and _marks(joined[-1]) == marks and body != "-- ":
            joined[-1] += body
        else:
            joined.append(f"{marks} {body}" if marks else body)
        soft = body.endswith(" ") and body != "-- "
    return "\n".join(joined)


def _marks(line: str) -> str:
    return line[: len(line) - len(line.lstrip(">"))]


def _mended(part: Parsed, data: bytes) -> bytes:
    """Base64 that was cut short is given back undecoded: all of it but the last character can be read."""
    encoding = header(part, "content-transfer-encoding").strip().casefold()
    is_undecoded = bytes(str(part.get_payload()), "utf-8", "surrogateescape") == data
    if encoding != "base64" or not is_undecoded or not BASE64.fullmatch(data):
        return data
    letters = re.sub(rb"[\s=]", b"", data)
    letters = letters[: -1 if len(letters) % 4 == 1 else None]
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))


def _content(part: Parsed) -> str:
    """The decoded text of a part, whatever its encodings are called."""
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset("utf-8")
    except (LookupError, ValueError, TypeError, AttributeError):
        data, charset = part.get_payload(), "utf-8"
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogateescape")
    text = decoded(_mended(part, data)[:LONGEST_PART], charset) if isinstance(data, bytes) else ""
    text = SILENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\xa0", " ")
    return unicodedata.normalize("NFC", text)
