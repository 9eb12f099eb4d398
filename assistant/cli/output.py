"""Text to standard output or to a file, and word of slow work to a terminal."""

import sys
from pathlib import Path

import click

from assistant.errors import InputError


def use_utf8() -> None:
    """Files and pipes get UTF-8; a character that cannot be shown becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if stream.isatty():
            stream.reconfigure(errors="replace")  # type: ignore[union-attr] # the streams of a process are files
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # as above


def write(text: str, out: Path | None) -> None:
    """Write to a file, or to standard output where none is named."""
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"'{out}' cannot be written: {error.strerror}. Name another file.") from error
    click.echo(f"{out} written", err=True)


def tell(progress: str) -> None:
    """Say what takes long, to a person who waits at a terminal."""
    if sys.stderr.isatty():
        click.echo(progress, err=True)
