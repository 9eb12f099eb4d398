"""The grammar of named days: the next Christmas, last Easter, Thanksgiving 2027, the bank holiday."""

from datetime import date
from functools import partial

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.grammar import Rules
from assistant.dates.named_days import NAMED_DAYS, date_of
from assistant.dates.window import Meaning, Window, derived, on

NAMED_REACH = range(-4, 5)
"""Years around the said one; no named day is rarer than every four years."""


def named(pattern: str, *, steps: int = 0) -> Meaning:
    """A named day: the next one, the said day included; `steps` -1 is the last one."""

    def meaning(context: Context) -> Window:
        today = context.today
        days = (_named(pattern, today.year + ahead, context) for ahead in NAMED_REACH)
        known = [day for day in days if day]
        if steps < 0:
            return on(max(day for day in known if day < today))
        return on(min(day for day in known if day >= today), "year")

    return meaning


def _named(pattern: str, year: int, context: Context) -> date | None:
    return date_of(NAMED_DAYS[pattern], context.region, year)


def named_in(pattern: str, year: int) -> Meaning:
    """A named day of a year."""

    def meaning(context: Context) -> Window | None:
        day = _named(pattern, year, context)
        return on(day) if day else None

    return meaning


def named_within(pattern: str, year: Meaning) -> Meaning:
    """A named day of last year, or of next."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        day = _named(pattern, first.year, context) if window.grain == "year" else None
        return on(day) if day else None

    return derived(year, pick)


def named_in_years(pattern: str, years: int | str, unit: str, *, sign: int = 1) -> Meaning | None:
    """ "Christmas in two years", "Easter two years ago"."""
    if isinstance(years, str) or unit != "year":
        return None
    return lambda context: named_in(pattern, context.today.year + sign * years)(context)


def next_holiday(context: Context) -> Window | None:
    """ "The bank holiday": the next one of the owner's calendar that is no weekend."""
    if context.country is None and context.calendar is None:
        return None
    ahead = (context.today + days * DAY for days in range(1, 366))
    names = ((day, context.working_days.day_off(day)) for day in ahead)
    return next((on(day) for day, why in names if why not in (None, "weekend", "closed")), None)


HOLIDAYS: dict[str, Rules] = {
    "holiday": tuple((pattern, partial(str, pattern)) for pattern in NAMED_DAYS),
    "named": (
        ("(the|this|next|this coming|the next)? <holiday>", named),
        ("last <holiday>", partial(named, steps=-1)),
        ("<holiday> (of|in|,)? <year>", named_in),
        ("<holiday> (of|in)? <whole>", named_within),
        ("<holiday> (in)? <count> UNIT (hence|from now)?", named_in_years),
        ("(the|next|the next)? (bank|public|national) holiday", lambda: next_holiday),
        ("<holiday> <count> UNIT ago", partial(named_in_years, sign=-1)),
    ),
}
