"""Paths to documents: what cannot be a transcript is refused before it is read."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from assistant.errors import InputError
from assistant.sources.reading import Document

MEGABYTE = 1_000_000
MOST_BYTES, MOST_MAILBOX_BYTES = 20 * MEGABYTE, 50 * MEGABYTE
MAILBOX = b"From "


def load_documents(paths: Iterable[Path]) -> tuple[Document, ...]:
    """The files under their own names, or their paths where two have one name; raises InputError."""
    paths = tuple(paths)
    counts = Counter(path.name for path in paths)
    return tuple(
        Document(shown(path.name if counts[path.name] == 1 else path), _bytes(path)) for path in paths
    )


def shown(path: str | Path) -> str:
    """The path as text that can be written everywhere: names on disk need not be UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    name = shown(path)
    if path.is_dir():
        raise InputError(f"'{name}' is a directory. Name the files in it.")
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            start = file.read(len(MAILBOX))
            most = MOST_MAILBOX_BYTES if start == MAILBOX else MOST_BYTES
            if size > most:
                sizes = f"{size / MEGABYTE:.0f} MB, more than the {most // MEGABYTE} MB that are read"
                raise InputError(f"'{name}' has {sizes}. Split it, or export a shorter span.")
            data = start + file.read(most + 1 - len(start))
    except FileNotFoundError as error:
        raise InputError(f"'{name}' does not exist. Check the path.") from error
    except OSError as error:
        raise InputError(f"'{name}' cannot be read: {error.strerror}.") from error
    if not data:
        raise InputError(f"'{name}' is empty. Check that the export was complete.")
    return data
