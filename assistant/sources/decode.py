"""The bytes of a file to its text: byte-order marks, UTF-16 without one, UTF-8, else Windows-1252."""

import codecs
import re
import unicodedata

from assistant.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office or Outlook file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound or video file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
SAMPLE = 65_536
MEND = "Export the transcript as text, VTT, SRT, DOCX or JSON."


def decode(name: str, data: bytes) -> str:
    """The text in NFC with `\\n` line ends; raises InputError where the bytes are empty or no text.

    Hard spaces become spaces and zero-width spaces go, so that words are found as people type them.
    """
    kind = next((kind for magic, kind in KINDS if data.startswith(magic)), None)
    if kind is not None or data[4:8] == b"ftyp":
        raise InputError(f"'{name}' is {kind or 'a sound or video file'}, not a transcript. {MEND}")
    text = _normal(_text(name, data))
    if not text.strip():
        raise InputError(f"'{name}' is empty. Check that the export was complete.")
    if "\x00" in text or _is_binary(text):
        raise InputError(f"'{name}' is not a text file. {MEND}")
    return text


def _text(name: str, data: bytes) -> str:
    mark = next((encoding for bom, encoding in MARKS if data.startswith(bom)), None)
    encoding = mark or _utf_16_by_its_nulls(data)
    if encoding is None or encoding == "utf-8-sig":
        return _eight_bit(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = (
            f"'{name}' is damaged {encoding.upper()} text at byte {error.start}. Save it again as UTF-8."
        )
        raise InputError(message) from error


def _utf_16_by_its_nulls(data: bytes) -> str | None:
    """Every second byte of ASCII in UTF-16 is a NUL; which half it is in tells the byte order."""
    sample = data[: min(SAMPLE, len(data) // 2 * 2)]
    if not sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if max(even, odd) <= 0.2 * half or min(even, odd) > 0.05 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _eight_bit(data: bytes) -> str:
    """UTF-8; a few broken bytes in it are shown as such, more of them mean Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text if ord(char) > 127) - broken
    return text if whole > broken else data.decode("cp1252", errors="replace")


def _normal(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.translate({0xA0: " ", 0x202F: " ", 0x200B: None, 0xFEFF: None})
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    strange = len(CONTROL.findall(sample)) + sample.count("\ufffd")
    return strange > 2 + 0.02 * len(sample)
