"""Lengths of time counted from a day: calendar days and months, or the owner's working days."""

import math
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.calendars import add_working_days
from assistant.dates.context import Context
from assistant.dates.numbers import Length, Parts
from assistant.dates.periods import plus_months
from assistant.dates.window import Meaning, Window, too_vague, unknown

DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal year": 12, "decade": 120}
HOURS = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}
DAYS_IN_A_MONTH = 30


def counted(parts: Parts, context: Context) -> list[tuple[float, str]] | None:
    """The numbers and units of a length; None where the words say no number."""
    few = context.conventions.few
    numbers = [(few if number is None else number, unit) for number, unit in parts]
    known = [(number, unit) for number, unit in numbers if number is not None]
    return known if len(known) == len(numbers) else None


def moved(day: date, amounts: list[tuple[float, str]], sign: int, context: Context) -> date:
    """The day that lies so far after (sign 1) or before (-1) a day; a half is rounded up."""
    months = sum(number * MONTHS.get(unit, 0) for number, unit in amounts)
    days = sum(number * DAYS.get(unit, 0) for number, unit in amounts)
    hours = sum(number * HOURS.get(unit, 0) for number, unit in amounts)
    working = sum(number for number, unit in amounts if unit == "business day")
    whole = math.floor(months)
    days += math.ceil((months - whole) * DAYS_IN_A_MONTH) + hours // 24
    there = plus_months(day, sign * whole) + timedelta(days=sign * math.ceil(days))
    return add_working_days(context.working_days, there, sign * math.ceil(working))


def is_short(length: Length) -> bool:
    """Whether a length is counted in hours or less."""
    return any(unit in HOURS for _, unit in length[1])


def _remarks(length: Length, context: Context) -> Iterator[str]:
    if any(unit == "business day" for _, unit in length[1]) and not (context.country or context.calendar):
        yield "Working days are counted without public holidays: the owner's country is not known."


def shifted(length: Length, sign: int, anchor: Meaning) -> Meaning:
    """So long after the end, or before the start, of what another meaning names."""

    def meaning(context: Context) -> Window | None:
        window = anchor(context)
        if window is None or window.days is None:
            return unknown(window) if sign < 0 else window
        day = window.days[1] if sign > 0 else window.days[0]
        shortest, longest = (counted(parts, context) for parts in length)
        if shortest is None or longest is None:
            return too_vague("The words name no number of days.")
        ends = sorted(moved(day, parts, sign, context) for parts in (shortest, longest))
        grain = "day" if ends[0] == ends[1] else "span"
        note = next(_remarks(length, context), None)
        return Window(ends[0], ends[1], "day" if grain == "day" else "span", others=window.others, note=note)

    return meaning


def stretch_of(length: Length, sign: int, anchor: Meaning) -> Meaning:
    """All the days from an anchor on, or up to it, for so long ("within two weeks")."""
    far = shifted(length, sign, anchor)

    def meaning(context: Context) -> Window | None:
        start, end = anchor(context), far(context)
        if start is None or end is None or start.days is None or end.days is None:
            return end if start is None or start.days else start
        first, last = sorted((start.days[0], end.days[1] if sign > 0 else end.days[0]))
        return Window(first, last, "span", others=start.others, note=end.note)

    return meaning
