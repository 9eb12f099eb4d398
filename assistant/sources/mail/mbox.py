"""The bytes of a mailbox to its mails, one at a time and without a copy of the whole."""

import re
from collections.abc import Iterator

FIRST = re.compile(rb"From [^\r\n]*\r?\n(?=[!-9;-~]{1,80}:|>From )")
NEXT = re.compile(rb"\nFrom [^\r\n]*\r?\n(?=[!-9;-~]{1,80}:|>From )")
ESCAPED = re.compile(rb"^>(>*From )", re.M)


def is_mbox(data: bytes) -> bool:
    """Whether the bytes start as a mailbox does."""
    return FIRST.match(data) is not None


def mails_in(data: bytes) -> Iterator[bytes]:
    """Each mail without its separator line; `>From` inside of it is `From` again.

    A line "From …" starts a mail only behind an empty line and above a header: bodies have such lines too.
    """
    first = FIRST.match(data)
    start = first.end() if first else 0
    for found in NEXT.finditer(data, max(0, start - 1)):
        at = found.start()
        if data[at - 1 : at] == b"\n" or data[at - 2 : at] == b"\n\r":
            yield _mail(data[start:at])
            start = found.end()
    yield _mail(data[start:])


def _mail(raw: bytes) -> bytes:
    return ESCAPED.sub(rb"\1", raw)
