"""Running text to the date phrases in it, each with its span and what it means."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from assistant.dates.context import Context
from assistant.dates.events import ARTICLES, clauses, events, no_gatherings
from assistant.dates.grammar import Parse
from assistant.dates.language import english
from assistant.dates.lexicon import LEXICON, NTH, words
from assistant.dates.named_days import NAMED_DAYS
from assistant.dates.plausible import HOURS, is_plausible
from assistant.dates.resolution import Resolution
from assistant.dates.resolve import resolution, resolve, window_of
from assistant.dates.tokens import Token, lowered, tokens_of
from assistant.dates.window import Window

BEFORE, AFTER = 7, 10
"""Words before and after a cue in which its phrase is looked for."""

MOST_TOKENS, OVERLAP = 40, 12

CUES = (
    {w for w, classes in LEXICON.items() if not {"WEEKDAY", "WEEKDAYS", "MONTH", "UNIT"}.isdisjoint(classes)}
    | {w for pattern in NAMED_DAYS for w in re.findall(r"[a-z]{5,}", pattern)}
    | words("today tonight tomorrow yesterday tmrw tmr tmw eod cob eob cop eow eom eoq eoy eofy")
    | words("morning afternoon evening midweek half fy once after soon pending upon play business")
    | words(NTH)
) - words("second seconds sec secs minute minutes min mins hour hr first")
"""Words without which a sentence holds no date; ordinals and units that are mostly something else apart."""

WORD = re.compile(r"\w+")
STOPS = frozenset(".?!;")
CLAUSE_ENDS = words(", . ; : ? ! - — … ( ) and so then but because which")
NEXT_CLAUSE = words("we i you they he she we'll i'll we'd we're by before until on in probably")
LONGEST_CLAUSE = 8
NO_CLAUSE = words(
    "that this it which all hours then there here noon lunch possible practical again every in upon per "
    "more or and had what uh um once after while bit"
)
"""Words after "once" and "after" that begin no step: "once again", "after all", "as soon as possible"."""
WAITING = words("once after as upon pending right just straight shortly soon immediately directly")
LENGTHS = words("a within") | {w for w, classes in LEXICON.items() if {"ONES", "TENS"} & classes.keys()}

COUNTS = frozenset({"INT", "ONES", "TENS", "UNIT"})

Found = tuple[int, int, Window]
"""Where a phrase begins and ends in its passage, and what it means."""


def spot(text: str, context: Context) -> tuple[Resolution, ...]:
    """Every phrase that is meant as a date or that hangs on an event, in the order of the text."""
    found: list[Resolution] = []
    known: dict[str, tuple[Found, ...]] = {}
    for tokens, starts in _passages(text, context):
        offset = tokens[0].start
        passage = text[offset : tokens[-1].end + 2]
        if passage not in known:
            known[passage] = tuple(_phrases(text, tokens, starts, context))
        for start, end, window in known[passage]:
            if not found or offset + start >= found[-1].end:
                found.append(resolution(text[offset + start : offset + end], offset + start, window))
    return tuple(found)


def read(text: str, context: Context) -> tuple[Resolution, ...]:
    """A text that is a date phrase as a whole as that phrase, else the phrases in it."""
    whole = resolve(text, context)
    if whole.latest is not None:
        return (whole,)
    found = spot(text, context)
    return (whole,) if whole.says_something and not any(each.latest for each in found) else found


def _passages(text: str, context: Context) -> Iterator[tuple[Sequence[Token], Sequence[int]]]:
    """Rows of tokens around the words that dates have, and where in them a phrase may begin."""
    plain = lowered(text)
    cues = CUES | {word for name in context.events for word in WORD.findall(name.lower())}
    words = list(WORD.finditer(plain))
    found = [i for i, word in enumerate(words) if word[0] in cues or _has_digits(word)]
    for first, last in _merged(found):
        start, end = words[max(0, first - BEFORE)].start(), words[min(len(words) - 1, last + AFTER)].end()
        for sentence in _sentences(plain, start, min(len(plain), end + 1)):
            for row, begins in _rows(sentence):
                if starts := [at for at in _starts(row, cues) if at < begins]:
                    yield row, starts


def _has_digits(word: re.Match[str]) -> bool:
    """Whether a word may be a date in digits: "10/9", "15th", "Q3", "2027"; another number is none."""
    if not (word[0][0].isdecimal() or word[0][-1].isdecimal()):
        return False
    if len(word[0]) == 4 and word[0][:2] in ("19", "20"):
        return True
    return not word[0].isdecimal() or word.string[word.end() : word.end() + 1] in ("/", "-", ".")


def _merged(cues: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cues that are near each other as one stretch of words."""
    if not cues:
        return
    first = cues[0]
    for cue, following in pairwise(cues):
        if following - cue > BEFORE + AFTER:
            yield first, cue
            first = following
    yield first, cues[-1]


