"""The grammar of weekdays: the coming one, the one of a week or beside a day, and clashes with a date."""

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.grammar import Rules
from assistant.dates.periods import WEEK, monday_of
from assistant.dates.window import Meaning, Window, derived, no_date, on, with_reading

WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


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


WEEKDAYS: dict[str, Rules] = {
    "weekday": (
        ("(this|coming|this coming|the coming|upcoming|this upcoming|the)? WEEKDAY", weekday),
        ("(next|the following|following) WEEKDAY", next_weekday),
        ("(the)? (last|past|previous|this past|this last) WEEKDAY", last_weekday),
        ("(the)? WEEKDAY after (the)? next (one|WEEKDAY)?", lambda day, again: weekday_after_next(day)),
    ),
}
