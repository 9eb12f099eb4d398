"""The grammar of calendar dates: month and day in words, and dates in digits by the locale's order."""

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.grammar import Rules
from assistant.dates.periods import days_in, plus_months
from assistant.dates.window import Meaning, Window, derived, no_date, on, with_reading

MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
RECENT = timedelta(days=60)
"""A day that is over for no longer may be the one that was meant."""

LEAP_YEAR, LONGEST_MONTH = 2000, 31


def two_digits(year: int) -> int:
    """A year said with two digits: this century up to 49."""
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def calendar_date(month: int, day: int, year: int | None) -> Meaning:
    """A month and a day, in a year or the next time that they come round, the said day included."""

    def meaning(context: Context) -> Window:
        if day > days_in(LEAP_YEAR if year is None else year, month):
            return no_date(f"{MONTH_NAMES[month - 1]} {year or ''} has no day {day}.".replace("  ", " "))
        if year is not None:
            return on(date(year, month, day))
        window = on(_next(month, day, context.today), "year")
        past = _next(month, day, plus_months(context.today, -12) + DAY)
        is_recent = context.today - past <= RECENT and past < context.today
        return with_reading(window, on(past) if is_recent else None, "the one that is just over")

    return meaning


def _next(month: int, day: int, today: date) -> date:
    years = (y for y in range(today.year, today.year + 9) if day <= days_in(y, month))
    return next(d for y in years if (d := date(y, month, day)) >= today)


def day_of_month(day: int) -> Meaning | None:
    """ "The 15th": the next such day, the said day included; months that lack it are skipped."""
    if not 1 <= day <= LONGEST_MONTH:
        return None

    def meaning(context: Context) -> Window:
        first = context.today.replace(day=1)
        firsts = (plus_months(first, ahead) for ahead in range(4))
        days = (f.replace(day=day) for f in firsts if day <= days_in(f.year, f.month))
        return on(next(d for d in days if d >= context.today), "month")

    return meaning


def day_in(day: int, month: Meaning) -> Meaning:
    """The 20th of next month."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        if window.grain != "month":
            return None
        if day > last.day:
            return no_date(f"{first:%B %Y} has no day {day}.")
        return on(first.replace(day=day))

    return derived(month, pick)


def in_digits(digits: tuple[str, str, str, str]) -> Meaning | None:
    """Three numbers: year first where the first has four digits, else in the locale's order."""
    first, second, third, _ = digits
    if len(first) == 4:
        return _iso(int(first), int(second), int(third))
    if len(first) > 2 or len(third) not in (2, 4):
        return None
    return _ordered(int(first), int(second), two_digits(int(third)), digits[3])


def _iso(year: int, month: int, day: int) -> Meaning | None:
    if not 1000 <= year <= 2999:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return lambda _: no_date(f"{year}-{month}-{day} is no date.")
    return calendar_date(month, day, year)


def pair_in_digits(pair: tuple[int, int, str], year: int | None = None) -> Meaning | None:
    """10/9, 9.10 or 10-9; what can be no month and day is another matter ("24/7", "50/50")."""
    first, second, by = pair
    if (first, second) == (24, 7) or not any(_orders(first, second)):
        return None
    return _ordered(first, second, year and two_digits(year), by)


def _orders(first: int, second: int) -> Iterator[tuple[int, int]]:
    """The months and days that two numbers may be, month first before day first."""
    yield from ((m, d) for m, d in ((first, second), (second, first)) if 1 <= m <= 12 and 1 <= d <= 31)


def _ordered(first: int, second: int, year: int | None, by: str) -> Meaning:
    def meaning(context: Context) -> Window | None:
        orders = list(dict.fromkeys(_orders(first, second)))
        if not context.month_first:
            orders.sort(key=lambda order: order != (second, first))
        windows = [calendar_date(month, day, year)(context) for month, day in orders]
        dated = [window for window in windows if window and window.days]
        if not dated:
            return no_date(f"{first}{by}{second} is no date.")
        other = dated[1] if len(dated) > 1 else None
        return with_reading(dated[0], other, "day and month the other way round")

    return meaning


def _iso_words(year: int, month: int, day: int) -> Meaning | None:
    return calendar_date(month, day, year) if 1 <= day <= 31 else None


DATES: dict[str, Rules] = {
    "date": (
        ("DATE", in_digits),
        ("PAIR", pair_in_digits),
        ("PAIR ,? YEAR", pair_in_digits),
        ("PAIR , INT", pair_in_digits),
        ("MONTH .? the? <spokenday> ((,|of|in)? <year>)?", calendar_date),
        (
            "(the|this)? <monthday> .? day? (of|in)? MONTH .? ((,|of|in)? <year>)?",
            lambda day, month, year: calendar_date(month, day, year),
        ),
        ("<ordinal> of? MONTH INT", lambda day, month, year: calendar_date(month, day, two_digits(year))),
        (
            "<monthday> (-|/)? MONTH (-|/)? INT",
            lambda day, month, year: calendar_date(month, day, two_digits(year)),
        ),
        ("<monthday> (-|/)? MONTH (-|/)? YEAR", lambda day, month, year: calendar_date(month, day, year)),
        ("YEAR (-|/)? MONTH (-|/)? INT", _iso_words),
        (
            "the? ides of MONTH",
            lambda month: calendar_date(month, 15 if month in (3, 5, 7, 10) else 13, None),
        ),
    ),
    "monthly": (
        ("the <monthday>", day_of_month),
        ("<ordinal>", day_of_month),
        ("the? <ordinal> of (the|each|every) month", day_of_month),
    ),
}
