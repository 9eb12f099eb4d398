"""The grammar of weeks, months and other units: counted from today, named, or beside a day."""

from datetime import date

from assistant.calendars import DAY, add_working_days
from assistant.dates.context import Context
from assistant.dates.grammar import Rules
from assistant.dates.lengths import shifted
from assistant.dates.periods import WEEK, monday_of, month_of, plus_months, unit_of, week_of, weekend_of
from assistant.dates.quarters import QUARTERS, YEARS
from assistant.dates.window import Meaning, Window, derived, on, replace_cycle

MONDAY, SUNDAY = 0, 6


def unit_from_today(steps: int, unit: str) -> Meaning:
    """ "This week", "next quarter", "last month"; on a weekend "this week" is the coming one."""

    def meaning(context: Context) -> Window | None:
        if unit == "business day":
            return on(add_working_days(context.working_days, context.today, steps)) if steps else None
        if unit == "fortnight":
            return Window(context.today, context.today + 2 * WEEK, "span") if steps >= 0 else None
        window = unit_of(unit, context.today, steps, context)
        if unit == "week" and steps == 0 and window and window.last and window.last < context.today:
            return unit_of(unit, context.today, 1, context)
        return window

    return meaning


def running_unit(unit: str) -> Meaning:
    """ "The month" of which a part is named: this one, or the next where that part is over."""

    def meaning(context: Context) -> Window | None:
        window = unit_from_today(0, unit)(context)
        may_be_past = context.conventions.parts_may_be_past
        return window and (window if may_be_past else replace_cycle(window, "year"))

    return meaning


def same_day_in(stretch: Meaning) -> Meaning:
    """ "This time next week", "same day next month"."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        today = context.today
        if window.grain == "week":
            return on(monday_of(first) + today.weekday() * DAY)
        months = (first.year - today.year) * 12 + first.month - today.month
        if window.grain in ("month", "year"):
            return on(plus_months(today, months if window.grain == "month" else months + today.month - 1))
        return None

    return derived(stretch, pick)


def holiday_weekend(named: Meaning) -> Meaning:
    """ "Memorial Day weekend": the days off around the named day."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        if first.weekday() == MONDAY:
            return Window(first - 2 * DAY, first, "weekend")
        return Window(min(first, monday_of(first) + 5 * DAY), monday_of(first) + 6 * DAY, "weekend")

    return derived(named, pick)


def rest_from_today(unit: str) -> Meaning:
    """ "Within the quarter": from today to its end."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        return Window(max(first, context.today), last, "span")

    return derived(unit_from_today(0, unit), pick)


def month(number: int) -> Meaning:
    """ "April": this one or the next."""

    def meaning(context: Context) -> Window:
        year = context.today.year + (number < context.today.month)
        return replace_cycle(month_of(date(year, number, 1)), "year")

    return meaning


def month_in(number: int, year: int) -> Meaning:
    """April of a year."""
    return lambda context: month_of(date(year, number, 1))


def month_from_today(steps: int, number: int) -> Meaning:
    """ "Next March" is the coming one, never the running one; "last March" is the one that is over."""

    def meaning(context: Context) -> Window:
        today = context.today
        if steps < 0:
            return month_of(date(today.year - (number >= today.month), number, 1))
        later = number < today.month or (steps > 0 and number == today.month)
        return month_of(date(today.year + later, number, 1))

    return meaning


def month_within(number: int, year: Meaning) -> Meaning:
    """ "June next year"."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        return month_of(date(first.year, number, 1)) if window.grain == "year" else None

    return derived(year, pick)


def months_later(named: Meaning, months: int) -> Meaning:
    """ "March after next", "March in two years": the month so many months after the coming one."""
    return derived(named, lambda first, last, window, context: month_of(plus_months(first, months)))


def week_holding(anchor: Meaning, weeks: int = 0) -> Meaning:
    """ "The week of the 23rd", "the week before Thanksgiving" (-1).

    The week of a Sunday is the one that it opens: nobody means the working week that is over.
    """

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        if window.grain not in ("day", "week", "weekend"):
            return None
        day = last if weeks > 0 else first
        if weeks == 0 and window.grain == "day" and day.weekday() == SUNDAY:
            day += DAY
        return week_of(day + weeks * WEEK, context)

    return derived(anchor, pick)