def _sentences(plain: str, start: int, end: int) -> Iterator[Sequence[Token]]:
    """The tokens of a stretch of text, a row for each sentence."""
    row: list[Token] = []
    for token in tokens_of(plain, start, end):
        is_new = bool(row) and "\n\n" in plain[row[-1].end : token.start]
        if token.text in STOPS or is_new:
            yield row
            row = []
        if token.text not in STOPS:
            row.append(token)
    yield row


def _rows(sentence: Sequence[Token]) -> Iterator[tuple[Sequence[Token], int]]:
    """A sentence in rows that a parse can hold, and before which token of each a phrase begins.

    Rows overlap, so that a phrase which begins late in one is read whole in the next.
    """
    step = MOST_TOKENS - OVERLAP
    for first in range(0, max(1, len(sentence) - OVERLAP), step):
        is_last = first + MOST_TOKENS >= len(sentence)
        row = sentence[first : first + MOST_TOKENS]
        yield row, len(row) if is_last else step


def _starts(tokens: Sequence[Token], cues: Container[str]) -> Sequence[int]:
    """The positions from which a cue is near."""
    ahead = [
        at for at, token in enumerate(tokens) if token.text in cues or not DIGITS.isdisjoint(token.classes)
    ]
    near = {at for cue in ahead for at in range(max(0, cue - BEFORE), cue + 1)}
    return sorted(near)


DIGITS = frozenset(
    {"DATE", "PAIR", "YEARMONTH", "ORDINAL", "QUARTER", "HALF", "FISCAL", "YEAR", "WEEKDAY", "MONTH", "UNIT"}
)


def _phrases(text: str, tokens: Sequence[Token], starts: Sequence[int], context: Context) -> Iterator[Found]:
    outside = {"event": events(context), "gathering": no_gatherings, "clause": clauses(text, _clause_end)}
    parse = Parse(english(), tokens, outside)
    reached = 0
    for at in starts:
        found = _longest(text, tokens, parse, at, context) if at >= reached else None
        if found is not None:
            reached, window = found
            yield tokens[at].start - tokens[0].start, tokens[reached - 1].end - tokens[0].start, window


def _longest(
    text: str, tokens: Sequence[Token], parse: Parse, at: int, context: Context
) -> tuple[int, Window] | None:
    """The end and the meaning of the longest phrase that begins at a token."""
    for part in ("revised", "hanging"):
        for end, meanings in sorted(parse.part(part, at), key=lambda each: -each[0]):
            window = window_of(meanings, context)
            if window and _is_meant(text, tokens, (at, end), window, context):
                return end, window
    return None


def _is_meant(
    text: str, tokens: Sequence[Token], span: tuple[int, int], window: Window, context: Context
) -> bool:
    """Whether the words name a day, or say what it hangs on."""
    at, end = span
    if window.after and tokens[at].text in WAITING | LENGTHS and _is_clause(tokens, at, end):
        return True
    in_hours = any(token.classes.get("UNIT") in HOURS for token in tokens[at:end])
    if window.vague or (in_hours and window.last in (None, context.said_on)):
        return False
    is_known = window.after is None or window.after in context.events
    return is_known and is_plausible(text, tokens, at, end)


def _is_clause(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether what follows "once" or "after" says more than a pronoun."""
    heads = ("once", "after", "of", "upon", "pending", "from")
    as_soon_as = at + 2 if tokens[at].text == "as" else at
    head = next((i for i in range(at, end) if tokens[i].text in heads), as_soon_as)
    clause = [token for token in tokens[head + 1 : end] if token.text not in ARTICLES - {"this", "that"}]
    if not clause or any(token.classes.get("UNIT") in HOURS for token in tokens[at:head]):
        return False
    return clause[0].text not in NO_CLAUSE and COUNTS.isdisjoint(clause[0].classes)


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    """Where a clause ends in running text: at punctuation, at the next clause, or after a few words."""
    last = min(len(tokens), at + LONGEST_CLAUSE)
    for end in range(at, last):
        text = tokens[end].text
        if text in CLAUSE_ENDS or (end > at + 1 and text in NEXT_CLAUSE):
            return end
    return last
