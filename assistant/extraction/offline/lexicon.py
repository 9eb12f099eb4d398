"""The lexicon files to the deliverables and word lists that the cue grammar looks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from schemas.value import Category, OwnerSide

HERE = Path(__file__).parent
LONGEST_NAME = 5

Kind = Literal["document", "event", "process", "state"]


@dataclass(frozen=True)
class Deliverable:
    """A document, event, process or state of a deal; `by_verb` are steps of the catalogue by verb class."""

    key: str
    category: Category
    noun: str
    kind: Kind
    side: OwnerSide = OwnerSide.UNKNOWN
    milestone: bool = False
    by_verb: dict[str, str] = field(default_factory=dict)


class Mention(NamedTuple):
    """A deliverable and the half-open range of words that names it."""

    deliverable: Deliverable
    start: int
    end: int


@cache
def loaded(name: str) -> Any:
    """A file of the lexicon; the C loader is ten times as fast where libyaml is there."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=loader)


@cache
def _names() -> dict[str, dict[tuple[str, ...], Deliverable]]:
    index: dict[str, dict[tuple[str, ...], Deliverable]] = {}
    for row in loaded("lexicon.yaml"):
        fields = {key: value for key, value in row.items() if key != "names"}
        category, side = Category(row["category"]), OwnerSide(row.get("side", "unknown"))
        deliverable = Deliverable(**(fields | {"category": category, "side": side}))
        for name in row["names"]:
            words = tuple(name.split())
            index.setdefault(words[0], {})[words] = deliverable
    return index


def mentions(words: Sequence[str], start: int, end: int) -> Iterator[Mention]:
    """The deliverables named between two words, from left to right, the longest name at each place."""
    names = _names()
    at = start
    while at < end:
        known = names.get(words[at])
        found = _longest(known, words, at, end) if known else None
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _longest(
    names: dict[tuple[str, ...], Deliverable], words: Sequence[str], at: int, end: int
) -> Mention | None:
    for length in range(min(LONGEST_NAME, end - at), 0, -1):
        deliverable = names.get(tuple(words[at : at + length]))
        if deliverable is not None:
            return Mention(deliverable, at, at + length)
    return None


@cache
def soft_nouns() -> frozenset[str]:
    """Nouns that need a strong verb or a date to carry a step."""
    return frozenset(loaded("nouns.yaml")["soft"])


@cache
def idle_nouns() -> frozenset[str]:
    """Objects of talk ("an example", "a hand") that never carry a step."""
    return frozenset(loaded("nouns.yaml")["never"])


@cache
def _categories() -> dict[str, Category]:
    rows = loaded("nouns.yaml")["category"].items()
    return {word: Category(name) for name, words in rows for word in words}


def category_of(words: Sequence[str]) -> Category | None:
    """The category that the last telling word names, if any does."""
    known = _categories()
    return next((known[word] for word in reversed(words) if word in known), None)
