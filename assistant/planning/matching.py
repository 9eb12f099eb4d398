"""Steps of the plan and steps that a conversation tells to the pairs that are one and the same step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.planning.acts import ACTS, SIDED, are_apart
from assistant.planning.deliverable import Deliverable, differ, likeness
from assistant.planning.events import are_two_launches, event_of
from assistant.planning.people import is_function, is_same_person
from assistant.planning.terminology import stem
from assistant.planning.titles import deliverable_of
from schemas.plan import Step
from schemas.value import Category, OwnerSide

SAME = 0.75
LIKE = 0.3
FIRM_SIDES = frozenset({OwnerSide.BUYER, OwnerSide.SELLER})
# Extractors file a step of one field here or there.
FIELDS = (
    {Category.DISCOVERY, Category.EVALUATION},
    {Category.BUSINESS_CASE, Category.APPROVAL},
    {Category.SECURITY, Category.PRIVACY, Category.LEGAL},
    {Category.PROCUREMENT, Category.COMMERCIAL},
    {Category.APPROVAL, Category.SIGNATURE, Category.LEGAL},
    {Category.ONBOARDING, Category.GO_LIVE},
)

Signal = tuple[float, str]


@dataclass(frozen=True)
class Match:
    """A step of the plan that a told step is taken for, how surely, and why in words."""

    planned: Step
    told: Step
    score: float
    reason: str


def match_of(planned: Step, told: Step) -> Match | None:
    """The match of two steps, or None where they are too unlike to be the same.

    A deliverable in common does not suffice: something else has to agree as well.
    """
    one, other = deliverable_of(planned.title), deliverable_of(told.title)
    meant = _meant(planned, told, one, other)
    if meant is None:
        return None
    signals = [meant, *_done(one, other), *_filed(planned, told), *_owned(planned, told, one, other)]
    signals.extend(_told_apart(planned, told, one, other))
    score = sum(weight for weight, _ in signals)
    reasons = [word for weight, word in signals if weight > 0 and word]
    if score < SAME or len(reasons) < 2:
        return None
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


def is_new_version(match: Match) -> bool:
    """Whether a document is told of anew that had been due: "the amended contract" after the contract."""
    before, after = deliverable_of(match.planned.title), deliverable_of(match.told.title)
    if not (after.is_revised and not before.is_revised):
        return False
    due, said = _date(match.planned), [e.said_at.date() for e in match.told.evidence if e.said_at]
    return match.planned.status == "done" or bool(due and said and due < max(said))


def _meant(planned: Step, told: Step, one: Deliverable, other: Deliverable) -> Signal | None:
    """What both are about: an event that a deal has once, or the same deliverable."""
    if are_two_launches(one, other):
        return None
    event = event_of(planned, one)
    if event is not None and event is event_of(told, other):
        return max(SAME, likeness(one, other)), f"event ({event.value})"
    alike = likeness(one, other)
    if alike < LIKE:
        return None
    common = (one.words & other.words) or (one.nouns & other.nouns)
    return alike, f"deliverable ({other.wording(common)})" if common else "deliverable"


def _done(one: Deliverable, other: Deliverable) -> Iterator[Signal]:
    acts = one.acts & other.acts
    if acts:
        yield 0.1, f"act ({', '.join(sorted(acts))})"
    else:
        known = one.acts <= ACTS and other.acts <= ACTS
        yield (-0.6 if are_apart(one.acts, other.acts) else -0.15 if known else -0.05), ""


def _filed(planned: Step, told: Step) -> Iterator[Signal]:
    if planned.key and told.key:
        yield (0.3, f"catalogue step ({told.key})") if planned.key == told.key else (-0.3, "")
    if planned.category == told.category:
        yield 0.1, f"category ({told.category})"
    elif Category.OTHER not in (planned.category, told.category):
        near = any({planned.category, told.category} <= field for field in FIELDS)
        yield (-0.05 if near else -0.2), ""
    if _date(planned) is not None and _date(planned) == _date(told):
        yield 0.1, f"date ({_date(told)})"


def _owned(planned: Step, told: Step, one: Deliverable, other: Deliverable) -> Iterator[Signal]:
    received = "receive" in one.acts ^ other.acts
    if {planned.owner_side, told.owner_side} == FIRM_SIDES and not received:
        yield (-0.5 if (one.acts | other.acts) & SIDED else -0.35), ""
    if not planned.owner or not told.owner or received:
        return
    if is_same_person(planned.owner.name, told.owner.name):
        yield 0.15, f"owner ({told.owner.name})"
    elif not is_function(planned.owner) and not is_function(told.owner):
        yield -0.15, ""


def _told_apart(planned: Step, told: Step, one: Deliverable, other: Deliverable) -> Iterator[Signal]:
    """What both titles name, and differently: another version, site, party or document."""
    names = " ".join(step.owner.name.casefold() for step in (planned, told) if step.owner)
    owners = frozenset(map(stem, names.split()))
    if differ(one.marks, other.marks):
        yield -0.5, ""
    if differ(one.names - owners, other.names - owners):
        yield -0.3, ""
    if event_of(planned, one) is not None or not one.head or not other.head:
        return
    if one.head == other.head and differ(one.kind, other.kind):
        yield -0.25, ""
    elif one.head != other.head:
        yield (-0.15 if one.head in other.nouns or other.head in one.nouns else -0.25), ""


def _date(step: Step) -> date | None:
    return step.due.latest if step.due is not None else None
