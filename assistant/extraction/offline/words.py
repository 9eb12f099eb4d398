"""Text to words as the cue grammar reads them: lower case, written out, no fillers, each with its span."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from assistant.extraction.offline.disfluency import Read, without_fillers, without_stutter
from assistant.extraction.offline.lexicon import loaded
from assistant.extraction.offline.vocabulary import Wording, word_set

WORD = re.compile(
    r"[^\W_]+(?:(?:[’'./&@-]|(?<=\d),(?=\d{3}\b))[^\W_]+)*|[,;:()?!\n\[\]•]|\.(?=\s|$)|[–—]| - "
)

WRITTEN_OUT = {word: tuple(full) for word, full in loaded("written_out.yaml").items()}
ENDINGS = {"ll": "will", "re": "are", "m": "am", "ve": "have", "d": "would", "s": "'s"}
IS_AFTER = word_set("is_after")
IS_BEFORE = word_set("is_after_s")
HAS_BEFORE = word_set("has_after_s")
DASHES = frozenset("–— -")


@dataclass(frozen=True)
class Words:
    """`line` holds the words between single spaces, one also before the first and after the last."""

    each: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def line(self) -> str:
        return f" {' '.join(self.each)} "

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset in `line` at which each word begins."""
        return tuple(accumulate(self.each[:-1], lambda at, word: at + len(word) + 1, initial=1))

    @cached_property
    def present(self) -> frozenset[str]:
        return frozenset(self.each)

    def first(self, wording: Wording) -> re.Match[str] | None:
        """The first match of a wording; without one of its words it is not looked for."""
        heads = wording.heads
        return None if heads and heads.isdisjoint(self.present) else wording.regex.search(self.line)

    def all(self, wording: Wording) -> Iterable[re.Match[str]]:
        """The matches of a wording from left to right."""
        heads = wording.heads
        return () if heads and heads.isdisjoint(self.present) else wording.regex.finditer(self.line)

    def at(self, offset: int) -> int:
        """The index of the word that an offset of `line` lies in or follows."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the utterance that a non-empty span of `line` was made of."""
        first = self.at(start if self.line[start] != " " else start + 1)
        return self.spans[first][0], self.spans[self.at(end - 1)][1]


def words_of(text: str, start: int, end: int) -> Words:
    """The words of a stretch of an utterance; spans count from the beginning of the utterance."""
    return _joined(without_stutter(without_fillers(_with_verbs(_read(text, start, end)))))


def _read(text: str, start: int, end: int) -> Read:
    return [(word, match.span()) for match in WORD.finditer(text, start, end) for word in _words_in(match[0])]


@lru_cache(maxsize=8192)
def _words_in(token: str) -> tuple[str, ...]:
    word = token.casefold()
    if word.isalpha() and word not in WRITTEN_OUT:
        return (word,)
    return () if word == "\n" else _written_out(word.strip(" ").replace("’", "'"))


def _with_verbs(read: Read) -> Read:
    """ "Cleo's going to", "legal's had it": the 's of a verb, by the word that follows it."""
    for at, (word, span) in enumerate(read[:-1]):
        if word == "'s":
            following = read[at + 1][0]
            verb = "is" if following in IS_BEFORE else "has" if following in HAS_BEFORE else word
            read[at] = (verb, span)
    return read


def _written_out(word: str) -> tuple[str, ...]:
    if (known := WRITTEN_OUT.get(word)) is not None:
        return known
    if word in DASHES:
        return (",",)
    stem, mark, ending = word.rpartition("'")
    if not mark or ending not in (*ENDINGS, "t"):
        return (word,)
    if ending == "t":
        return (stem.removesuffix("n"), "not")
    return (stem, "is" if ending == "s" and stem in IS_AFTER else ENDINGS[ending])


def _joined(read: Read) -> Words:
    if not read:
        return Words((), ())
    each, spans = zip(*read, strict=True)
    return Words(each, spans)
