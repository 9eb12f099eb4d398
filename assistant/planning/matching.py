"""Steps of the plan and steps that a conversation tells to the pairs that are one and the same step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.planning.deliverable import are_apart, deliverable_of, likeness
from schemas.plan import Step
from schemas.value import Category, OwnerSide

SAME = 0.75
FIRM_SIDES = frozenset({OwnerSide.BUYER, OwnerSide.SELLER})


@dataclass(frozen=True)
class Match:
    """A step of the plan that a told step is taken for, how surely, and why in words."""

    planned: Step
    told: Step
    score: float
    reason: str


def match_of(planned: Step, told: Step) -> Match | None:
    """The match of two steps, or None where they are too unlike to be the same."""
    signals = list(_signals(planned, told))
    score = sum(weight for weight, _ in signals)
    if score < SAME:
        return None
    reasons = [word for weight, word in signals if weight > 0 and word]
    return Match(planned, told, score, f"Same step as “{planned.title}”: same {', '.join(reasons)}.")


def pairs(planned: Sequence[Step], told: Sequence[Step]) -> dict[str, Match]:
    """The best match of each told step by its id; a planned step is given to one told step only."""
    found = [m for t in told for p in planned if (m := match_of(p, t)) is not None]
    taken: set[str] = set()
    chosen: dict[str, Match] = {}
    for match in sorted(found, key=lambda m: -m.score):
        if match.told.id not in chosen and match.planned.id not in taken:
            chosen[match.told.id] = match
            taken.add(match.planned.id)
    return chosen


def _signals(planned: Step, told: Step) -> Iterator[tuple[float, str]]:
    one, other = deliverable_of(planned.title), deliverable_of(told.title)
    alike = likeness(one, other)
    yield alike, f"deliverable ({' '.join(sorted(one.words & other.words))})" if alike else ""
    if are_apart(one, other):
        yield -0.6, ""
    elif one.act and one.act == other.act:
        yield 0.1, f"act ({one.act})"
    yield from _filed(planned, told)
    yield from _owned(planned, told)
    if _date(planned) is not None and _date(planned) == _date(told):
        yield 0.1, f"date ({_date(told)})"


def _filed(planned: Step, told: Step) -> Iterator[tuple[float, str]]:
    if planned.key and told.key:
        yield (0.45, f"catalogue step ({told.key})") if planned.key == told.key else (-0.3, "")
    if planned.category == told.category:
        yield 0.1, f"category ({told.category})"
    elif Category.OTHER not in (planned.category, told.category):
        yield -0.2, ""


def _owned(planned: Step, told: Step) -> Iterator[tuple[float, str]]:
    if {planned.owner_side, told.owner_side} == FIRM_SIDES:
        yield -0.35, ""
    if planned.owner and told.owner:
        same = planned.owner.name.casefold() == told.owner.name.casefold()
        yield (0.15, f"owner ({told.owner.name})") if same else (-0.1, "")


def _date(step: Step) -> object:
    return step.due.latest if step.due is not None else None
