"""A thread pasted as text, with From, Sent, To and Subject above each mail, to messages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.sources.mail.attribution import Attribution
from assistant.sources.mail.blocks import header_block
from assistant.sources.mail.findings import hidden_text_dropped
from assistant.sources.mail.lines import Line, lines_of
from assistant.sources.mail.message import Message
from assistant.sources.mail.thread import moment
from assistant.sources.mail.unseen import without_unseen
from assistant.sources.mail.when import said_when

SAMPLE = 200_000
NOBODY = Attribution(None, "", 0)


def is_pasted(text: str) -> bool:
    """Whether a header block opens the text, or two stand in it; one alone below other text is no thread."""
    lines = lines_of(text[:SAMPLE])
    blocks = _blocks(lines)
    first = next(blocks, None)
    if first is None:
        return False
    return all(line.is_blank for line in lines[: first[0]]) or next(blocks, None) is not None


def pasted_messages(text: str, source: str) -> tuple[Message, ...]:
    """The mails of the text, the oldest first where dates tell; text above all headers is the newest."""
    text, unseen = without_unseen(text)
    raw = text.split("\n")
    starts = [(0, NOBODY), *_blocks(lines_of(text))]
    ends = [at for at, _ in starts[1:]] + [len(raw)]
    found = [
        _message(block, "\n".join(raw[at + block.consumed : end]), source)
        for (at, block), end in zip(starts, ends, strict=True)
    ]
    opening, *rest = found
    if not opening.text.strip():
        found = rest
    if unseen:
        found[0] = replace(found[0], findings=(hidden_text_dropped(unseen, source),))
    dates = [moment(each.sent_at) for each in rest if each.sent_at]
    return tuple(reversed(found)) if dates == sorted(dates, reverse=True) else tuple(found)


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, Attribution]]:
    """The header blocks that no quote mark stands before, each with its line."""
    at = 0
    while at < len(lines):
        line = lines[at]
        found = None if line.is_blank or line.depth else header_block(lines, at)
        if found is not None and found.author is not None and (found.when or found.to):
            yield at, found
        at += found.consumed if found is not None else 1


def _message(block: Attribution, text: str, source: str) -> Message:
    return Message(
        source=source,
        format="mail text",
        subject=block.subject,
        sender=block.author,
        to=block.to,
        sent_at=said_when(block.when, None),
        text=text,
        keys=frozenset({f"pasted:{source}"}),
    )
