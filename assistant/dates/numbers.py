"""The grammar of numbers: counts, ordinals and years in words and digits, and lengths of time."""

from assistant.dates.grammar import Rules

Parts = tuple[tuple[float | None, str], ...]
"""So many of each unit, the largest first or not; None where the words say no number ("a few")."""

Length = tuple[Parts, Parts]
"""The shortest and the longest that the words allow ("four to six weeks")."""


def _sum(*numbers: int | None) -> int:
    return sum(number or 0 for number in numbers)


def _one(*_: object) -> int:
    return 1


def _few(*_: object) -> str:
    return "few"


def _some(number: int | str, unit: str) -> Parts:
    return ((None if isinstance(number, str) else number, unit),)


def _and_a_half(number: int | str, unit: str) -> Parts:
    return ((None if isinstance(number, str) else number + 0.5, unit),)


def _joined(first: Parts, second: Parts) -> Parts:
    return first + second


def _exactly(parts: Parts) -> Length:
    return parts, parts


def _from_to(low: int | str, high: int | str, unit: str) -> Length | None:
    if isinstance(low, str) or isinstance(high, str) or low >= high:
        return None
    return ((low, unit),), ((high, unit),)


def _pair(pair: tuple[int, int, str], unit: str) -> Length | None:
    return _from_to(pair[0], pair[1], unit) if pair[2] == "-" else None


def _half(unit: str) -> Parts:
    return ((0.5, unit),)


def _fraction(pair: tuple[int, int, str], unit: str) -> Parts | None:
    """ "1/2 day", "2.5 weeks"."""
    first, second, by = pair
    if by == "/":
        return ((first / second, unit),) if first < second else None
    return ((float(f"{first}.{second}"), unit),) if by == "." else None


def one_or_two(unit: str) -> Length:
    return ((1, unit),), ((2, unit),)


def _spoken_year(century: int, tens: int, ones: int | None) -> int | None:
    """A year said in two halves: "twenty twenty-six", "nineteen ninety-nine"."""
    return century * 100 + tens + (ones or 0) if century in (19, 20) else None


def _hundreds(count: int | None, rest: int | None) -> int:
    return 100 * (count or 1) + (rest or 0)


def _long_year(thousands: int, rest: int | None) -> int | None:
    return 2000 + (rest or 0) if thousands == 2 else None


def _from_last(number: int) -> int:
    return -number


NUMBERS: dict[str, Rules] = {
    "small": (("ONES", _sum), ("TENS ONES?", _sum)),
    "count": (
        ("INT", _sum),
        ("<small>", _sum),
        ("(a|an|another)", _one),
        ("a? (couple|pair) of?", lambda: 2),
        ("a? dozen", lambda: 12),
        ("(a|ONES) hundred (and? <small>)?", _hundreds),
        ("(a|the)? (few|several|handful of|number of)", _few),
    ),
    "ordinal": (("ORDINAL", _sum), ("NTH", _sum), ("TENS NTH", _sum)),
    "monthday": (
        ("<ordinal>", lambda day: day if day <= 31 else None),
        ("INT", lambda day: day if 1 <= day <= 31 else None),
    ),
    "spokenday": (("<monthday>", _sum), ("<small>", lambda day: day if day <= 31 else None)),
    "nth": (
        ("<ordinal>", _sum),
        ("last", lambda: -1),
        ("(second|2nd) (to|from)? (the)? last", lambda: -2),
        ("(penultimate|next to last)", lambda: -2),
        ("<ordinal> last", _from_last),
    ),
    "year": (
        ("YEAR", _sum),
        ("SHORTYEAR", _sum),
        ("TENS TENS ONES?", lambda *said: _spoken_year(said[0], said[1], said[2])),
        ("TENS ONES", lambda tens, ones: _spoken_year(tens, ones, 0) if ones >= 10 else None),
        ("ONES TENS ONES?", lambda *said: _spoken_year(said[0], said[1], said[2])),
        ("ONES (oh|zero|o) ONES", lambda century, ones: _spoken_year(century, ones, 0)),
        ("ONES thousand (and? <small>)?", _long_year),
    ),
    "unit": (
        ("(calendar)? UNIT", str),
        ("(business|working|work|biz) UNIT", lambda unit: "business day" if unit == "day" else None),
        ("half|halves", lambda: "half"),
        ("(fiscal|financial) UNIT", lambda unit: "fiscal year" if unit == "year" else unit),
    ),
    "one": (
        ("(calendar)? ONE", str),
        ("(business|working|work|biz) ONE", lambda unit: "business day" if unit == "day" else None),
        ("half", lambda: "half"),
        ("(fiscal|financial) ONE", lambda unit: "fiscal year" if unit == "year" else unit),
    ),
    "amount": (
        ("<count> (more|full|whole|calendar|consecutive|clear)? <unit>", _some),
        ("<count> and a half <unit>", _and_a_half),
        ("<count> <unit> and a half", _and_a_half),
        ("half (a|an) <unit>", _half),
        ("PAIR <unit>", _fraction),
        ("(a)? quarter of (a|an) <unit>", lambda unit: ((0.25, unit),)),
        ("three quarters of (a|an) <unit>", lambda unit: ((0.75, unit),)),
        ("half <unit>", _half),
    ),
    "parts": (
        ("<amount>", lambda amount: amount),
        ("<amount> (,|and)? <parts>", _joined),
    ),
    "length": (
        ("<parts>", _exactly),
        ("<count> (to|or|-) <count> (more)? <unit>", _from_to),
        ("PAIR (more)? <unit>", _pair),
        ("(a|one) <unit> or two", one_or_two),
        ("(a|one) <unit> or so", lambda unit: _exactly(((1, unit),))),
    ),
}
