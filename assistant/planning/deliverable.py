"""Titles of steps to how alike their deliverables are, and whether they do the same with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.planning.wording import words

WORD = re.compile(r"[^\W_]+")
FILLER = words(
    """a an and any at back by for from get his her if in into is it its let me my of off on or
    our out over own some that the their them then this to up us we with you your"""
)
# Words that many deliverables share say little of which one is meant.
GENERIC = words(
    """answer call copy data detail document draft email final info information internal item
    latest list mail meeting next note plan question report review revised session signed step
    team update updated version week"""
)
GENERIC_WEIGHT = 0.3
ACTS: Mapping[str, frozenset[str]] = {
    "hand over": words(
        """circulate deliver email fire forward give mail pass provide resend return send share shoot
    submit supply upload"""
    ),
    "check": words(
        "approve assess check comment evaluate inspect mark read redline review validate verify vet"
    ),
    "sign": words("countersign execute sign"),
    "make": words(
        "answer build complete create design draft fill finalise finalize finish make prepare write"
    ),
    "meet": words("arrange attend book hold join meet run schedule set"),
}
APART = frozenset(
    frozenset(pair)
    for pair in (
        ("hand over", "check"),
        ("hand over", "sign"),
        ("hand over", "meet"),
        ("check", "sign"),
        ("check", "make"),
        ("make", "sign"),
        ("make", "meet"),
    )
)


@dataclass(frozen=True)
class Deliverable:
    """What a title does (`act`, None where its verb tells nothing) and the words of what it does it to."""

    act: str | None
    words: frozenset[str]


@lru_cache(maxsize=4096)
def deliverable_of(title: str) -> Deliverable:
    """The act and the words of a title that starts with a verb, as a step's does."""
    said = [_stem(word) for word in WORD.findall(title.casefold())]
    act = next((act for act, verbs in ACTS.items() if said and said[0] in verbs), None)
    rest = said[1:] if act or len(said) > 1 else said
    return Deliverable(act, frozenset(rest) - FILLER)


def likeness(one: Deliverable, other: Deliverable) -> float:
    """From 0 (no word in common) to 1 (the same words), where common words count less."""
    both = _weight(one.words) + _weight(other.words)
    return 2 * _weight(one.words & other.words) / both if both else 0.0


def are_apart(one: Deliverable, other: Deliverable) -> bool:
    """Whether the acts are two steps even with the same deliverable: sending is not reviewing."""
    return one.act is not None and other.act is not None and frozenset((one.act, other.act)) in APART


def _weight(said: frozenset[str]) -> float:
    return sum(GENERIC_WEIGHT if word in GENERIC else 1.0 for word in said)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
