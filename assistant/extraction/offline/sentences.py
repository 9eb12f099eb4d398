"""An utterance to its sentences, each with span and words; speech without punctuation is cut into pieces."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.extraction.offline.vocabulary import word_set
from assistant.extraction.offline.words import Words, words_of

LONGEST = 45  # words: patterns look at one piece, so that time stays linear in the text
END = re.compile(r"[.?!…]+[\"'”’)\]]*(?=\s|$)|\n")
BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)]|\[[ xX]?\]|\(\d\))\s+")
ABBREVIATION = re.compile(
    r"\b(?:mr|mrs|ms|dr|vs|no|nr|approx|inc|ltd|corp|dept|e\.g|i\.e|st|[A-Z])$", re.IGNORECASE
)
STARTERS = word_set("starters")
WRAPPED = 60  # a line of mail at least as long goes on in the next one


class Sentence(NamedTuple):
    """`start` and `end` are its span in the utterance; `at` the utterance's place in the conversation."""

    at: int
    start: int
    end: int
    words: Words
    is_question: bool
    is_item: bool


def sentences_of(at: int, text: str) -> Iterator[Sentence]:
    """The sentences of the utterance at a place."""
    for start, end in _spans(text):
        is_question = text[start:end].rstrip("\"'”’)] ").endswith("?")
        is_item = BULLET.match(text, start, end) is not None
        for first, last in _pieces(text, start, end):
            words = words_of(text, first, last)
            if words.spans:
                yield Sentence(at, words.spans[0][0], last, words, is_question, is_item)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in END.finditer(text):
        if match[0] == "\n":
            if not _ends_line(text, begin, match.start()):
                continue
        elif not _ends_sentence(text, match):
            continue
        if text[begin : match.end()].strip():
            yield _stripped(text, begin, match.end())
        begin = match.end()
    if text[begin:].strip():
        yield _stripped(text, begin, len(text))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match[0] in ("...", "…"):
        following = text[match.end() : match.end() + 2].strip()
        return not following or not following[0].islower()
    if match[0] != ".":
        return True
    before = text[max(0, match.start() - 8) : match.start()]
    is_number = re.fullmatch(r"\s*\(?\d{1,2}", before.rpartition("\n")[2]) is not None
    return not is_number and ABBREVIATION.search(before) is None


def _ends_line(text: str, begin: int, at: int) -> bool:
    """Whether a line break ends a sentence: not inside a wrapped paragraph of a mail."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    following = text[at + 1 : at + 80]
    if not following.strip() or following[0] == "\n" or BULLET.match(following):
        return True
    if following[0].islower():
        return line.rstrip().endswith(":")
    return len(line) < WRAPPED or line.rstrip()[-1:] in ":;"


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, or pieces of at most `LONGEST` words that begin where a clause may."""
    if len(text[start:end].split()) <= LONGEST:
        yield start, end
        return
    spans = [match.span() for match in re.finditer(r"\S+", text[start:end])]
    first = 0
    while len(spans) - first > LONGEST:
        cut = next(
            (
                i
                for i in range(first + LONGEST, first + LONGEST // 2, -1)
                if text[start + spans[i][0] : start + spans[i][1]].casefold() in STARTERS
            ),
            first + LONGEST,
        )
        yield start + spans[first][0], start + spans[cut - 1][1]
        first = cut
    if first < len(spans):
        yield start + spans[first][0], end
