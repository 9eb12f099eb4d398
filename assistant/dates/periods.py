"""Weeks, months, quarters, halves and years: days to the windows that hold them."""

from datetime import date, timedelta

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.window import Window

WEEK = 7 * DAY


def plus_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last; raises OverflowError beyond the year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("date out of range")
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def monday_of(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def week_of(day: date, context: Context) -> Window:
    """The week that holds a day: Monday to Friday, by our convention."""
    monday = monday_of(day)
    return Window(monday, monday + timedelta(days=context.conventions.week_last), "week")


def month_of(day: date) -> Window:
    """The month that holds a day."""
    return Window(day.replace(day=1), day.replace(day=days_in(day.year, day.month)), "month")


def months_from(first: date, months: int) -> Window:
    """A quarter, a half or a year: so many months from a first of the month."""
    grain = {3: "quarter", 6: "half", 12: "year"}[months]
    last = plus_months(first, months) - DAY
    if grain == "quarter":
        return Window(first, last, "quarter")
    return Window(first, last, "half") if grain == "half" else Window(first, last, "year")


def fiscal_start(day: date, context: Context) -> date:
    """The first day of the fiscal year that holds a day."""
    return plus_months(day.replace(day=1), -((day.month - context.fiscal_year_start) % 12))


def fiscal_year(named: int, context: Context) -> Window:
    """The fiscal year that ends in a calendar year."""
    start = context.fiscal_year_start
    return months_from(date(named if start == 1 else named - 1, start, 1), 12)


def segment_of(day: date, months: int, context: Context) -> Window:
    """The fiscal quarter (3 months) or half (6) that holds a day."""
    into = (day.month - context.fiscal_year_start) % months
    return months_from(plus_months(day.replace(day=1), -into), months)


def year_of(day: date) -> Window:
    """The calendar year that holds a day."""
    return months_from(date(day.year, 1, 1), 12)


def decade_of(day: date) -> Window:
    """The ten years that hold a day."""
    first = day.year - day.year % 10
    return Window(date(first, 1, 1), date(first + 9, 12, 31), "span")


def weekend_of(day: date) -> Window:
    """Saturday and Sunday of a day's ISO week."""
    saturday = monday_of(day) + timedelta(days=5)
    return Window(saturday, saturday + DAY, "weekend")


def unit_of(unit: str, day: date, steps: int, context: Context) -> Window | None:
    """The window of a unit that lies so many units from the one that holds a day; None for hours and less."""
    if unit == "week":
        return week_of(day + steps * WEEK, context)
    if unit == "weekend":
        return weekend_of(day + steps * WEEK)
    if unit == "month":
        return month_of(plus_months(day.replace(day=1), steps))
    if unit in ("quarter", "half"):
        months = 3 if unit == "quarter" else 6
        return segment_of(plus_months(day.replace(day=1), months * steps), months, context)
    if unit == "year":
        return year_of(plus_months(day.replace(day=1), 12 * steps))
    if unit == "fiscal year":
        return months_from(plus_months(fiscal_start(day, context), 12 * steps), 12)
    if unit == "decade":
        return decade_of(plus_months(day.replace(day=1), 120 * steps))
    if unit == "day":
        return Window(day + steps * DAY, day + steps * DAY)
    return None
