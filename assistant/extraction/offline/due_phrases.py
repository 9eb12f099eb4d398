"""A sentence to the phrases in it that say when, found by the date grammar where a date word stands."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.dates import Context, Resolution, spot
from assistant.extraction.offline.sentences import Sentence
from assistant.extraction.offline.vocabulary import pattern, word_set

SOME_DAY = date(2026, 1, 7)
DATE_WORDS = word_set("date_words")
ORDINAL = pattern("ordinal_day")
NUMERIC = re.compile(r" \d{1,4}(?:st|nd|rd|th|[-/.]\d{1,2}(?:[-/.]\d{2,4})?) ")
CORRECTIONS = word_set("corrections")
EVERY = frozenset({"every", "each", "had"})
NOT_DUE = pattern("not_due")
HABIT = word_set("habit_of_dates")


@dataclass(frozen=True)
class DuePhrase:
    """Words from `start` to `end`; `is_date` unless the phrase only hangs on an event."""

    start: int
    end: int
    span: tuple[int, int]
    is_date: bool
    is_past: bool


def has_date_word(sentence: Sentence) -> bool:
    """Whether it is worth looking for a due phrase."""
    words = sentence.words
    return not words.present.isdisjoint(DATE_WORDS) or NUMERIC.search(words.line) is not None


def due_phrases(sentence: Sentence, text: str, said_on: date | None) -> tuple[DuePhrase, ...]:
    """The due phrases of a sentence of an utterance's text; `said_on` tells which days are past."""
    said = text[sentence.start : sentence.end]
    context = Context(said_on=said_on or SOME_DAY)
    found = [_phrase(sentence, r, context) for r in spot(said, context)]
    ordinals = [_ordinal(sentence, m) for m in ORDINAL.finditer(sentence.words.line)]
    found += [o for o in ordinals if not any(f.start < o.end and o.start < f.end for f in found)]
    return tuple(sorted((f for f in found if not _is_habit(sentence, f)), key=lambda f: f.start))


def _phrase(sentence: Sentence, resolution: Resolution, context: Context) -> DuePhrase:
    start, end = resolution.start + sentence.start, resolution.end + sentence.start
    latest = resolution.latest
    return DuePhrase(
        *_range(sentence, start, end),
        span=(start, end),
        is_date=latest is not None or resolution.earliest is not None,
        is_past=latest is not None and latest < context.today,
    )


def _range(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    begins = [span[0] for span in sentence.words.spans]
    return max(0, bisect_right(begins, start) - 1), bisect_right(begins, end - 1)


def _ordinal(sentence: Sentence, match: re.Match[str]) -> DuePhrase:
    words = sentence.words
    first, last = words.at(match.start() + 1), words.at(match.end() - 1)
    span = (words.spans[first][0], words.spans[last][1])
    return DuePhrase(first, last + 1, span, is_date=True, is_past=False)


def _is_habit(sentence: Sentence, due: DuePhrase) -> bool:
    """Whether a phrase says how often or how long, not when."""
    words = sentence.words
    before = words.each[due.start - 1] if due.start else ""
    if not EVERY.isdisjoint(words.each[max(0, due.start - 3) : due.start]):
        return True
    line = words.line[words.starts[due.start] - 1 :]
    return before in HABIT or due.is_past or NOT_DUE.match(line) is not None


def last_word(sentence: Sentence, dated: Sequence[DuePhrase]) -> DuePhrase | None:
    """Of several dates the corrected one ("the ninth, no, call it the eleventh"), else the first."""
    for earlier, later in reversed(list(pairwise(dated))):
        if not CORRECTIONS.isdisjoint(sentence.words.each[earlier.end - 1 : later.start + 2]):
            return later
    return dated[0] if dated else None
