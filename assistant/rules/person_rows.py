"""The people of a plan as rows: stakeholders, people of the deal file and named owners, each once."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.calendars import WorkingDays, working_days_between
from assistant.rules.coverage import said_due
from assistant.rules.rows import PersonRow, Role
from assistant.rules.subject import RuleInput
from schemas.evidence import Evidence
from schemas.extraction import FactKind
from schemas.plan import Fact, Step
from schemas.value import Category, OwnerSide, Side

AFTER_SIGNATURE = frozenset({Category.SIGNATURE, Category.ONBOARDING, Category.GO_LIVE})
ROLES_BY_FACT = {FactKind.ECONOMIC_BUYER: Role.ECONOMIC_BUYER, FactKind.CHAMPION: Role.CHAMPION}
SIDES = {OwnerSide.BUYER: Side.BUYER, OwnerSide.SELLER: Side.SELLER}
LONGEST_NAME = 60
FUNCTION_WORD = re.compile(
    r"""(?x) legal|counsel|lawyers|attorneys|procurement|purchasing|sourcing|vendor|supplier|management
    |manager|security|infosec|information|privacy|data|protection|dpo|finance|accounting|accounts|payable|controlling
    |treasury|it|board|committee|steering|compliance|audit|deal|desk|cfo|ceo|cio|ciso|coo|cto|vp|hr|team
    |department|dept|group|people|folks|side|the|our|your|their|my|and|of|client|customer|buyer|seller|users
    |tbd|tba|n/a|unknown|someone|somebody|everyone|both|sales|marketing|operations|ops|engineering|support
    |admin|administrator|office"""
)


@dataclass(frozen=True)
class Known:
    """Somebody who is named; `evidence` are the quotes that name them."""

    name: str
    side: Side
    role: Role | None
    evidence: tuple[Evidence, ...] = ()


def is_named(name: str, people: Mapping[str, Known]) -> bool:
    """Whether a name is a person's, rather than a team's, a function's or a placeholder."""
    words = name.casefold().replace(",", " ").split()
    return name.casefold() in people or not all(map(FUNCTION_WORD.fullmatch, words))


def role_of(role: str | None) -> Role | None:
    """The role that rules know, `other` for a role of somebody's own."""
    if role is None:
        return None
    return Role(role) if role in tuple(Role) else Role.OTHER


def people_of(subject: RuleInput) -> dict[str, Known]:
    """Everybody who is known by name, by the folded name."""
    people: dict[str, Known] = {}
    for holder in subject.stakeholders:
        people[holder.name.casefold()] = Known(
            holder.name, holder.side, role_of(holder.role), holder.evidence
        )
    for person in subject.deal.people:
        people.setdefault(
            person.name.casefold(), Known(person.name, person.side or Side.UNKNOWN, role_of(person.role))
        )
    for fact in subject.facts:
        _add_fact(people, fact)
    for step in subject.steps:
        if step.owner and is_named(step.owner.name, people):
            side = SIDES.get(step.owner.side, Side.UNKNOWN)
            known = Known(step.owner.name, side, role_of(step.owner.role), step.evidence)
            people.setdefault(step.owner.name.casefold(), known)
    return people


def _add_fact(people: dict[str, Known], fact: Fact) -> None:
    """A fact that names somebody gives a known person the role, or adds the person in the fact's words."""
    role = ROLES_BY_FACT.get(fact.kind)
    if role is None or not fact.value:
        return
    named = fact.value.casefold()
    meant = next((key for key in people if key in named), None)
    if meant is not None:
        known = people[meant]
        people[meant] = Known(known.name, known.side, role, fact.evidence)
    elif len(fact.value) <= LONGEST_NAME:
        people[named] = Known(fact.value, Side.BUYER, role, fact.evidence)


def person_rows(
    subject: RuleInput, steps: Sequence[Step], people: Iterable[Known], calendar: WorkingDays
) -> tuple[PersonRow, ...]:
    """The people as rows, in the order in which they are given."""
    owned: dict[str, list[Step]] = {}
    for step in steps:
        if step.owner:
            owned.setdefault(step.owner.name.casefold(), []).append(step)
    return tuple(_row(subject, known, owned.get(known.name.casefold(), []), calendar) for known in people)


def _row(subject: RuleInput, known: Known, own: list[Step], calendar: WorkingDays) -> PersonRow:
    dues = [step.due.latest for step in own if step.status == "open" and step.due and said_due(step)]
    weeks = Counter(due.isocalendar()[:2] for due in dues if due)
    return PersonRow(
        name=known.name,
        side=known.side,
        role=known.role,
        steps=len(own),
        steps_before_signature=sum(step.category not in AFTER_SIGNATURE for step in own),
        busiest_week=max(weeks.values(), default=0),
        overdue=sum(due < subject.today for due in dues if due),
        was_heard=known.name in subject.heard.names,
        silent_days=_silent(subject, known.name, calendar),
    )


def _silent(subject: RuleInput, name: str, calendar: WorkingDays) -> int | None:
    spoke: date | None = subject.heard.last_spoke.get(name)
    held = subject.heard.last_held
    return working_days_between(calendar, spoke, held) if spoke and held else None
