"""A mail header to text: folded, encoded words and raw bytes of unknown charset decoded, length bounded."""

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Parsed
from itertools import islice

LONGEST = 100_000
MOST_FIELDS = 2_000
ENCODED = re.compile(
    r"=\?[^?\s]{1,60}\?[bqBQ]\?[^?]{0,10000}\?=(?:\s+=\?[^?\s]{1,60}\?[bqBQ]\?[^?]{0,10000}\?=)*"
)
NOT_CHARSETS = re.compile(r"idna|punycode|(?:raw.)?unicode.escape|undefined")
# UTF-7 can spell halves of a character, which no other encoding can write.
SILENT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def header(parsed: Parsed, name: str) -> str:
    """The first header of a name; empty where it is missing.

    It is read raw: the structured parser of the standard library takes time that grows with the
    square of a long list and fails on some malformed ones.
    """
    fields = islice(parsed.raw_items(), MOST_FIELDS)
    raw = next((value for key, value in fields if key.casefold() == name), "")
    text = bytes(str(raw)[:LONGEST], "utf-8", "surrogateescape")
    unfolded = re.sub(r"\r?\n[ \t]", " ", decoded(text, "utf-8"))
    return SILENT.sub("", ENCODED.sub(lambda found: _decoded_words(found.group(0)), unfolded))


def _decoded_words(words: str) -> str:
    try:
        parts = decode_header(words)
    except (HeaderParseError, binascii.Error, ValueError):
        return words
    return "".join(
        part if isinstance(part, str) else decoded(part, charset or "ascii") for part, charset in parts
    ).replace("\n", " ")


def decoded(data: bytes, charset: str) -> str:
    """The text of bytes whose charset may be missing, wrong or unknown."""
    name = charset.strip("\"' ").casefold()
    latin = name in ("iso-8859-1", "latin-1", "latin1")
    for each in ("cp1252" if latin else name, "utf-8", "cp1252"):
        if not each or NOT_CHARSETS.fullmatch(each):
            continue
        try:
            return data.decode(each)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")
