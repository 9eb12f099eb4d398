"""What the deal file and the stated facts say together: amount, target date, stakeholders, durations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import get_args

from assistant.amounts import amount_of, working_days_of
from assistant.dates import resolve
from assistant.dating import context_for
from assistant.grounding.owners import resolve_owner
from assistant.grounding.people import people_of
from schemas.conversation import Conversation
from schemas.deal import Deal, TargetKind
from schemas.evidence import Evidence
from schemas.extraction import Basis, FactKind
from schemas.finding import Finding, Severity
from schemas.plan import Fact, Stakeholder, Step, TargetDate
from schemas.value import Category, OwnerSide, Side

ROLES = {FactKind.ECONOMIC_BUYER: "economic_buyer", FactKind.CHAMPION: "champion"}
SIDES = {OwnerSide.BUYER: Side.BUYER, OwnerSide.SELLER: Side.SELLER}


def with_stated_amount(deal: Deal, facts: Iterable[Fact]) -> Deal:
    """The deal, with the amount that was said last where the deal file gives none."""
    if deal.amount is not None:
        return deal
    said = [a for f in facts if f.kind is FactKind.AMOUNT and f.value and (a := amount_of(f.value))]
    return deal.model_copy(update={"amount": said[-1]}) if said else deal


def target_of(deal: Deal, facts: Iterable[Fact]) -> tuple[TargetDate | None, tuple[Finding, ...]]:
    """The date that the plan is scheduled back from: the deal's own, else the one that was said last.

    A target in words that give no date is a Finding, and so is one that contradicts the deal's.
    """
    claimed = [(f, _target(deal, f)) for f in facts if f.kind is FactKind.TARGET_DATE]
    said = tuple(target for _, target in claimed if target)
    undated = tuple(_undated(fact) for fact, target in claimed if target is None)
    if deal.target is None:
        go_live = [t for t in said if t.kind == "go_live"]
        return next(reversed(go_live or said), None), undated
    target = TargetDate(kind=deal.target.kind, latest=deal.target.date)
    return target, (*_contradictions(target, said), *undated)


def _undated(fact: Fact) -> Finding:
    words = _holding(fact)
    return Finding(
        code="date_unresolved",
        severity=Severity.WARNING,
        message=f"A target is spoken of, but no date follows from “{fact.value or words.quote}”.",
        hint="Ask for a date and enter it in the deal.",
        evidence=(words,),
    )


def _target(deal: Deal, fact: Fact) -> TargetDate | None:
    evidence = _holding(fact)
    if fact.about not in get_args(TargetKind) or not fact.value:
        return None
    resolution = resolve(fact.value, context_for(evidence, OwnerSide.BOTH, deal, {}))
    if resolution.latest is None:
        return None
    return TargetDate(
        kind=fact.about,
        phrase=fact.value,
        earliest=resolution.earliest,
        latest=resolution.latest,
        evidence=fact.evidence,
    )


def _holding(fact: Fact) -> Evidence:
    """The quote of a fact that holds its value, else its first one."""
    value = (fact.value or "").casefold()
    return next((e for e in fact.evidence if value in e.quote.casefold()), fact.evidence[0])


def _contradictions(target: TargetDate, said: Iterable[TargetDate]) -> Iterator[Finding]:
    for other in said:
        if (
            other.kind == target.kind
            and not (other.earliest or other.latest) <= target.latest <= other.latest
        ):
            yield Finding(
                code="target_differs",
                severity=Severity.WARNING,
                message=f"The deal says {target.latest}, but “{other.phrase}” means {other.latest}.",
                hint="Agree on one date and enter it in the deal.",
                evidence=other.evidence,
            )


def _holds(window: TargetDate, day: date) -> bool:
    return (window.earliest or window.latest) <= day <= window.latest


def stakeholders_of(
    deal: Deal, conversations: Sequence[Conversation], facts: Iterable[Fact]
) -> tuple[Stakeholder, ...]:
    """The deal's people, those who took part, and those whom a fact gives a role; the deal's roles win."""
    people = {
        person.name: Stakeholder(name=person.name, side=person.side or Side.UNKNOWN, role=person.role)
        for person in deal.people
    }
    by_id = {conversation.id: conversation for conversation in conversations}
    for conversation in conversations:
        for known in people_of(conversation, deal):
            side = SIDES.get(known.side, Side.UNKNOWN)
            people.setdefault(known.name, Stakeholder(name=known.name, side=side))
    taken = {person.role for person in people.values()}
    for fact in facts:
        role = ROLES.get(fact.kind)
        if role is None or role in taken or not fact.value:
            continue
        name = _name(fact, by_id[fact.evidence[0].conversation], deal)
        one = people.get(name, Stakeholder(name=name, side=Side.BUYER))
        people[name] = one.model_copy(update={"role": one.role or role, "evidence": fact.evidence})
    return tuple(people.values())


def _name(fact: Fact, conversation: Conversation, deal: Deal) -> str:
    """Who is meant by a fact's words: a known person, a function, or the name as it was said."""
    assert fact.value is not None
    people = people_of(conversation, deal)
    owner = resolve_owner(fact.value, OwnerSide.BUYER, people, fact.value).owner
    return owner.name if owner else fact.value


def with_stated_durations(steps: Sequence[Step], facts: Iterable[Fact]) -> tuple[Step, ...]:
    """The steps, each with the duration that was said of its catalogue step, or of its category.

    "Legal takes three weeks" is said of the review that the process asks for, not of each legal step.
    """
    said = {f.about: days for f in facts if f.kind is FactKind.DURATION and (days := _days(f))}
    reviews = {s.category: s.id for s in steps if s.basis is Basis.PROCESS}
    return tuple(
        step.model_copy(update={"duration_days": days}) if (days := _said_of(step, said, reviews)) else step
        for step in steps
    )


def _said_of(step: Step, said: Mapping[str | None, int], reviews: Mapping[Category, str]) -> int | None:
    if step.key in said and step.key is not None:
        return said[step.key]
    return said.get(step.category) if reviews.get(step.category) == step.id else None


def _days(fact: Fact) -> int | None:
    texts = (fact.value or "", *(e.quote for e in fact.evidence))
    return next((days for text in texts if (days := working_days_of(text))), None)
