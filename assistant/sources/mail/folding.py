"""The passages of a mail to those that its thread does not hold yet: quoted history is read once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from assistant.sources.mail.history import Earlier, Place, earlier, essence, places_of, spread
from assistant.sources.mail.passages import Origin, Passage

MOST_LINES = 12
ENOUGH = 0.3
NEW_WORDS = 0.5


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
    announced = [part for part in passages if part.origin and part.origin.author]
    own = [earlier(announced, Origin())] if announced else []
    found = [_found(part, thread, own) for part in passages]
    mains = _mains(passages, found)
    return [run for part, places in zip(passages, found, strict=True) for run in _split(part, places, mains)]


def _found(part: Passage, thread: Sequence[Earlier], own: Sequence[Earlier]) -> list[Place | None]:
    """Where the lines are: in the thread, or, where no author is named, in another quote of the mail."""
    if part.origin is None:
        return []
    known = [*thread, *own] if part.origin.author is None else thread
    return places_of(part.lines, known) if known else []


def _split(part: Passage, places: Sequence[Place | None], mains: Mapping[Origin, Earlier]) -> Iterator[Run]:
    main = mains.get(part.origin) if part.origin and part.depth == 0 else None
    if not any(places):
        yield Run(_new(part, main))
        return
    pairs = list(zip(part.lines, spread(part.lines, places), strict=True))
    for is_known, group in groupby(pairs, key=lambda pair: pair[1] is not None):
        lines, spots = zip(*group, strict=True)
        piece = replace(part, lines=lines)
        if is_known:
            yield Run(piece, spots)
        elif piece.text:
            yield Run(_new(piece, main))


def _mains(passages: Sequence[Passage], found: Sequence[Sequence[Place | None]]) -> dict[Origin, Earlier]:
    """The mail that each unmarked quote repeats: the sender may have written into it."""
    totals, sizes = Counter[Origin](), dict[Origin, Counter[int]]()
    mails: dict[int, Earlier] = {}
    for part, places in zip(passages, found, strict=True):
        if part.origin is not None and part.depth == 0:
            totals[part.origin] += len(essence(part.text))
            for line, place in zip(part.lines, places, strict=False):
                if place is not None:
                    mails[id(place.earlier)] = place.earlier
                    sizes.setdefault(part.origin, Counter())[id(place.earlier)] += len(essence(line))
    best = {origin: mails[counts.most_common(1)[0][0]] for origin, counts in sizes.items()}
    return {
        origin: mail
        for origin, mail in best.items()
        if sizes[origin][id(mail)] >= ENOUGH * min(totals[origin], len(mail.text))
    }


def _new(piece: Passage, main: Earlier | None) -> Passage:
    """What its sender wrote into the mail that he quotes is his own: it has words that the mail has not."""
    if main is None or piece.kind != "quoted":
        return piece
    words = [word for line in piece.lines for each in line.split() if len(word := essence(each)) > 3]
    strange = sum(word not in main.text for word in words)
    is_own = strange >= NEW_WORDS * len(words)
    return replace(piece, kind="message", origin=None) if is_own else piece
