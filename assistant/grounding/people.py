"""The people and functions that a conversation and its deal name, and how words lead to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.conversation import Conversation
from schemas.deal import Deal
from schemas.value import OwnerSide, Side

FUNCTIONS: dict[str, tuple[str, str]] = {
    "legal": ("Legal", "legal"),
    "legal team": ("Legal", "legal"),
    "counsel": ("Legal", "legal"),
    "general counsel": ("Legal", "legal"),
    "lawyers": ("Legal", "legal"),
    "attorneys": ("Legal", "legal"),
    "procurement": ("Procurement", "procurement"),
    "purchasing": ("Procurement", "procurement"),
    "vendor management": ("Procurement", "procurement"),
    "sourcing": ("Procurement", "procurement"),
    "security": ("Security", "security"),
    "infosec": ("Security", "security"),
    "information security": ("Security", "security"),
    "security team": ("Security", "security"),
    "privacy": ("Privacy", "privacy"),
    "data protection": ("Privacy", "privacy"),
    "dpo": ("Privacy", "privacy"),
    "finance": ("Finance", "finance"),
    "accounting": ("Finance", "finance"),
    "accounts payable": ("Finance", "finance"),
    "controlling": ("Finance", "finance"),
    "treasury": ("Finance", "finance"),
    "it": ("IT", "it_admin"),
    "it team": ("IT", "it_admin"),
    "board": ("Board", "board"),
    "committee": ("Committee", "committee"),
    "steering committee": ("Committee", "committee"),
    "compliance": ("Compliance", "compliance"),
    "audit": ("Compliance", "compliance"),
    "deal desk": ("Deal desk", "deal_desk"),
    "cfo": ("CFO", "finance"),
    "ceo": ("CEO", "exec_sponsor"),
    "cio": ("CIO", "it_admin"),
    "ciso": ("CISO", "security"),
    "coo": ("COO", "exec_sponsor"),
    "cto": ("CTO", "technical_evaluator"),
}

SIDES = {Side.BUYER: OwnerSide.BUYER, Side.SELLER: OwnerSide.SELLER}
LEADING = re.compile(r"^(?:(?:my|our|your|their|the|his|her|someone in|somebody in)\s+)+", re.IGNORECASE)
TRAILING = re.compile(r"\s+(?:team|department|dept|people|folks|group|guys|side)$", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """A person that the file or the deal names, with every name that means them."""

    name: str
    side: OwnerSide
    role: str | None
    names: frozenset[str]


def function_of(words: str) -> tuple[str, str] | None:
    """The function that words name ("our legal team" is Legal) as its name and role, or None."""
    bare = LEADING.sub("", words.strip().rstrip(".,")).casefold()
    return FUNCTIONS.get(bare) or FUNCTIONS.get(TRAILING.sub("", bare))


def people_of(conversation: Conversation, deal: Deal) -> tuple[Known, ...]:
    """Participants first, joined with what the deal knows of them, then the deal's other people."""
    listed = {
        name.casefold(): person
        for person in deal.people
        for name in (person.name, *person.also, person.email or person.name)
    }
    seen: list[Known] = []
    for participant in conversation.participants:
        if participant.is_placeholder:
            continue
        names = (participant.name, *participant.labels, *participant.emails)
        person = next((listed[n.casefold()] for n in names if n.casefold() in listed), None)
        also = (person.name, *person.also) if person else ()
        side = SIDES.get(participant.side, OwnerSide.UNKNOWN)
        name = person.name if person else participant.name
        seen.append(Known(name, side, person.role if person else None, _folded((*names, *also))))
    present = {known.name for known in seen}
    for person in deal.people:
        if person.name not in present:
            side = SIDES.get(person.side or Side.UNKNOWN, OwnerSide.UNKNOWN)
            seen.append(Known(person.name, side, person.role, _folded((person.name, *person.also))))
    return tuple(seen)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def candidates_for(words: str, people: Iterable[Known]) -> tuple[Known, ...]:
    """Those whom a name means: by any full name first, else by a first or last name."""
    wanted = words.strip().casefold()
    people = tuple(people)
    exact = tuple(p for p in people if wanted in p.names)
    if exact:
        return exact
    parts = wanted.split()
    return tuple(p for p in people if any(_is_part(parts, name.split()) for name in p.names))


def _is_part(wanted: list[str], name: list[str]) -> bool:
    """Whether words are a first name, a last name, or a first name with an initial, of a name."""
    if not wanted or len(name) < len(wanted):
        return False
    if len(wanted) == 1:
        return wanted[0] in (name[0], name[-1])
    initials = all(
        w.rstrip(".") == n[: len(w.rstrip("."))] for w, n in zip(wanted[1:], name[1:], strict=False)
    )
    return wanted[0] == name[0] and initials