def unit_beside(unit: str, sign: int, anchor: Meaning) -> Meaning:
    """ "The month after go-live", "the day before Thanksgiving", "the weekend after that"."""
    if unit == "business day":
        one = ((1, unit),)
        return shifted((one, one), sign, anchor)

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        if unit == "weekend":
            return weekend_of(last + 2 * DAY if sign > 0 else first - WEEK)
        return unit_of(unit, last if sign > 0 else first, sign, context)

    return derived(anchor, pick)


def iso_week(number: int, year: int | None) -> Meaning | None:
    """ "Week 31": by ISO 8601, this year's, or next year's where it is over."""
    if not 1 <= number <= 53:
        return None

    def of(which: int, context: Context) -> Window:
        return week_of(monday_of(date(which, 1, 4)) + (number - 1) * WEEK, context)

    def meaning(context: Context) -> Window | None:
        if year is not None:
            return of(year, context)
        now = of(context.today.year, context)
        return now if now.last and now.last >= context.today else of(context.today.year + 1, context)

    return meaning


def _meant(meaning: Meaning) -> Meaning:
    return meaning


def _month_in_years(number: int, years: int | str, unit: str) -> Meaning | None:
    return None if isinstance(years, str) or unit != "year" else months_later(month(number), 12 * years)


STRETCHES: dict[str, Rules] = {
    "rel": (
        ("this|current|the current|our current|the present|my", lambda: 0),
        ("next|the next|coming|upcoming|the coming|the upcoming|this coming|this upcoming", lambda: 1),
        ("following|the following|around next", lambda: 1),
        ("last|past|previous|prior|this past|the last|the past|the previous|the prior", lambda: -1),
    ),
    "yearlike": YEARS,
    "quarterly": QUARTERS,
    "stretch": (
        ("<rel> <one>", unit_from_today),
        ("(the)? <one> after (the)? next (one)?", lambda unit: unit_from_today(2, unit)),
        ("(the)? <one> after (this|this one)", lambda unit: unit_from_today(1, unit)),
        ("(the)? next <one> but one", lambda unit: unit_from_today(2, unit)),
        ("(the)? weekend", lambda: unit_from_today(0, "weekend")),
        ("MONTH", month),
        ("MONTH .? (,|of|in)? <year>", month_in),
        ("YEAR (,|/)? MONTH", lambda year, number: month_in(number, year)),
        ("YEARMONTH", lambda both: month_in(both[1], both[0])),
        ("<rel> MONTH", month_from_today),
        ("MONTH (of|in)? <yearlike>", month_within),
        ("MONTH after next", lambda number: months_later(month(number), 12)),
        ("MONTH in <count> UNIT", _month_in_years),
        ("(the)? month of MONTH", month),
        (
            "(the)? month of <day>",
            lambda day: derived(day, lambda first, last, window, context: month_of(first)),
        ),
        (
            "(the|that)? week (of|commencing|beginning|starting|ending|containing) (on|in)? <anchor>",
            week_holding,
        ),
        ("(wc|w / c|wk of|wk commencing) <anchor>", week_holding),
        ("(<named>|<event>) week", week_holding),
        ("<named> weekend", holiday_weekend),
        ("(within|inside) (the|this|our) <one>", rest_from_today),
        ("(this|the same|same) (time|day) <stretch>", same_day_in),
        ("(the)? week (right|just|immediately)? (after|following) <anchor>", lambda a: week_holding(a, 1)),
        (
            "(the)? week (right|just|immediately)? (before|prior to|preceding) <anchor>",
            lambda a: week_holding(a, -1),
        ),
        (
            "(the)? weekend of <day>",
            lambda day: derived(day, lambda first, last, w, context: weekend_of(first)),
        ),
        (
            "(the)? <one> (right|just|immediately)? (after|following) <anchor>",
            lambda u, a: unit_beside(u, 1, a),
        ),
        (
            "(the)? <one> (right|just|immediately)? (before|prior to) <anchor>",
            lambda u, a: unit_beside(u, -1, a),
        ),
        ("(the)? (calendar|iso)? (week|wk|cw|kw) (INT|<small>) (of|in|,)? <year>?", iso_week),
        ("(our|their|your|the|fiscal|our fiscal|their fiscal|your fiscal)? <quarterly>", _meant),
        ("<yearlike>", _meant),
    ),
    "whole": (
        ("<stretch>", _meant),
        ("this <one>", lambda unit: unit_from_today(0, unit)),
        ("(the|our|their|your|my)? <one>", running_unit),
        ("<nthday>", _meant),
    ),
    "anchor": (
        ("<day>", _meant),
        ("<ending>", _meant),
        ("<stretch>", _meant),
        ("<event>", _meant),
    ),
}
