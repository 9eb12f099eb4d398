"""The passages of a mail to those that its thread does not hold yet: quoted history is read once."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from assistant.sources.mail.passages import Origin, Passage

LINKS = re.compile(r"<?(?:https?://|mailto:|www\.)[^\s>\]]+[>\]]?", re.I)
SILENT = re.compile(r"[\W_]+")
SHORTEST = 10
MOST_LINES = 12
ENOUGH = 0.3
NEW_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Earlier:
    """What one mail added to its thread: letters and digits alone, and who wrote which stretch."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[Origin, ...]

    def origin_at(self, position: int) -> Origin:
        """Who wrote the stretch at a position."""
        return self.origins[bisect_right(self.starts, position) - 1]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the thread a quoted line was found."""

    earlier: Earlier
    start: int


@dataclass(frozen=True, slots=True)
class Folded:
    """What to read of a mail, in order: what is `new` to the thread, and the questions that it answers.

    `count` is the number of quoted lines that are left out.
    """

    passages: tuple[Passage, ...]
    new: tuple[Passage, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring lines of a passage that are all found in the thread, or all new to it."""

    passage: Passage
    places: tuple[Place | None, ...] = field(default=())

    @property
    def is_known(self) -> bool:
        """Whether the thread holds the lines."""
        return any(self.places)


def essence(text: str) -> str:
    """Letters and digits in one case: what stays of a text when it is quoted, wrapped and converted."""
    return SILENT.sub("", LINKS.sub("", text).casefold())


def earlier(passages: Sequence[Passage], sender: Origin) -> Earlier:
    """What later mails may quote of a mail."""
    texts = [essence(part.text) for part in passages]
    starts = [sum(map(len, texts[:at])) for at in range(len(texts))]
    origins = tuple(part.origin or sender for part in passages)
    return Earlier("".join(texts), tuple(starts), origins)


def folded(passages: Sequence[Passage], thread: Sequence[Earlier]) -> Folded:
    """Quoted lines that the thread holds are left out, but for the question right above an answer."""
    runs = _runs(passages, thread)
    kept: list[Passage] = []
    count = 0
    for run in reversed(runs):
        if not run.is_known:
            kept.append(run.passage)
            continue
        question = _question(run) if kept and _answers(kept[-1], run.passage) else None
        if question is not None:
            kept.append(question)
        lines = sum(bool(line.strip()) for line in run.passage.lines)
        count += lines - (len(question.lines) if question else 0)
    new = tuple(run.passage for run in runs if not run.is_known)
    return Folded(tuple(reversed(kept)), new, count)


def _answers(following: Passage, quote: Passage) -> bool:
    """Whether the sender wrote on right below what he quotes."""
    return following.kind == "message" and quote.kind == "quoted" and following.depth <= quote.depth


def _question(run: Run) -> Passage | None:
    """The last paragraph of a quote, by the one who is known to have written it."""
    lines = list(run.passage.lines)
    while lines and not lines[-1].strip():
        lines.pop()
    blank = max((at for at, line in enumerate(lines) if not line.strip()), default=-1)
    last = tuple(lines[blank + 1 :][-MOST_LINES:])
    place = next((each for each in reversed(run.places) if each is not None), None)
    if not last or place is None:
        return None
    return replace(run.passage, lines=last, origin=place.earlier.origin_at(place.start))


def _runs(passages: Sequence[Passage], thread: Sequence[Earlier]) -> list[Run]:
    found = [_places(part.lines, thread) if part.origin and thread else [] for part in passages]
    mains = [_main(part, passages, found) for part in passages]
    return [
        run
        for part, places, main in zip(passages, found, mains, strict=True)
        for run in (_split(part, places, main) if any(places) else [Run(_new(part, main))])
    ]


def _split(part: Passage, places: Sequence[Place | None], main: Earlier | None) -> Iterator[Run]:
    pairs = list(zip(part.lines, _spread(part.lines, places), strict=True))
    for is_known, group in groupby(pairs, key=lambda pair: pair[1] is not None):
        lines, spots = zip(*group, strict=True)
        piece = replace(part, lines=lines)
        if is_known:
            yield Run(piece, spots)
        elif piece.text:
            yield Run(_new(piece, main))


def _places(lines: Sequence[str], thread: Sequence[Earlier]) -> list[Place | None]:
    """Where each line is in the thread; a short one only where it goes on from its neighbour."""
    texts = [essence(line) for line in lines]
    places: list[Place | None] = []
    before: tuple[Earlier, int] | None = None
    for text in texts:
        place = _place(text, before, thread) if text else None
        places.append(place)
        before = (place.earlier, place.start + len(text)) if place else before
    for at in range(len(lines) - 2, -1, -1):
        after = _next_place(places, texts, at + 1)
        if places[at] is None and texts[at] and after is not None:
            start = after.start - len(texts[at])
            if start >= 0 and after.earlier.text.startswith(texts[at], start):
                places[at] = Place(after.earlier, start)
    if not any(places):
        return _whole(texts, thread)
    return places


def _next_place(places: Sequence[Place | None], texts: Sequence[str], at: int) -> Place | None:
    return next((places[here] for here in range(at, min(at + 4, len(places))) if texts[here]), None)


def _place(text: str, before: tuple[Earlier, int] | None, thread: Sequence[Earlier]) -> Place | None:
    if before is not None and before[0].text.startswith(text, before[1]):
        return Place(*before)
    if len(text) < SHORTEST:
        return None
    if before is not None and (start := before[0].text.find(text)) >= 0:
        return Place(before[0], start)
    found = ((each, each.text.find(text)) for each in reversed(thread))
    return next((Place(each, start) for each, start in found if start >= 0), None)


def _whole(texts: Sequence[str], thread: Sequence[Earlier]) -> list[Place | None]:
    """A quote of a few short words, where they are all that somebody wrote."""
    said = "".join(texts)
    whole = next((each for each in reversed(thread) if said and each.text == said), None)
    return [Place(whole, 0) if whole and text else None for text in texts]


def _spread(lines: Sequence[str], places: Sequence[Place | None]) -> Iterator[Place | None]:
    """Lines without a letter go with the line above them."""
    last: Place | None = next((each for each in places if each), None)
    for line, place in zip(lines, places, strict=True):
        last = place if essence(line) else last
        yield last


def _main(
    part: Passage, passages: Sequence[Passage], found: Sequence[Sequence[Place | None]]
) -> Earlier | None:
    """The mail that an unmarked quote repeats: what else stands in it, its sender may have written there."""
    if part.depth or part.kind != "quoted":
        return None
    total, mails, sizes = 0, dict[int, Earlier](), Counter[int]()
    for other, places in zip(passages, found, strict=True):
        if other.origin is part.origin:
            total += len(essence(other.text))
            for line, place in zip(other.lines, places, strict=False):
                if place is not None:
                    mails[id(place.earlier)] = place.earlier
                    sizes[id(place.earlier)] += len(essence(line))
    best = max(sizes, key=lambda each: sizes[each], default=None)
    if best is None or sizes[best] < ENOUGH * min(total, len(mails[best].text)):
        return None
    return mails[best]


def _new(piece: Passage, main: Earlier | None) -> Passage:
    """What its sender wrote into the mail that he quotes is his own: it has words that the mail has not."""
    if main is None or piece.kind != "quoted":
        return piece
    words = [word for line in piece.lines for each in line.split() if len(word := essence(each)) > 3]
    strange = sum(word not in main.text for word in words)
    is_own = strange >= NEW_WORDS * len(words)
    return replace(piece, kind="message", origin=None) if is_own else piece
