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
LOWER = re.compile(r"\b[a-z][a-z-]+\b")
CAPITAL = re.compile(r"\b[^\W\d_a-z][\w’'-]*")
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
        lower = set(LOWER.findall(text))
        small |= lower
        for name in lower & first_names():
            found.setdefault(name, (name.capitalize(), side))
        for match in CAPITAL.finditer(text):
            _look_at(match, text, side, small, found)
    return {name: found[name] for name in found if _may_be(name, small | companies)}


def _look_at(match: re.Match[str], text: str, side: OwnerSide, small: set[str], found: Outsiders) -> None:
    """Note a word with a capital as a name, or as none where it is a place."""
    word = match[0].replace("’", "'")
    word = CLITIC.sub("", word) if "'" in word else word
    name = word.casefold()
    if name in found or (name in small and name not in first_names()):
        return
    if name not in first_names() and PLACE.search(text, max(0, match.start() - 16), match.start()):
        small.add(name)
    elif name in first_names() or (len(word) > 2 and _is_mixed(word) and _inside(text, match.start())):
        found[name] = (word, _side_near(text, match, side))


def _is_mixed(word: str) -> bool:
    """A capital and small letters, as in "Priya" and "Saint-Cyr", not in "SOC"."""
    return all(part[:1].isupper() and part[1:].islower() for part in word.split("-"))


def _may_be(name: str, no_names: set[str] | frozenset[str]) -> bool:
    return name in first_names() or (name not in no_names | NO_NAMES and category_of([name]) is None)


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
