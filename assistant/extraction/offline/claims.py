"""A step as the passes over a conversation see it, before it becomes a candidate."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from assistant.extraction.offline.lexicon import Deliverable
from assistant.extraction.offline.parties import Who
from schemas.extraction import Basis
from schemas.value import Category


class Strength(IntEnum):
    """How firmly words bind: an idea, a possibility, a promise."""

    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, order=True)
class Span:
    """A half-open span of characters of the utterance at a place."""

    at: int
    start: int
    end: int


@dataclass(frozen=True)
class Claim:
    """`place` is where its cue stands, `words` the content words of its object; dead claims are dropped.

    What is `asked` waits for an answer, unless it is certain whom it is asked of; what is
    tentative counts only once somebody promises it.
    """

    family: str
    basis: Basis
    strength: Strength
    group: str
    title: str
    category: Category
    who: Who
    place: Span
    quotes: tuple[Span, ...]
    deliverable: Deliverable | None = None
    words: frozenset[str] = frozenset()
    due: Span | None = None
    has_date: bool = False
    asked: bool = False
    is_certain: bool = False
    is_tentative: bool = False
    asker: Who | None = None
    status: Literal["open", "done"] = "open"
    dead: str | None = None

    @property
    def at(self) -> int:
        return self.place.at
