"""A step's title to the step of the catalogue that it is an instance of, by the deliverable it names."""

import re
from itertools import takewhile

from assistant.extraction.offline.lexicon import Deliverable, mentions
from schemas.value import Category

WORD = re.compile(r"[\w'/&-]+|[(,;:]")
VERBS = {"send": "send", "share": "send", "forward": "send", "provide": "send", "sign": "sign"}
UNDER_LEGAL = frozenset({"dpa", "dpia"})
ENDS_THE_OBJECT = re.compile(
    r"[(,;:]|a(?:bout|fter|nd|s|t)|b(?:efore|etween|y)|f(?:or|rom)|in(?:to)?|o[fnr]|once|over|so|that|through|to"
    r"|un(?:der|til)|via|when|with(?:in|out)?"
)


def key_of(title: str, category: Category) -> str | None:
    """The key of the catalogue; a privacy paper filed under legal is still the privacy paper.

    The deliverable is the last noun of the object: "the pilot data" is data, and not the pilot.
    """
    verb, *rest = [word.casefold() for word in WORD.findall(title)] or [""]
    words = list(takewhile(lambda word: not ENDS_THE_OBJECT.fullmatch(word), rest))
    named = [m.deliverable for m in mentions(words, 0, len(words)) if m.end == len(words)]
    meant = [d for d in named if _is_it(d, category)]
    return _by_verb(meant[0], verb) if meant else None


def _is_it(deliverable: Deliverable, category: Category) -> bool:
    """Whether it is a step of the category; the sandbox and the sample data of a test are not the test."""
    if category is Category.LEGAL and deliverable.key in UNDER_LEGAL:
        return True
    return deliverable.category is category and (deliverable.key != "poc" or deliverable.kind == "event")


def _by_verb(deliverable: Deliverable, verb: str) -> str:
    return deliverable.by_verb.get(VERBS.get(verb, verb), deliverable.key)
