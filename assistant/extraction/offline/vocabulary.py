"""The word lists and patterns of the cue grammar, from the files beside it."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from assistant.extraction.offline.heads import group_in, heads_of
from assistant.extraction.offline.lexicon import loaded


@dataclass(frozen=True)
class Wording:
    """The ways to say one thing: a pattern, and the words without which it cannot match."""

    source: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(rf" (?:{self.source})(?= )")

    @cached_property
    def heads(self) -> frozenset[str] | None:
        """One of them stands in each match; None where no such words are known."""
        return heads_of(self.source)

    def heads_in(self, group: str) -> frozenset[str]:
        """The first words of what a named group of each match holds."""
        return heads_of(group_in(self.source, group)) or frozenset()


@cache
def wording(name: str) -> Wording:
    """The ways to say one thing, by the name of their list."""
    return Wording("|".join(loaded("patterns.yaml")[name]))


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of words or phrases in lower case."""
    return frozenset(loaded("word_lists.yaml")[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern whose alternatives stand between spaces of a line of words."""
    return wording(name).regex


@cache
def phrases_by_first(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list as words, by their first word, the longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(text.split()) for text in word_set(name)), key=lambda words: -len(words)):
        index.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in index.items()}
