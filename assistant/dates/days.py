"""The grammar of days: today and its neighbours, weekdays, named days, and the n-th of a month."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.dates import day_in, day_of_month
from assistant.dates.grammar import Rules
from assistant.dates.named_days import NAMED_DAYS, date_of
from assistant.dates.periods import WEEK, monday_of
from assistant.dates.window import Meaning, Window, derived, no_date, on, with_reading

NAMED_REACH = range(-4, 5)
"""Years around the said one; no named day is rarer than every four years."""

WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def days_from_today(days: int) -> Meaning:
    """Today, tomorrow, yesterday."""
    return lambda context: on(context.today + days * DAY)


def coming(weekday: int, today: date, *, may_be_today: bool = False) -> date:
    """The next such weekday; the said day itself counts only where it may."""
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead or may_be_today else 7)


def latest(weekday: int, today: date) -> date:
    """The last such weekday before a day."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def weekday(day: int) -> Meaning:
    """ "Friday", "this Friday": the coming one, a week from now where today is one."""

    def meaning(context: Context) -> Window:
        may_be_today = context.conventions.weekday_may_be_today
        return on(coming(day, context.today, may_be_today=may_be_today), "week")

    return meaning


def next_weekday(day: int) -> Meaning:
    """ "Next Friday": that weekday of the next ISO week; the coming one is the other reading."""

    def meaning(context: Context) -> Window:
        there = monday_of(context.today) + WEEK + day * DAY
        return with_reading(on(there), on(coming(day, context.today)), "the coming one")

    return meaning


def last_weekday(day: int) -> Meaning:
    """ "Last Friday": the latest one before today."""
    return lambda context: on(latest(day, context.today))


def weekday_after_next(day: int) -> Meaning:
    """ "The Friday after next": a week after "next Friday", or after the coming one by the other reading."""

    def meaning(context: Context) -> Window:
        after_coming = coming(day, context.today) + WEEK
        after_next = monday_of(context.today) + 2 * WEEK + day * DAY
        if context.conventions.after_next == "weekday":
            return on(after_coming)
        return with_reading(on(after_next), on(after_coming), "the one after the coming one")

    return meaning


def weekday_in(day: int, week: Meaning) -> Meaning:
    """ "Friday of next week", "next week Friday"."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        return on(monday_of(first) + day * DAY) if window.grain == "week" else None

    return derived(week, pick)


def weekday_on(day: int, dated: Meaning) -> Meaning:
    """ "Thursday the 21st": the date where it is that weekday, else no date (by our convention)."""

    def meaning(context: Context) -> Window | None:
        window = dated(context)
        if window is None or window.days is None or window.days[0].weekday() == day:
            return window
        clash = context.conventions.clash
        if clash == "refuse":
            return _clash(day, dated, window, context)
        fits = (w for w in _rounds(dated, window, context) if w.first and w.first.weekday() == day)
        return next(fits, window if clash == "overlook" else None)

    return meaning


def _clash(day: int, dated: Meaning, window: Window, context: Context) -> Window:
    """No date; the next day that fits both words is the other reading."""
    assert window.first is not None
    there = window.first
    note = f"{there:%B} {there.day}, {there.year} is a {there:%A}, not a {WEEKDAY_NAMES[day]}."
    fits = (w for w in _following(dated, window, context) if w.first and w.first.weekday() == day)
    return with_reading(no_date(note), next(fits, None), "the next day that is both")


def _rounds(dated: Meaning, window: Window, context: Context) -> Iterator[Window]:
    """Where a date comes round: earlier this month or year, then, by convention, the next times."""
    start = context.today.replace(day=1) if window.cycle == "month" else date(context.today.year, 1, 1)
    if window.cycle and (earlier := dated(context.at(start))):
        yield earlier
    if context.conventions.clash == "search":
        yield from _following(dated, window, context)


def _following(dated: Meaning, window: Window, context: Context) -> Iterator[Window]:
    """The next dozen times that a date comes round."""
    for _ in range(12 if window.cycle else 0):
        following = dated(context.at(window.last + DAY)) if window.last else None
        if following is None:
            return
        yield following
        window = following


def next_holiday(context: Context) -> Window | None:
    """ "The bank holiday": the next one of the owner's calendar that is no weekend."""
    if context.country is None and context.calendar is None:
        return None
    ahead = (context.today + days * DAY for days in range(1, 366))
    names = ((day, context.working_days.day_off(day)) for day in ahead)
    return next((on(day) for day, why in names if why not in (None, "weekend", "closed")), None)


