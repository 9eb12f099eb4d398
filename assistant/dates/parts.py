"""The grammar of parts: the early, middle and late part, the end, and the n-th day or week of a stretch."""

from dataclasses import replace
from datetime import date, timedelta

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.grammar import Rules
from assistant.dates.periods import (
    plus_months,
    unit_of,
)
from assistant.dates.quarters import QUARTER, segment
from assistant.dates.stretches import unit_from_today
from assistant.dates.window import Meaning, Pick, Window, derived, on, part_of, with_reading

LONG = frozenset({"month", "quarter", "half", "year"})
EARLY, MID, LATE = 0, 1, 2
MONTHS_OF_PART = {"quarter": ((0, 1), (1, 2), (2, 3)), "half": ((0, 2), (2, 4), (4, 6))}


def third(which: int) -> Pick:
    """The early, middle or late part of a week, month, quarter, half or year."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        if window.grain == "week":
            return _days(first, _week_days(which, context))
        if window.grain == "month":
            return _days(first, _month_days(which, last.day, context))
        months = _months(which, window.grain, context)
        if months is None:
            return window if window.grain == "day" else None
        return Window(plus_months(first, months[0]), plus_months(first, months[1]) - DAY, "span")

    return pick


def _days(first: date, days: tuple[int, int]) -> Window:
    return Window(first + timedelta(days=days[0]), first + timedelta(days=days[1]), "span")


def _week_days(which: int, context: Context) -> tuple[int, int]:
    """The days from Monday that are early, mid or late in a week."""
    conventions = context.conventions
    early, late = (0, conventions.early_week - 1), (conventions.late_week, conventions.week_last)
    return (early, conventions.mid_week, late)[which]


def _month_days(which: int, length: int, context: Context) -> tuple[int, int]:
    """The days from the first that are early, mid or late in a month."""
    conventions = context.conventions
    mid = (conventions.mid_month[0] - 1, conventions.mid_month[1] - 1)
    return ((0, conventions.early_month - 1), mid, (conventions.late_month - 1, length - 1))[which]


def _months(which: int, grain: str, context: Context) -> tuple[int, int] | None:
    """The months that are early, mid or late in a quarter, half or year."""
    if grain == "year":
        conventions = context.conventions
        mid = (4, 8)
        return ((0, conventions.early_year), mid, (conventions.late_year - 1, 12))[which]
    thirds = MONTHS_OF_PART.get(grain)
    return thirds and thirds[which]


def early(whole: Meaning) -> Meaning:
    """ "Early next week", "the beginning of April"."""
    return part_of(whole, third(EARLY))


def mid(whole: Meaning) -> Meaning:
    """ "Mid-November"."""
    return part_of(whole, third(MID))


def late(whole: Meaning) -> Meaning:
    """ "Late Q3"."""
    return part_of(whole, third(LATE))


def end_of(whole: Meaning) -> Meaning:
    """The last day of a stretch: Friday of a week."""
    return part_of(whole, lambda first, last, window, context: on(last))


def start_of(whole: Meaning) -> Meaning:
    """The first day of a stretch."""
    return part_of(whole, lambda first, last, window, context: on(first))


def half_of(which: int, whole: Meaning) -> Meaning:
    """The first (1) or second half of a week or month."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        if window.grain not in ("week", "month", "quarter"):
            return None
        if window.grain == "quarter":
            middle = plus_months(first, 1) + timedelta(days=14)
        else:
            middle = first + timedelta(days=14 if window.grain == "month" else 2)
        return Window(first, middle, "span") if which == 1 else Window(middle + DAY, last, "span")

    return part_of(whole, pick)


def rest_of(whole: Meaning) -> Meaning:
    """ "Later this week": from tomorrow to its end."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        start = max(first, context.today + DAY)
        return Window(min(start, last), last, "span") if window.grain != "day" else window

    return derived(whole, pick)


def sooner_in(whole: Meaning) -> Meaning:
    """ "Earlier this month": up to yesterday."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        return Window(first, max(first, min(last, context.today - DAY)), "span")

    return derived(whole, pick)


def year_end(context: Context) -> Window:
    """ "Year-end": of the fiscal year where it is known; the calendar year's is the other reading."""
    fiscal = end_of(unit_from_today(0, "fiscal year"))(context)
    assert fiscal is not None
    return with_reading(fiscal, on(date(context.today.year, 12, 31)), "the calendar year's end")


def end_of_year(context: Context) -> Window:
    """ "End of the year": the calendar year's; the fiscal year's is the other reading."""
    fiscal = end_of(unit_from_today(0, "fiscal year"))(context)
    return with_reading(on(date(context.today.year, 12, 31)), fiscal, "the fiscal year's end")


