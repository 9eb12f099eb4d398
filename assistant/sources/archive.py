"""The bytes of a Word file to the stream of its main part, once the archive is known to be harmless."""

import io
import re
import stat
import struct
import zipfile
import zlib
from typing import IO

from assistant.errors import InputError
from assistant.sources.reading import Document

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLD_OFFICE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END_OF_DIRECTORY = re.compile(rb"PK\x05\x06")
LONGER_END = b"PK\x06\x07"
LONGEST_END = 66_000
MAIN_PART = re.compile(r"word/document\d*\.xml")
MACROS = re.compile(r"vbaProject|vbaData", re.IGNORECASE)

MOST_ENTRIES = 2_000
LARGEST_DIRECTORY = 500_000
LARGEST_PART = 20_000_000
LARGEST_TOTAL = 200_000_000
STEEPEST_RATIO = 200
SMALL_PART = 1_000_000

# All that zipfile is known to raise on damaged archives.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


def main_part(document: Document) -> IO[bytes]:
    """The stream of `word/document.xml`; raises InputError where the archive is no plain Word document."""
    name, data = document.name, document.data
    if data.startswith(OLD_OFFICE_MAGIC):
        raise _refusal(
            name,
            "is an old .doc or .msg, or protected by a password",
            "Save it as .docx or .eml without a password.",
        )
    if _is_crowded(data):
        raise _refusal(name, "is an archive of too many files", "Save the transcript as .docx again.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except DAMAGED as error:
        raise damaged(name) from error
    _check_archive(name, entries)
    part = next((entry for entry in entries if MAIN_PART.fullmatch(entry.filename)), None)
    if part is None:
        raise _refusal(
            name, "is a zip archive, but no Word document", "Extract the transcript and give that."
        )
    _check_part(name, part)
    try:
        return archive.open(part)
    except DAMAGED as error:
        raise damaged(name) from error


def damaged(name: str) -> InputError:
    """The sentence for an archive that cannot be unpacked."""
    return _refusal(name, "is a damaged .docx", "Download or save it again.")


def _is_crowded(data: bytes) -> bool:
    """Whether the directory is large, before any of it is read: each of its entries costs memory.

    Only archives of gigabytes need the longer record that could tell another size.
    """
    tail = data[-LONGEST_END:]
    sizes = (tail[found.start() + 12 : found.start() + 16] for found in END_OF_DIRECTORY.finditer(tail))
    is_large = any(int.from_bytes(size, "little") > LARGEST_DIRECTORY for size in sizes)
    return is_large or LONGER_END in tail


def _check_archive(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise _refusal(name, f"holds {len(entries)} files", "Save the transcript as .docx again.")
    if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
        raise _refusal(name, "would be too large once unpacked", "Remove pictures, or export it as text.")
    for entry in entries:
        if _leads_out(entry.filename) or stat.S_ISLNK(entry.external_attr >> 16):
            raise _refusal(name, "holds a file that leads out of it", "Save the transcript as .docx again.")
        if MACROS.search(entry.filename):
            raise _refusal(name, "holds macros", "Save it as .docx without macros.")


def _leads_out(path: str) -> bool:
    parts = re.split(r"[/\\]", path)
    return ".." in parts or parts[0] == "" or ":" in parts[0]


def _check_part(name: str, part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise _refusal(name, "is protected by a password", "Save it without a password.")
    if part.file_size > LARGEST_PART:
        raise _refusal(name, "holds more text than any transcript", "Export it as text, or split it.")
    is_steep = part.file_size > STEEPEST_RATIO * max(part.compress_size, 1)
    if is_steep and part.file_size > SMALL_PART:
        raise _refusal(name, "unpacks to far more than it is", "Save the transcript as .docx again.")


def _refusal(name: str, what: str, mend: str) -> InputError:
    return InputError(f"'{name}' {what}. {mend}")
