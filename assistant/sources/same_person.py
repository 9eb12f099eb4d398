"""Labels of one conversation to people: whose labels are one person's, and whom of the deal each is."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.sources.names import is_short_for
from assistant.sources.sides import is_same_company, side_of_company
from schemas.conversation import SideBasis
from schemas.deal import Deal, Person
from schemas.value import Side

MOST_LABELS = 500


@dataclass(frozen=True, slots=True)
class Guise:
    """What is known of one label; `side` is what the file says."""

    label: str
    name: str
    emails: tuple[str, ...] = ()
    company: str | None = None
    title: str | None = None
    side: Side | None = None
    side_basis: SideBasis | None = None
    is_placeholder: bool = False


def groups_of(guises: Sequence[Guise], deal: Deal) -> tuple[tuple[tuple[Guise, ...], Person | None], ...]:
    """The labels of each person, in order of the first one, with the deal's person where it is one.

    More labels than any meeting has people are left apart: to compare them all would take for ever.
    """
    if len(guises) > MOST_LABELS:
        return tuple(((guise,), None) for guise in guises)
    people = [_person(guise, guises, deal) for guise in guises]
    groups: list[list[int]] = []
    for number, guise in enumerate(guises):
        fitting = [
            group
            for group in groups
            if any(_are_one(guises[each], guise, people[each], people[number], guises) for each in group)
        ]
        if len(fitting) == 1 and all(_may_be_one(guises[each], guise) for each in fitting[0]):
            fitting[0].append(number)
        else:
            groups.append([number])
    return tuple(
        (
            tuple(guises[number] for number in group),
            next((people[number] for number in group if people[number] is not None), None),
        )
        for group in groups
    )


def _are_one(
    one: Guise, other: Guise, first: Person | None, second: Person | None, guises: Sequence[Guise]
) -> bool:
    if one.is_placeholder or other.is_placeholder:
        return False
    if first is not None and first is second:
        return True
    if set(one.emails) & set(other.emails):
        return True
    if one.name.casefold() == other.name.casefold():
        return _may_be_one(one, other)
    for short, full in ((one, other), (other, one)):
        if is_short_for(short.name, full.name):
            return _may_be_one(one, other) and _is_alone(short, guises)
    return False


def _is_alone(short: Guise, guises: Sequence[Guise]) -> bool:
    """Whether only one name of the conversation is what an initial is short for."""
    return len({each.name.casefold() for each in guises if is_short_for(short.name, each.name)}) == 1


def _may_be_one(one: Guise, other: Guise) -> bool:
    """Whether addresses and companies do not tell two people apart."""
    if one.emails and other.emails and not set(one.emails) & set(other.emails):
        return False
    return not one.company or not other.company or is_same_company(one.company, other.company)


def _person(guise: Guise, guises: Sequence[Guise], deal: Deal) -> Person | None:
    """The deal's person whose address, name or other name it is; a first name alone if no other has it."""
    if guise.is_placeholder:
        return None
    possible = [person for person in deal.people if _sides_fit(guise, person, deal)]
    by_mail = [person for person in possible if person.email and person.email.lower() in guise.emails]
    names = {guise.name.casefold(), guise.label.casefold()}
    by_name = [p for p in possible if names & {name.casefold() for name in (p.name, *p.also)}]
    shortened = [p for p in possible if is_short_for(guise.name, p.name) or is_short_for(p.name, guise.name)]
    first = [p for p in possible if _has_first_name(p, guise) and _only_one_called_so(guise, guises)]
    for found in (by_mail, by_name, shortened, first):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _sides_fit(guise: Guise, person: Person, deal: Deal) -> bool:
    if guise.emails and person.email and person.email.lower() not in guise.emails:
        return guise.name.casefold() == person.name.casefold()
    side = side_of_company(guise.company, deal)
    return side is Side.UNKNOWN or person.side in (None, side)


def _has_first_name(person: Person, guise: Guise) -> bool:
    return guise.name.casefold() == person.name.casefold().partition(" ")[0] and " " not in guise.name


def _only_one_called_so(guise: Guise, guises: Sequence[Guise]) -> bool:
    first = guise.name.casefold()
    return sum(each.name.casefold().split()[:1] == [first] for each in guises) == 1
