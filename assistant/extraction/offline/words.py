"""Text to words as the cue grammar reads them: lower case, written out, no fillers, each with its span."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from assistant.extraction.offline.lexicon import loaded
from assistant.extraction.offline.vocabulary import word_set

WORD = re.compile(r"[^\W_]+(?:[’'./&@-][^\W_]+)*|[,;:()?!\n\[\]•]|\.(?=\s|$)|[–—]| - ")

FILLERS = word_set("fillers")
FILLER_PAIRS = {("you", "know"), ("i", "mean"), ("kind", "of"), ("sort", "of"), ("i", "guess")}
WRITTEN_OUT = {word: tuple(full) for word, full in loaded("written_out.yaml").items()}
ENDINGS = {"ll": "will", "re": "are", "m": "am", "ve": "have", "d": "would", "s": "'s"}
IS_AFTER = word_set("is_after")
DASHES = frozenset("–— -")


@dataclass(frozen=True)
class Words:
    """`line` holds the words between single spaces, one also before the first and after the last."""

    line: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def each(self) -> tuple[str, ...]:
        return tuple(self.line.split())

    @cached_property
    def present(self) -> frozenset[str]:
        return frozenset(self.each)

    def at(self, offset: int) -> int:
        """The index of the word that an offset of `line` lies in or follows."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the utterance that a non-empty span of `line` was made of."""
        first = self.at(start if self.line[start] != " " else start + 1)
        return self.spans[first][0], self.spans[self.at(end - 1)][1]


def words_of(text: str, start: int, end: int) -> Words:
    """The words of a stretch of an utterance; spans count from the beginning of the utterance."""
    return _joined(_without_stutter(_without_fillers(_read(text, start, end))))


Read = list[tuple[str, tuple[int, int]]]


def _read(text: str, start: int, end: int) -> Read:
    read: Read = []
    for match in WORD.finditer(text, start, end):
        word = match[0].strip(" ") or "-"
        if word == "\n":
            continue
        read.extend((part, match.span()) for part in _written_out(word.casefold().replace("’", "'")))
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


def _without_fillers(read: Read) -> Read:
    kept: Read = []
    skip = False
    for at, (word, span) in enumerate(read):
        following = read[at + 1][0] if at + 1 < len(read) else ""
        if skip:
            skip = False
            continue
        if (word, following) in FILLER_PAIRS and not (word == "you" and _knows(read, at)):
            skip = True
            continue
        if word not in FILLERS and not _is_aside(word, kept, following):
            kept.append((word, span))
            continue
        # The commas around a filler go with it.
        if kept and kept[-1][0] == "," and following == ",":
            kept.pop()
            skip = True
    return [pair for at, pair in enumerate(kept) if pair[0] != "," or not at or kept[at - 1][0] != ","]


def _knows(read: Read, at: int) -> bool:
    """Whether "you know" is said of something: a question, a wish, or an object follows."""
    before = read[at - 1][0] if at else ""
    return before in {"let", "do", "did", "as", "if", "would", "will"}


def _is_aside(word: str, kept: Read, following: str) -> bool:
    """Whether "like" is a filler: it stands between commas."""
    return word == "like" and following == "," and bool(kept) and kept[-1][0] == ","


def _without_stutter(read: Read) -> Read:
    """Without the first of two equal words or pairs of words ("I, I'll", "we can we can")."""
    kept: Read = []
    for word, span in read:
        kept.append((word, span))
        for size in (1, 2):
            _drop_repeat(kept, size)
    return kept


def _drop_repeat(kept: Read, size: int) -> None:
    last = [word for word, _ in kept[-size:]]
    if len(last) < size or "," in last or last[-1].isdigit():
        return
    before = len(kept) - size
    comma = before > 0 and kept[before - 1][0] == ","
    begin = before - size - comma
    if begin >= 0 and [word for word, _ in kept[begin : begin + size]] == last:
        del kept[begin : begin + size + comma]


def _joined(read: Read) -> Words:
    starts: list[int] = []
    offset = 1
    for word, _ in read:
        starts.append(offset)
        offset += len(word) + 1
    line = f" {' '.join(word for word, _ in read)} "
    return Words(line, tuple(starts), tuple(span for _, span in read))
