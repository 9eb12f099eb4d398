"""Names of owners to whether they are one person, and owners to whether they are a function."""

import re

from schemas.plan import Owner

NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "herr", "frau", "mme", "sir"})


def is_same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: "dona Graça" and "Graça Pimentel"."""
    a, b = _names(one), _names(other)
    return bool(a and b) and (a <= b or b <= a)


def is_function(owner: Owner) -> bool:
    """Whether nobody is named: "Legal", "the CFO"."""
    return owner.role is not None and owner.name.casefold() == owner.role.replace("_", " ")


def _names(name: str) -> frozenset[str]:
    """The parts of a name; what is not capitalised beside what is ("dona", "the") is no part of it."""
    said = NAME.findall(name)
    capital = [word for word in said if word[0].isupper() and word.casefold() not in TITLES]
    return frozenset(word.casefold() for word in capital or said)
