"""Owners in words to a person, a function, or nobody: never a guess between two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.grounding.people import Known, candidates_for, function_of
from schemas.plan import Owner
from schemas.value import OwnerSide

NAME = re.compile(r"\b[^\W\d_]")


@dataclass(frozen=True)
class Resolved:
    """The owner, the side that has to act, and why there is no owner where words named one."""

    owner: Owner | None
    side: OwnerSide
    problem: str | None = None


def resolve_owner(words: str | None, side: OwnerSide, people: Sequence[Known], said: str) -> Resolved:
    """Who `words` mean. `side` is what the extractor claims, `said` all that the conversation says."""
    if not words:
        return Resolved(None, side)
    meant = _narrowed(candidates_for(words, people), side)
    if len(meant) == 1:
        known = meant[0]
        actual = known.side if known.side is not OwnerSide.UNKNOWN else side
        return Resolved(Owner(name=known.name, side=actual, role=known.role), actual)
    if meant:
        names = " or ".join(sorted(known.name for known in meant))
        return Resolved(None, side, f"'{words}' could be {names}")
    if function := function_of(words):
        return Resolved(Owner(name=function[0], side=side, role=function[1]), side)
    if NAME.search(words) and _occurs(words, said):
        return Resolved(Owner(name=words, side=side), side)
    return Resolved(None, side, f"nobody called '{words}' takes part or is named")


def _narrowed(meant: tuple[Known, ...], side: OwnerSide) -> tuple[Known, ...]:
    """Of several people with one name, those on the side that has to act, where that tells them apart."""
    if len(meant) < 2:
        return meant
    on_side = tuple(known for known in meant if known.side is side)
    return on_side or meant


def _occurs(words: str, said: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words.strip())}(?!\w)", said, re.IGNORECASE) is not None
