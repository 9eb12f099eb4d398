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


@cache
def phrases_by_first(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list as words, by their first word, the longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(text.split()) for text in word_set(name)), key=lambda words: -len(words)):
        index.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in index.items()}
