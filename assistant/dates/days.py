"""The grammar of days: today and its neighbours, weekdays with a date, and dates said twice."""

from dataclasses import replace

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.dates import day_in, day_of_month
from assistant.dates.grammar import Rules
from assistant.dates.weekdays import plus_weeks, weekday, weekday_in, weekday_on, weekdays_from_now
from assistant.dates.window import Meaning, Window, on


def days_from_today(days: int) -> Meaning:
    """Today, tomorrow, yesterday."""
    return lambda context: on(context.today + days * DAY)


def both(first: Meaning, second: Meaning) -> Meaning:
    """ "The thirtieth, next Thursday": a date said twice; no date where they differ."""

    def meaning(context: Context) -> Window | None:
        one, other = first(context), second(context)
        if one is None or other is None or one.days is None or other.days is None:
            return None
        return replace(one, others=()) if one.days == other.days else None

    return meaning


def _weekdays_from_now(count: int | str, day: int) -> Meaning | None:
    return None if isinstance(count, str) else weekdays_from_now(count, day)


def _weekday_the(day: int, number: int) -> Meaning | None:
    dated = day_of_month(number)
    return dated and weekday_on(day, dated)


def _weekday_and_day_in(day: int, number: int, month: Meaning) -> Meaning:
    return weekday_on(day, day_in(number, month))


def _meant(meaning: Meaning) -> Meaning:
    return meaning


def _weekday_of(week: Meaning, day: int) -> Meaning:
    return weekday_in(day, week)


def _on_weekday(dated: Meaning, day: int) -> Meaning:
    return weekday_on(day, dated)


DAYS: dict[str, Rules] = {
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
