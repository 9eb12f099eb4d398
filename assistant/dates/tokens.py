"""A text to its tokens: words, numbers and dates in digits, each with its offsets in the text."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.dates.lexicon import ABBREVIATIONS, LEXICON, Classes, words

NO_CLASSES: Classes = {}
BRACKETS: Mapping[str, Classes] = {"(": {"OPEN": True}, ")": {"CLOSE": True}}

_TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "–": "-", "‑": "-", "‐": "-"})

_TOKEN = re.compile(
    r"""
      (?P<figures>\d+(?:[/.-]\d+){3,}[/.-]? | \d{3,}[/.-]\d{3,}[/.-]\d+)
    | (?P<date>\d{1,4}(?P<by>[/.-])\d{1,2}(?P=by)\d{1,4}(?!\w|[/.-]\d)
        | \d{4}-\d\d-\d\d(?=t\d))
    | (?P<numbered>[1-4]q(?:\d{2}(?:\d\d)?)?\b | [12]h(?:2\d|20\d\d)\b)
    | (?P<clock>t?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?z?(?:[ ]?[ap]\.?m\b\.?)?
        | \d{1,2}(?:\.\d\d)?[ ]?[ap]\.?m\b\.? | \d{1,2}h\d{0,2}\b | \d{1,2}[ap]\b)
    | (?P<pair>\d{1,2}[/.-]\d{1,2}(?!(?!h\b)\w|[/.:-]\d|%))
    | (?P<month>\d{1,2}[/-]\d{4}(?!\w) | \d{4}[/-]\d{1,2}(?!\w))
    | (?P<nth>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<quarter>(?:\d{2,4}[ ]?)?q[1-4]\b)
    | (?P<half>(?:\d{2,4}[ ]?)?h[12]\b)
    | (?P<fiscal>fy[ ]?'?\d{2}(?:\d\d)?\b)
    | (?P<short>'\d\d\b)
    | (?P<int>\d+)
    | (?P<word>[^\W\d_](?:\w|\.(?=m\b)|['-](?=\w))*(?:(?<=s)'(?!\w))?)
    | (?P<other>\.{2,}|\S)
    """,
    re.VERBOSE,
)
_LETTERS_AND_DIGITS = re.compile(r"[^\W\d_]+|\d+")


class Token(NamedTuple):
    """A word in lower case without its possessive, and the half-open span at which it stands.

    `classes` are the word classes it may be of, with its value in each.
    """

    text: str
    start: int
    end: int
    classes: Classes


def lowered(text: str) -> str:
    """The text in lower case and plain quotes and hyphens, character by character: offsets stay."""
    plain = text.translate(_TYPOGRAPHY)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else "".join(c.lower() if c.isascii() else c for c in plain)


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text in their order."""
    plain = lowered(text)
    return tuple(tokens_of(plain, 0, len(plain)))


def tokens_of(text: str, start: int, stop: int) -> Iterator[Token]:
    """The tokens of a stretch of a text that is in lower case already."""
    end = -1
    for match in _TOKEN.finditer(text, start, stop):
        kind, word, start = match.lastgroup, match[0], match.start()
        if kind == "word":
            for token in _word(word, start):
                end = token.end if token.text in ABBREVIATIONS else -1
                yield token
        elif not (word == "." and start == end):
            text = "…" if word.startswith("..") else word
            yield Token(text, start, match.end(), _classes(_kind(match), word))


def _kind(match: re.Match[str]) -> str:
    """The name of the outermost alternative that matched (the separator is a group of its own)."""
    return "date" if match["date"] is not None else match.lastgroup or "other"


def _word(word: str, start: int) -> Iterator[Token]:
    """A word whole, or its parts where every part of "mid-november" or "14april" is a word of dates."""
    parts = _parts(word)
    for offset, part in parts:
        if part == "-":
            yield Token(part, start + offset, start + offset + 1, NO_CLASSES)
        elif part.isdecimal():
            yield Token(part, start + offset, start + offset + len(part), _classes("int", part))
        else:
            bare = part.removesuffix("'s").removesuffix("'")
            yield Token(bare, start + offset, start + offset + len(bare), LEXICON.get(bare, NO_CLASSES))


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[tuple[int, str], ...]:
    """The parts of a word with their offsets in it; the hyphen is one where it stands for "to"."""
    if "-" not in word and not any(map(str.isdecimal, word)):
        return ((0, word),)
    found = [(m.start(), m[0]) for m in re.finditer(r"[^\W\d_]+(?:'\w*)?|\d+|-", word)]
    parts = [part.removesuffix("'s").removesuffix("'") for _, part in found]
    if all(part == "-" or part.isdecimal() or part in LEXICON or part in JOINED for part in parts):
        return tuple(each for i, each in enumerate(found) if parts[i] != "-" or _is_range(parts, i))
    return ((0, word),)


def _is_range(parts: Sequence[str], hyphen: int) -> bool:
    """Whether a hyphen stands between two weekdays or two months: "Mon-Wed"."""
    beside = parts[hyphen - 1 : hyphen + 2 : 2]
    kinds = [LEXICON.get(part, NO_CLASSES).keys() & {"WEEKDAY", "MONTH"} for part in beside]
    return len(kinds) == 2 and bool(kinds[0] & kinds[1])


JOINED = words(
    "eoq eow eom eoy mid early late end of month quarter year week beginning start pre post to the day "
    "business close first second half next this last in q"
)
"""Words that are no date by themselves but join dates with hyphens: "mid-November", "end-of-quarter"."""


def _classes(kind: str, text: str) -> Classes:
    """The classes of a token that holds digits."""
    reader = _READERS.get(kind)
    return reader(text) if reader else NO_CLASSES


def _integer(text: str) -> Classes:
    if len(text) <= 3:
        return {"INT": int(text)}
    return {"YEAR": int(text)} if len(text) == 4 and 1000 <= int(text) < 2200 else NO_CLASSES


def _year(digits: str) -> int:
    """A year of two or four digits; two digits are this century up to 49."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _date(text: str) -> Classes:
    first, second, third = _LETTERS_AND_DIGITS.findall(text)
    return {"DATE": (first, second, third, text[len(first)])}


def _pair(text: str) -> Classes:
    first, second = _LETTERS_AND_DIGITS.findall(text)
    return {"PAIR": (int(first), int(second), text[len(first)])}


def _month(text: str) -> Classes:
    first, second = map(int, _LETTERS_AND_DIGITS.findall(text))
    year, month = (first, second) if first > 12 else (second, first)
    return {"YEARMONTH": (year, month)} if 1 <= month <= 12 and year >= 1000 else NO_CLASSES


def _numbered(name: str, text: str) -> Classes:
    """A quarter or a half, with its year where that is joined to it."""
    *year, number = re.findall(r"\d+", text)
    return {name: (int(number), _year(year[0]) if year and len(year[0]) != 3 else None)}


def _numbered_first(text: str) -> Classes:
    """3Q26, 1H27."""
    year = text[2:]
    return {"QUARTER" if text[1] == "q" else "HALF": (int(text[0]), _year(year) if year else None)}


_READERS: Mapping[str, Callable[[str], Classes]] = {
    "date": _date,
    "clock": lambda text: {"CLOCK": text},
    "pair": _pair,
    "month": _month,
    "nth": lambda text: {"ORDINAL": int(text[:-2])},
    "numbered": _numbered_first,
    "quarter": lambda text: _numbered("QUARTER", text),
    "half": lambda text: _numbered("HALF", text),
    "fiscal": lambda text: {"FISCAL": _year(re.sub(r"\D", "", text))},
    "short": lambda text: {"SHORTYEAR": _year(text[1:])},
    "int": _integer,
    "other": lambda text: BRACKETS.get(text, NO_CLASSES),
}
