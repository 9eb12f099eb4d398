"""The word lists and patterns of the cue grammar, from the files beside it."""

import re
from functools import cache

from assistant.extraction.offline.lexicon import loaded


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of words or phrases in lower case."""
    return frozenset(loaded("word_lists.yaml")[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern whose alternatives stand between spaces of a line of words."""
    return re.compile(rf" (?:{'|'.join(loaded('patterns.yaml')[name])})(?= )")
