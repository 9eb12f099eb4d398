"""The grammar of the n-th day, weekday, week or month of a stretch, counted from its start or its end."""

from datetime import date, timedelta

from assistant.calendars import DAY, add_working_days, on_or_after, on_or_before
from assistant.dates.context import Context
from assistant.dates.grammar import Rules
from assistant.dates.lengths import shifted
from assistant.dates.periods import WEEK, monday_of, plus_months, weekend_of
from assistant.dates.stretches import unit_from_today
from assistant.dates.weekdays import WEEKDAY_NAMES, plus_weeks, weekday_beside
from assistant.dates.window import Meaning, Pick, Window, derived, no_date, on, part_of

MONTHS = {"month": 1, "quarter": 3, "half": 6}


def nth_weekday(n: int, weekday: int, whole: Meaning) -> Meaning:
    """ "The second Tuesday of September", "the last Friday of the quarter" (-1)."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        if window.grain not in ("month", "quarter", "half", "year"):
            return None
        if n > 0:
            day = first + timedelta(days=(weekday - first.weekday()) % 7) + (n - 1) * WEEK
        else:
            day = last - timedelta(days=(last.weekday() - weekday) % 7) + (n + 1) * WEEK
        if not first <= day <= last:
            return no_date(f"There is no {abs(n)}. {WEEKDAY_NAMES[weekday]} in that time.")
        return on(day)

    return part_of(whole, pick)


def nth_weekday_of_this_month(n: int, weekday: int) -> Meaning:
    """ "The second Sunday" of no stated month: by our convention no date."""
    this_month = nth_weekday(n, weekday, unit_from_today(0, "month"))
    return lambda context: this_month(context) if context.conventions.nth_weekday_alone else None


def nth_unit(n: int, unit: str, whole: Meaning) -> Meaning:
    """ "The first week of April", "the last business day of the month" (-1), "the third month of Q2"."""
    return part_of(whole, _nth(n, 1, unit))


def nth_units(n: int, count: int | str, unit: str, whole: Meaning) -> Meaning | None:
    """ "The first two weeks of May", "the last ten days of the quarter"."""
    return None if isinstance(count, str) or n not in (1, -1) else part_of(whole, _nth(n, count, unit))


def _nth(n: int, count: int, unit: str) -> Pick:
    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        if unit == "business day":
            found = _business_day(first, last, n, context) if count == 1 else None
        elif unit == "week":
            found = _week(first, last, (n, count), window, context)
        elif unit == "weekend":
            found = _weekend(first, last, n)
        else:
            found = _piece(first, last, (n, count), unit)
        return found if found and found.days and first <= found.days[1] and found.days[0] <= last else None

    return pick


def _business_day(first: date, last: date, n: int, context: Context) -> Window:
    calendar = context.working_days
    if n > 0:
        return on(add_working_days(calendar, on_or_after(calendar, first), n - 1))
    return on(add_working_days(calendar, on_or_before(calendar, last), n + 1))


def _weekend(first: date, last: date, n: int) -> Window:
    """The weekends of a stretch are those whose Saturday is in it."""
    if n > 0:
        return weekend_of(first + timedelta(days=(5 - first.weekday()) % 7) + (n - 1) * WEEK)
    return weekend_of(last - timedelta(days=(last.weekday() - 5) % 7) + (n + 1) * WEEK)


def _piece(first: date, last: date, nth: tuple[int, int], unit: str) -> Window | None:
    """So many days or months that begin with the n-th, or end with the n-th from the end."""
    n, count = nth
    if unit == "day":
        start = first + (n - 1) * DAY if n > 0 else last + (n + 2 - count) * DAY
        return Window(start, start + (count - 1) * DAY, "day" if count == 1 else "span")
    months = MONTHS.get(unit)
    if months is None or last < plus_months(first, months) - DAY:
        return None
    end = last + DAY
    start = plus_months(first, months * (n - 1)) if n > 0 else plus_months(end, months * (n + 1 - count))
    return Window(start, plus_months(start, months * count) - DAY, "month" if months * count == 1 else "span")


def _week(first: date, last: date, nth: tuple[int, int], window: Window, context: Context) -> Window | None:
    """Weeks of a stretch are its days 1 to 7, 8 to 14, …, or its last 7; or else calendar weeks."""
    n, count = nth
    convention = context.conventions.first_week if n > 0 else context.conventions.last_week
    if window.grain in ("week", "day"):
        return None
    if convention == "days":
        start = first + (n - 1) * WEEK if n > 0 else last + DAY + (n + 1 - count) * WEEK
        return Window(start, min(start + count * WEEK - DAY, last), "span")
    if n > 0:
        start = _first_monday(first, convention) + (n - 1) * WEEK
    else:
        start = _last_monday(last, convention) + (n + 2 - count) * WEEK
    return Window(start, start + (count - 1) * WEEK + context.conventions.week_last * DAY, "week")


def _first_monday(first: date, convention: str) -> date:
    """The Monday of the first week: the one with the first Thursday, or the first whole one."""
    return monday_of(first + 6 * DAY) if convention == "whole" else monday_of(first + 3 * DAY)


def _last_monday(last: date, convention: str) -> date:
    return monday_of(last - 6 * DAY) if convention == "whole" else monday_of(last - 3 * DAY)


def nth_beside(n: int, unit: str, sign: int, anchor: Meaning) -> Meaning | None:
    """ "The first working day after Easter", "the second day before go-live"."""
    parts = ((n, unit),)
    return shifted((parts, parts), sign, anchor) if unit in ("day", "business day") else None


def closest(n: int | None, weekday: int, anchor: Meaning) -> Meaning:
    """ "The closest Monday to October 5th"; the n-th closest takes turns after and before."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        nearest = first + timedelta(days=(weekday - first.weekday() + 3) % 7 - 3)
        side = 1 if nearest <= first else -1
        turn = (n or 1) // 2 * (side if (n or 1) % 2 == 0 else -side)
        return on(nearest + turn * WEEK)

    return derived(anchor, pick)


NTHS: dict[str, Rules] = {
    "nthday": (
        ("(the|on the)? <nth> WEEKDAY (of|in)? <whole>", nth_weekday),
        ("(the)? <nth> WEEKDAY", nth_weekday_of_this_month),
        ("(the)? <nth> (full|whole)? <one> (of|in)? <whole>", nth_unit),
        ("(the)? <nth> <count> (full|whole)? <unit> (of|in) <whole>", nth_units),
        (
            "(the)? WEEKDAY (right|just|immediately)? (after|following) <anchor>",
            lambda d, a: weekday_beside(d, 1, a),
        ),
        (
            "(the)? WEEKDAY (right|just|immediately)? (before|prior to) <anchor>",
            lambda d, a: weekday_beside(d, -1, a),
        ),
        ("(the)? <ordinal> WEEKDAY (after|following) <anchor>", lambda n, d, a: weekday_beside(d, 1, a, n)),
        ("(the)? <ordinal> WEEKDAY (before|prior to) <anchor>", lambda n, d, a: weekday_beside(d, -1, a, n)),
        ("(the)? <ordinal> <one> (after|following) <anchor>", lambda n, unit, a: nth_beside(n, unit, 1, a)),
        ("(the)? <ordinal> <one> (before|prior to) <anchor>", lambda n, unit, a: nth_beside(n, unit, -1, a)),
        ("(the)? <ordinal>? closest WEEKDAY to <anchor>", closest),
        (
            "not <weekday> ,? (but)? (the)? (one|week)? (after|following|next) (that|one)?",
            lambda day: plus_weeks(1, day),
        ),
    ),
}
