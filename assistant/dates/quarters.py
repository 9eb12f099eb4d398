"""The grammar of years, quarters and halves: the speaker's fiscal calendar where it is known."""

from datetime import date

from assistant.dates.context import Context
from assistant.dates.grammar import Rules
from assistant.dates.periods import fiscal_start, fiscal_year, months_from, plus_months, unit_of, year_of
from assistant.dates.window import Meaning, Window, derived, replace_cycle

QUARTER, HALF = 3, 6
Numbered = tuple[int, int | None]


def year_from_today(steps: int, unit: str) -> Meaning | None:
    """This, next or last year; a fiscal year where that is said."""
    if not unit.endswith("year"):
        return None
    return lambda context: unit_of(unit, context.today, steps, context)


def calendar_year(year: int) -> Meaning:
    """2027."""
    return lambda context: year_of(date(year, 1, 1))


def fiscal(year: int) -> Meaning:
    """FY27: the fiscal year that ends in 2027."""
    return lambda context: fiscal_year(year if year > 99 else 2000 + year, context)


def segment(months: int, number: int, year: int | None = None, *, calendar: bool = False) -> Meaning | None:
    """A quarter (3 months) or half (6) by its number, fiscal unless the calendar's is said.

    With a calendar year it is the one that starts in that year; without, this or the next one.
    """
    if not 1 <= number <= 12 // months:
        return None

    def start_of(day: date, context: Context) -> date:
        first = date(day.year, 1, 1) if calendar else fiscal_start(day, context)
        return plus_months(first, months * (number - 1))

    def meaning(context: Context) -> Window:
        if year is not None:
            first = start_of(date(year, 1, 1), context)
            return months_from(plus_months(first, 12 * (first.year < year)), months)
        first = start_of(context.today, context)
        is_over = plus_months(first, months) <= context.today
        return replace_cycle(months_from(plus_months(first, 12 * is_over), months), "year")

    return meaning


def segment_within(months: int, number: int, year: Meaning) -> Meaning | None:
    """ "Q3 of next year", "the first half of FY27", "the last quarter of this year" (-1)."""
    place = number - 1 if number > 0 else 12 // months + number
    if not 0 <= place < 12 // months:
        return None

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        return months_from(plus_months(first, months * place), months) if window.grain == "year" else None

    return derived(year, pick)


def _this_year(context: Context) -> Window:
    return year_of(context.today)


def _quarter(said: Numbered, year: int | None) -> Meaning | None:
    return segment(QUARTER, said[0], said[1] if year is None else year)


def _half(said: Numbered, year: int | None) -> Meaning | None:
    return segment(HALF, said[0], said[1] if year is None else year)


def _of_year(months: int, said: Numbered, year: Meaning) -> Meaning | None:
    return segment_within(months, said[0], year) if said[1] is None else None


def _spoken(months: int, number: int | str, year: int | None) -> Meaning | None:
    return None if isinstance(number, str) else segment(months, number, year)


YEARS: Rules = (
    ("<rel> <one>", year_from_today),
    ("(the)? <one> after (the)? next", lambda unit: year_from_today(2, unit)),
    ("FISCAL", fiscal),
    ("(fy|fiscal|fiscal year|financial year) (<year>|INT)", fiscal),
    ("(calendar|calendar year|the year|year)? <year>", calendar_year),
    ("(our|their|your|the|this) (fiscal|financial) year", lambda: year_from_today(0, "fiscal year")),
    ("(our|their|your) (next|following) (fiscal|financial) year", lambda: year_from_today(1, "fiscal year")),
)

QUARTERS: Rules = (
    ("QUARTER (of|in|,)? <year>?", _quarter),
    ("HALF (of|in|,)? <year>?", _half),
    ("YEAR (,|the)? QUARTER", lambda year, said: _quarter(said, year)),
    ("YEAR (,|the)? HALF", lambda year, said: _half(said, year)),
    ("QUARTER (of|in|,)? <yearlike>", lambda said, year: _of_year(QUARTER, said, year)),
    ("HALF (of|in|,)? <yearlike>", lambda said, year: _of_year(HALF, said, year)),
    ("<yearlike> ,? QUARTER", lambda year, said: _of_year(QUARTER, said, year)),
    ("<yearlike> ,? HALF", lambda year, said: _of_year(HALF, said, year)),
    (
        "calendar QUARTER (of|in|,)? <year>?",
        lambda said, year: segment(QUARTER, said[0], year, calendar=True),
    ),
    ("q (ONES|INT) (of|in|,)? <year>?", lambda number, year: segment(QUARTER, number, year)),
    ("q (ONES|INT) (of|in|,)? <yearlike>", lambda number, year: segment_within(QUARTER, number, year)),
    ("h (ONES|INT) (of|in|,)? <year>?", lambda number, year: segment(HALF, number, year)),
    ("(quarter|qtr) (ONES|INT) (of|in|,)? <year>?", lambda number, year: segment(QUARTER, number, year)),
    (
        "(the)? <ordinal> (fiscal)? (quarter|qtr) (of|in|,)? <year>?",
        lambda n, year: segment(QUARTER, n, year),
    ),
    ("YEAR ,? (the)? <ordinal> (quarter|qtr)", lambda year, n: segment(QUARTER, n, year)),
    (
        "(the)? <nth> (fiscal)? (quarter|qtr) (of|in)? <yearlike>",
        lambda n, year: segment_within(QUARTER, n, year),
    ),
    ("(the)? <nth> (quarter|qtr) of the year", lambda n: segment_within(QUARTER, n, _this_year)),
    ("(the)? <ordinal> half (of|in|,)? <yearlike>", lambda n, year: segment_within(HALF, n, year)),
    ("(the)? (back|latter) half (of|in)? <yearlike>", lambda year: segment_within(HALF, 2, year)),
    ("(the)? front half (of|in)? <yearlike>", lambda year: segment_within(HALF, 1, year)),
    ("(the)? (back|second|latter|last) half (of|in) (the|our)? year", lambda: segment(HALF, 2)),
    ("(the)? (front|first) half (of|in) (the|our)? year", lambda: segment(HALF, 1)),
)
