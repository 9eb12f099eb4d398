"""The grammar of times of day: they are understood, and leave the day as it is."""

from assistant.dates.context import Context
from assistant.dates.days import days_from_today
from assistant.dates.grammar import Rules
from assistant.dates.parts import hour_of
from assistant.dates.window import Meaning, Window, on


def _time(*_: object) -> bool:
    return True


def _first(dated: Meaning, *_: object) -> Meaning:
    return hour_of(dated)


def _second(_: object, dated: Meaning, *__: object) -> Meaning:
    return hour_of(dated)


def _meant(meaning: Meaning) -> Meaning:
    return meaning


def _hour_alone(*_: object) -> Meaning:
    """A time without a day is today's by some conventions; by ours it is no date."""

    def meaning(context: Context) -> Window | None:
        return on(context.today) if context.conventions.hour_alone_is_today else None

    return meaning


HOURS: dict[str, Rules] = {
    "hour": (
        ("CLOCK", _time),
        ("(INT|<small>) (MERIDIEM|o'clock)?", _time),
        ("noon|midday|mid day|midnight|lunch|lunchtime", _time),
    ),
    "clock": (
        ("CLOCK", _time),
        ("(INT|<small>) (MERIDIEM|o'clock)", _time),
        ("noon|midday|mid day|midnight|lunch|lunchtime", _time),
        ("(a)? (half|quarter) (past|to|after|before|of|till) <hour>", _time),
        ("half <small>", _time),
        ("ONES TENS ONES?", _time),
        ("<count> (minute|minutes|min|mins)? (past|to|till|before|after|from) <hour>", _time),
    ),
    "daypart": (
        ("(in|during|by|at|on|over|before)? (the)? (early|late|mid|very early)? (-)? DAYPART", _time),
        ("(in)? the (early|small) hours (of the morning)?", _time),
        ("early in the DAYPART", _time),
        ("first thing (in the morning)?", _time),
        ("at (the)? (end|close|start|beginning) of (the)? (day|business|play)", _time),
        (
            "(by|at|,)? (the)? (eod|cob|eob|cop|close of business|close of play|end of day|end of the day)",
            _time,
        ),
        ("(by|at)? end of (business|play|the business day|the working day)", _time),
    ),
    "zone": (
        ("ZONE", _time),
        ("OPEN ZONE CLOSE?", _time),
        ("ZONE time", _time),
        ("(our|your|their|local) time", _time),
    ),
    "time": (
        (
            "(,|-)? (at|@|by|around|about|from|after|before|for|at around|until|till)? <clock> "
            "(ish|sharp)? <zone>?",
            _time,
        ),
        ("(,|-)? (at|@|around|at around|at about|by|before|until) <hour> (ish|sharp)? <zone>?", _time),
        (
            "(,)? (from|between|in between)? <hour> (ish)? (to|-|and|until|till|untill|through) "
            "<hour> (ish)? <zone>?",
            _time,
        ),
        ("later than <hour> but before <hour>", _time),
        ("(from)? <clock> for <length>", _time),
        ("for <length> from <clock>", _time),
        ("(,)? <daypart>", _time),
    ),
    "times": (("<time> <time>? <time>?", _time),),
    "dated": (
        ("<day>", _meant),
        ("<ending>", _meant),
        ("<part>", _meant),
        ("<nthday>", _meant),
        ("<offset>", _meant),
        ("<stretch>", _meant),
        ("((the (day|date) of)|upon|at|on)? <event>", _meant),
        ("(the)? <gathering> (on|of|for|at) <dated>", lambda _, dated: dated),
    ),
    "timed": (
        ("<dated>", _meant),
        ("(this|today) <daypart>", lambda _: hour_of(days_from_today(0))),
        ("(first thing)? in the morning|overnight", lambda: hour_of(days_from_today(1))),
        ("last night", lambda: hour_of(days_from_today(-1))),
        ("next (night|morning)", lambda: hour_of(days_from_today(1))),
        ("<dated> <times>", _first),
        ("(this|today) <daypart> <times>", lambda *_: hour_of(days_from_today(0))),
        ("<times> (of|on|,)? (the)? <dated> <times>?", _second),
        ("<hour> <dated> <times>?", _second),
        ("<time> (this|today) <daypart>", lambda *_: hour_of(days_from_today(0))),
        ("<hour> ,? (this|today) <daypart>", lambda *_: hour_of(days_from_today(0))),
        ("<times>", _hour_alone),
        ("(now|right now|just now|at this time|the present)", _hour_alone),
    ),
}
