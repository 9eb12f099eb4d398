"""The parts of a parsed mail to its texts, files and attached mails, and the bytes of a text to text."""

import base64
import re
import unicodedata
from collections.abc import Iterator
from email.message import Message as Parsed
from typing import Literal

from assistant.sources.mail.headers import SILENT, decoded, header

MOST_PARTS = 1_000
BASE64 = re.compile(rb"[A-Za-z0-9+/\s]+(?:=[=\s]*)?")
SEAL = re.compile(r"application/(?:pgp|pkcs7|x-pkcs7)-signature")

Leaf = tuple[Literal["text", "file", "mail", "rest"], list[Parsed]]


def leaves_of(parsed: Parsed) -> Iterator[Leaf]:
    """The parts that hold something, as `text` (the alternatives of one text), `file` or `mail`.

    What comes behind a thousand parts is the `rest`.
    """
    waiting = [parsed]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        inner, kind = inner_of(part), part.get_content_type()
        if kind == "multipart/alternative":
            yield "text", list(_texts(inner))
            waiting[:0] = [other for each in inner for other in _others(each)]
        elif kind == "message/rfc822":
            yield "mail", inner
        elif inner:
            waiting[:0] = inner
        elif _is_text(part):
            yield "text", [part]
        elif _is_file(part):
            yield "file", [part]
    if waiting:
        yield "rest", waiting


def inner_of(part: Parsed) -> list[Parsed]:
    """The parts of a part; none where it has no parts, whatever it calls itself."""
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Parsed)] if isinstance(payload, list) else []


def _texts(parts: list[Parsed]) -> Iterator[Parsed]:
    """The texts among alternatives, also those that a multipart/related wraps."""
    waiting = list(parts)
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if _is_text(part):
            yield part
        elif part.get_content_maintype() == "multipart":
            waiting[:0] = inner_of(part)


def _others(part: Parsed) -> Iterator[Parsed]:
    """What alternatives hold beside texts: files inside of a wrapped page."""
    inner = inner_of(part) if part.get_content_maintype() == "multipart" else []
    for each in inner:
        yield from _others(each)
    if not inner and not _is_text(part):
        yield part


def _is_text(part: Parsed) -> bool:
    is_shown = part.get_content_disposition() != "attachment" and not _file_name(part)
    return part.get_content_type() in ("text/plain", "text/html", "text/enriched") and is_shown


def _is_file(part: Parsed) -> bool:
    """What somebody attached: no picture that the page itself shows, no invitation, no seal of the mail."""
    is_inline = bool(header(part, "content-id")) or part.get_content_disposition() == "inline"
    is_picture = part.get_content_maintype() == "image" and is_inline
    kind = part.get_content_type()
    return not (
        is_picture or SEAL.fullmatch(kind) or kind == "text/calendar" or kind.startswith("multipart/")
    )


def name_of(part: Parsed) -> str:
    """The file name of a part, or else its type."""
    name = _file_name(part) or part.get_content_type()
    return SILENT.sub("", " ".join(name.split()))[:200]


def _file_name(part: Parsed) -> str:
    """The file name as the part gives it; empty where it gives none."""
    return str(part.get_filename() or "")


def _mended(part: Parsed, data: bytes) -> bytes:
    """Base64 that was cut short is given back undecoded: all of it but the last character can be read."""
    encoding = header(part, "content-transfer-encoding").strip().casefold()
    is_undecoded = bytes(str(part.get_payload()), "utf-8", "surrogateescape") == data
    if encoding != "base64" or not is_undecoded or not BASE64.fullmatch(data):
        return data
    letters = re.sub(rb"[\s=]", b"", data)
    letters = letters[: -1 if len(letters) % 4 == 1 else None]
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))


def content_of(part: Parsed) -> str:
    """The decoded text of a part, whatever its encodings are called."""
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset("utf-8")
    except (LookupError, ValueError, TypeError, AttributeError):
        data, charset = part.get_payload(), "utf-8"
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogateescape")
    text = decoded(_mended(part, data), charset) if isinstance(data, bytes) else ""
    text = SILENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\xa0", " ")
    return unicodedata.normalize("NFC", text)


def unflowed(text: str) -> str:
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
