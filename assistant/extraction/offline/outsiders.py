"""What is said to the names of people who do not take part, with the side that they seem to be on."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.extraction.offline.lexicon import category_of, loaded
from assistant.extraction.offline.sides import OTHER
from assistant.extraction.offline.vocabulary import word_set
from schemas.conversation import Participant
from schemas.value import OwnerSide

NO_NAMES = word_set("no_names") | word_set("function_words")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
CLITIC = re.compile(r"'(?:s|ll|d|re|ve)$")
PLACE = re.compile(r"\b(?:in|at|near|the|into|a|an|this|using|via)\s+(?:[A-Z][a-z]+\s+)?$", re.IGNORECASE)
THEIRS = re.compile(r"\byour\b|\bon your side\b", re.IGNORECASE)

Outsiders = dict[str, tuple[str, OwnerSide]]


@cache
def first_names() -> frozenset[str]:
    """Common first names in lower case."""
    return frozenset(name for row in loaded("first_names.yaml") for name in row)


def outsiders_in(said: Sequence[tuple[str, OwnerSide]], companies: frozenset[str]) -> Outsiders:
    """Names in lower case as they are written, with a side: common first names, and words that always
    stand with a capital, at least once inside a sentence and never behind "in" or "the"."""
    small: set[str] = set()
    found: Outsiders = {}
    for text, side in said:
        for match in WORD.finditer(text):
            word = CLITIC.sub("", match[0].replace("’", "'"))
            if word.casefold() not in first_names() and (word[0].islower() or _is_place(text, match)):
                small.add(word.casefold())
            elif _is_name(word, text, match.start()):
                written = word if word[0].isupper() else word.capitalize()
                found.setdefault(word.casefold(), (written, _side_near(text, match, side)))
    return {name: found[name] for name in found if name not in small and _may_be(name, companies)}


def _may_be(name: str, companies: frozenset[str]) -> bool:
    return name in first_names() or (name not in NO_NAMES | companies and category_of([name]) is None)


def _is_place(text: str, match: re.Match[str]) -> bool:
    return PLACE.search(text, max(0, match.start() - 16), match.start()) is not None


def _is_name(word: str, text: str, at: int) -> bool:
    if word.casefold() in first_names():
        return True
    return word[0].isupper() and len(word) > 2 and word[1:].islower() and _inside(text, at)


def _inside(text: str, at: int) -> bool:
    """Whether a place is inside a sentence, not at its beginning."""
    before = text[max(0, at - 3) : at].rstrip()
    return bool(before) and before[-1] not in '.?!…:\n-•*"“>(' and "\n" not in text[max(0, at - 2) : at]


def _side_near(text: str, match: re.Match[str], side: OwnerSide) -> OwnerSide:
    """The side of a person who is named: "your Priya" is of the other one."""
    near = text[max(0, match.start() - 25) : match.end() + 30]
    return OTHER.get(side, side) if THEIRS.search(near) else side


def companies_of(people: Iterable[Participant]) -> frozenset[str]:
    """The words of the participants' companies, which are no people."""
    names = " ".join(
        [*(p.company or "" for p in people), *(s for p in people for s in re.findall(r"\(([^)]*)\)", p.name))]
    )
    return frozenset(word.casefold() for word in WORD.findall(names))