def both(first: Meaning, second: Meaning) -> Meaning:
    """ "The thirtieth, next Thursday": a date said twice; no date where they differ."""

    def meaning(context: Context) -> Window | None:
        one, other = first(context), second(context)
        if one is None or other is None or one.days is None or other.days is None:
            return None
        return replace(one, others=()) if one.days == other.days else None

    return meaning


def weekday_beside(day: int, sign: int, anchor: Meaning, count: int | None = None) -> Meaning:
    """ "The Tuesday after Labor Day", "the second Friday before go-live"."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        there = coming(day, last) if sign > 0 else latest(day, first)
        return on(there + sign * ((count or 1) - 1) * WEEK)

    return derived(anchor, pick)


def plus_weeks(weeks: int, dated: Meaning) -> Meaning:
    """A day so many weeks after another ("not this Thursday but the one after")."""
    return derived(dated, lambda first, last, window, context: on(last + weeks * WEEK))


def weekdays_from_now(count: int, day: int) -> Meaning:
    """ "Three Fridays from now"."""
    return lambda context: on(coming(day, context.today) + (count - 1) * WEEK)


def _weekdays_from_now(count: int | str, day: int) -> Meaning | None:
    return None if isinstance(count, str) else weekdays_from_now(count, day)


def _weekday_the(day: int, number: int) -> Meaning | None:
    dated = day_of_month(number)
    return dated and weekday_on(day, dated)


def _weekday_and_day_in(day: int, number: int, month: Meaning) -> Meaning:
    return weekday_on(day, day_in(number, month))


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


def _meant(meaning: Meaning) -> Meaning:
    return meaning


def _weekday_of(week: Meaning, day: int) -> Meaning:
    return weekday_in(day, week)


def _on_weekday(dated: Meaning, day: int) -> Meaning:
    return weekday_on(day, dated)


DAYS: dict[str, Rules] = {
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
    "weekday": (
        ("(this|coming|this coming|the coming|upcoming|this upcoming|the)? WEEKDAY", weekday),
        ("(next|the following|following) WEEKDAY", next_weekday),
        ("(the)? (last|past|previous|this past|this last) WEEKDAY", last_weekday),
        ("(the)? WEEKDAY after (the)? next (one|WEEKDAY)?", lambda day, again: weekday_after_next(day)),
    ),
    "day": (
        ("today|this day|the same day|same day|tonight|tonite", lambda: days_from_today(0)),
        ("(later|early|earlier|late) (today|tonight|tonite)", lambda: days_from_today(0)),
        (
            "tomorrow|tmrw|tmr|tmw|tomorow|tommorow|tommorrow|the next day|next day",
            lambda: days_from_today(1),
        ),
        ("yesterday|the last day|last day|past day|previous day", lambda: days_from_today(-1)),
        (
            "(the day)? after (tomorrow|tmrw|tmr)|day after tomorrow|day after tmrw",
            lambda: days_from_today(2),
        ),
        ("(the)? day before yesterday", lambda: days_from_today(-2)),
        ("<weekday>", _meant),
        ("WEEKDAY (of|in|from)? <stretch>", weekday_in),
        ("WEEKDAY (of|in) <whole>", weekday_in),
        ("<stretch> (,|on|the|on the)? WEEKDAY", _weekday_of),
        ("(this|next|coming|on)? WEEKDAY ,? (the)? <date>", weekday_on),
        ("(this|next|coming|on|the)? WEEKDAY (,|.)? <monthly>", weekday_on),
        ("WEEKDAY the <small>", _weekday_the),
        ("(this|next|coming)? WEEKDAY ,? (the)? <monthday> (of|in) <whole>", _weekday_and_day_in),
        ("<date> ,? (a|which is a)? WEEKDAY", _on_weekday),
        ("<monthly> (,|, a|, which is a|which is a) WEEKDAY", _on_weekday),
        ("<date>", _meant),
        ("<monthly>", _meant),
        ("<named>", _meant),
        ("<monthly> , <weekday>", both),
        ("<date> , <weekday>", both),
        ("<weekday> , <monthly>", both),
        ("WEEKDAY UNIT , <monthly>", lambda day, unit, dated: both(dated, plus_weeks(1, weekday(day)))),
        ("(the)? <monthday> day? (of|in) <whole>", day_in),
        ("<whole> (on)? the <monthday>", lambda month, day: day_in(day, month)),
        ("<count> (WEEKDAYS|WEEKDAY) (from now|from today|later|hence|out)", _weekdays_from_now),
    ),
}