def _meant(meaning: Meaning) -> Meaning:
    return meaning


def _end_of_unit(unit: str) -> Meaning:
    if unit == "year":
        return end_of_year
    return end_of(unit_from_today(0, unit))


def _unit_end(unit: str) -> Meaning:
    return year_end if unit == "year" else _end_of_unit(unit)


def _end_of_quarter(number: int) -> Meaning | None:
    quarter = segment(QUARTER, number)
    return quarter and end_of(quarter)


def _this_fiscal_year(context: Context) -> Window | None:
    return unit_of("fiscal year", context.today, 0, context)


def _today(context: Context) -> Window:
    return Window(context.today, context.today, "hour")


def hour_of(dated: Meaning) -> Meaning:
    """An hour of a day: "before 3 pm on Friday" is that Friday."""

    def meaning(context: Context) -> Window | None:
        window = dated(context)
        if window is None or window.grain in LONG:
            return None
        return replace(window, grain="hour") if window.grain == "day" else window

    return meaning


PARTS: dict[str, Rules] = {
    "part": (
        ("(very)? early (on)? (in|of|-)? <whole>", early),
        ("(the)? (middle|mid|midway|halfway) (-|of|in|part of|through)? <whole>", mid),
        ("(very)? late (on)? (in|of|-)? <whole>", late),
        ("(midweek|mid-week|mid week) (of)? <whole>", mid),
        ("<whole> ,? (midweek|mid-week|mid week)", mid),
        ("midweek|mid-week|mid week", lambda: mid(unit_from_today(0, "week"))),
        (
            "(the)? (very)? (beginning|start|top|front end|early part|first part|opening) (of|in) <whole>",
            early,
        ),
        ("(the)? first few (days|weeks) (of|in) <whole>", early),
        ("bom|som", lambda: early(unit_from_today(0, "month"))),
        ("boy|soy", lambda: early(unit_from_today(0, "year"))),
        ("(the)? (late|latter|later|last|back) part (of|in) <whole>", late),
        ("(toward|towards|near|nearing|close to) (the)? (end|back end|tail end) of <whole>", late),
        ("(the)? (first|front) half of <whole>", lambda whole: half_of(1, whole)),
        ("(the)? (second|back|latter|last) half of <whole>", lambda whole: half_of(2, whole)),
        ("(later|later on|sometime later) (in)? <whole>", rest_of),
        ("(the)? (rest|remainder|balance) of <whole>", rest_of),
        ("(all|the whole|throughout|the entire) <whole>", _meant),
        ("(earlier|earlier on) (in)? <whole>", sooner_in),
    ),
    "ending": (
        ("(the)? (very)? (end|close|tail end|back end) (of)? (the|this|our)? <one>", _end_of_unit),
        ("(the)? (very)? (end|close|tail end|back end|finish|tail|last day) (of|in)? <whole>", end_of),
        ("(the)? (end|close) of (our|their|your) year", lambda: year_end),
        ("(this|the|our|their|your|my)? <one> (end|close)", _unit_end),
        ("<stretch> (end|close)", end_of),
        (
            "(our|their|your|the)? (fiscal|financial|budget) year (end|close)",
            lambda: end_of(_this_fiscal_year),
        ),
        ("(the)? eow (of|,)? <stretch>?", lambda whole: end_of(whole or unit_from_today(0, "week"))),
        ("(the)? eom (of|,)? <stretch>?", lambda whole: end_of(whole or unit_from_today(0, "month"))),
        ("(the)? eoq (of|,)? <stretch>?", lambda whole: end_of(whole or unit_from_today(0, "quarter"))),
        ("(the)? eoq (INT|YEAR)", _end_of_quarter),
        ("(the)? eoy", lambda: end_of_year),
        ("(the)? eofy", lambda: end_of(_this_fiscal_year)),
        ("(the)? (eoy|eofy) (of|,)? <yearlike>", end_of),
        ("(the)? (eod|cob|eob|cop) (of|on|,)? <day>?", lambda day: hour_of(day) if day else _today),
        (
            "(the)? (end|close) of (the|our)? (day|business|play|work|working day|business day) "
            "(of|on|,)? <day>",
            hour_of,
        ),
        ("(the)? (end|close) of (the)? (day|business|play|working day|business day)", lambda: _today),
        ("end of today", lambda: _today),
        (
            "(the)? (first thing|first thing on|start of business|start of day|sod|opening of "
            "business) <day>",
            hour_of,
        ),
    ),
}
