"""The text of a mail to its passages: what its sender wrote, quotes of whom, signatures, disclaimers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from assistant.sources.mail.addresses import Address
from assistant.sources.mail.attribution import Attribution, wrote_line
from assistant.sources.mail.blocks import header_block
from assistant.sources.mail.lines import Line, lines_of
from assistant.sources.mail.signoff import zones
from assistant.sources.mail.when import said_when
from schemas.conversation import UtteranceKind


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote a quoted passage, when and to whom, as far as its header tells."""

    author: Address | None = None
    said_at: datetime | None = None
    to: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of one writer and one kind; without an `origin` the sender of the mail wrote them."""

    kind: UtteranceKind
    lines: tuple[str, ...]
    depth: int = 0
    origin: Origin | None = None

    @property
    def text(self) -> str:
        """The lines as one text, without those that only mark the end."""
        return "\n".join(self.lines).strip()


def passages(text: str, sent_at: datetime | None, sender: Address | None = None) -> tuple[Passage, ...]:
    """Everything the mail says, in its order; only quote marks and the headers of quotes are left out."""
    owned = list(_owned(lines_of(text), sent_at))
    return tuple(part for whole in _gathered(owned) for part in _split(whole, sender))


Owned = tuple[Line, Origin | None]


def _owned(lines: Sequence[Line], sent_at: datetime | None) -> Iterator[Owned]:
    """Each line that is text with the one who wrote it, by the announcements and quote marks so far."""
    writers: dict[int, Origin] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        found = None if line.is_blank else header_block(lines, at) or wrote_line(lines, at)
        if found is None:
            yield line, writers.get(line.depth) or (Origin() if line.depth else None)
            at += 1
            continue
        if found.own:
            yield Line(line.depth, found.own), writers.get(line.depth)
        at += found.consumed
        depth = _depth_of_the_quote(lines, at, line.depth)
        writers = {deep: writer for deep, writer in writers.items() if deep < depth}
        writers[depth] = _origin(found, sent_at)


def _depth_of_the_quote(lines: Sequence[Line], at: int, depth: int) -> int:
    """Quoted text is marked, or it runs on unmarked to the end of the mail."""
    following = next((line for line in lines[at:] if not line.is_blank), None)
    return depth + 1 if following is not None and following.depth > depth else depth


def _origin(found: Attribution, sent_at: datetime | None) -> Origin:
    return Origin(found.author, said_when(found.when, sent_at), found.to)


def _gathered(owned: Sequence[Owned]) -> Iterator[Passage]:
    """Neighbouring lines of one writer; blank lines belong to what surrounds them."""
    for (depth, origin), group in groupby(_without_loose_blanks(owned), key=lambda each: each[1:]):
        kind: UtteranceKind = "message" if origin is None else "quoted"
        yield Passage(kind, tuple(text for text, *_ in group), depth, origin)


def _without_loose_blanks(owned: Sequence[Owned]) -> Iterator[tuple[str, int, Origin | None]]:
    depth, origin = 0, None
    for line, writer in owned:
        if not line.is_blank:
            depth, origin = line.depth, writer
        yield line.text, depth, origin


def _split(whole: Passage, sender: Address | None) -> Iterator[Passage]:
    writer = whole.origin.author if whole.origin else sender
    for kind, lines in zones(whole.lines, writer.name if writer else None):
        part = replace(whole, kind=kind if kind != "message" else whole.kind, lines=lines)
        if part.text:
            yield part
