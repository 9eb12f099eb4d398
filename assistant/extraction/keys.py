"""A step's title to the step of the catalogue that it is an instance of, by the deliverable it names."""

import re

from assistant.extraction.offline.lexicon import Deliverable, mentions
from schemas.value import Category

WORD = re.compile(r"[\w'/&-]+")
VERBS = {"send": "send", "share": "send", "forward": "send", "provide": "send", "sign": "sign"}
UNDER_LEGAL = frozenset({"dpa", "dpia"})


def key_of(title: str, category: Category) -> str | None:
    """The key of the catalogue; a privacy paper filed under legal is still the privacy paper."""
    words = [word.casefold() for word in WORD.findall(title)]
    named = [m.deliverable for m in mentions(words, 0, len(words)) if not _is_part_of_a_test(m.deliverable)]
    same = [d for d in named if d.category is category]
    privacy = [d for d in named if category is Category.LEGAL and d.key in UNDER_LEGAL]
    found = next(iter((*privacy, *same)), None)
    return _by_verb(found, words[0]) if found else None


def _is_part_of_a_test(deliverable: Deliverable) -> bool:
    """Sample data and logins are needed for a test; they are not the test."""
    return deliverable.key == "poc" and deliverable.kind != "event"


def _by_verb(deliverable: Deliverable, verb: str) -> str:
    return deliverable.by_verb.get(VERBS.get(verb, verb), deliverable.key)
