"""The grammar of deadlines: by, before and after a day, and after a step whose date nobody knows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.grammar import Rules
from assistant.dates.numbers import Length
from assistant.dates.parts import end_of
from assistant.dates.periods import WEEK, plus_months
from assistant.dates.shifts import TODAY, from_now
from assistant.dates.stretches import unit_from_today
from assistant.dates.window import Cycle, Meaning, Window, too_vague, unknown, with_reading

Bound = Callable[[Window, Context], Window]


def by(window: Window, context: Context) -> Window:
    """On or before its last day; for a stretch "before it starts" is the other reading."""
    if window.last is None:
        return unknown(window) or window
    other = None
    if window.grain in ("month", "quarter", "half", "year") and window.first:
        other = Window(None, window.first)
    return with_reading(replace(window, first=None), other, "by its first day")


def before(window: Window, context: Context) -> Window:
    """The day before it begins; that very day where an hour of it is named."""
    if window.first is None:
        return unknown(window) or window
    return replace(window, first=None, last=window.first - DAY * (window.grain != "hour"))


def after(window: Window, context: Context) -> Window:
    """From the day after it on."""
    if window.last is None:
        return window
    return replace(window, first=window.last + DAY, last=None)


def beginning(window: Window, context: Context) -> Window:
    """ "Starting April 1", "from next week": what begins then is due then."""
    return window


def lately(meaning: Meaning) -> Meaning:
    """ "Since February": the one that has begun, not the one to come."""

    def latest(context: Context) -> Window | None:
        window = meaning(context)
        if window is None or window.first is None or window.first <= context.today or window.cycle is None:
            return window
        return meaning(context.at(_a_turn_before(context.today, window.cycle)))

    return bounded(since, latest)


def _a_turn_before(today: date, cycle: Cycle) -> date:
    if cycle == "week":
        return today - WEEK
    return plus_months(today, -12 if cycle == "year" else -1) + DAY


def since(window: Window, context: Context) -> Window:
    """From its first day on."""
    return window if window.first is None else replace(window, last=None)


def bounded(bound: Bound, meaning: Meaning) -> Meaning:
    """What a deadline word makes of a window; "before the 15th", said on a 15th, is next month's."""

    def bounded_meaning(context: Context) -> Window | None:
        window = meaning(context)
        limit = window and bound(window, context)
        if window and window.cycle and window.last and limit and limit.last and limit.last < context.today:
            following = meaning(context.at(window.last + DAY))
            return following and bound(following, context)
        return limit

    return bounded_meaning


def awaiting(name: str) -> Meaning:
    """A step whose date is not known."""
    return lambda context: Window(after=name)


def _ahead_of(name: str) -> Meaning:
    return lambda context: too_vague(f"The date of '{name}' is not known.")


def _after_length(length: Length) -> Meaning:
    return bounded(since, from_now(length))


def _vague() -> Meaning:
    return lambda context: too_vague("A vague time, from which no date follows.")


def _meant(meaning: Meaning) -> Meaning:
    return meaning


def _within_bounds(start: Bound, first: Meaning, end: Bound, _: object, last: Meaning) -> Meaning:
    """ "Not before the 11th but before the 13th"."""

    def meaning(context: Context) -> Window | None:
        earliest, latest = bounded(start, first)(context), bounded(end, last)(context)
        if not (earliest and earliest.first and latest and latest.last and earliest.first <= latest.last):
            return None
        return Window(earliest.first, latest.last, "span")

    return meaning


BOUNDS: dict[str, Rules] = {
    "by": (
        (
            "by|until|till|til|through|thru|no later than|not later than|on or before|before or on|"
            "no later then|by or before",
            lambda: by,
        ),
        (
            "up to|up until|latest by|by the latest|at the latest by|at the latest on|due|due by|"
            "due on|not after",
            lambda: by,
        ),
        (
            "by no later than|by latest|by at the latest|at latest|latest|on or by|by or on|not past",
            lambda: by,
        ),
        ("(sometime|some time|some point|any time|anytime|right|just|well|at least)? (by|until)", lambda: by),
    ),
    "before": (
        (
            "(right|just|well|sometime|some time|any time|anytime|immediately|at least)? before",
            lambda: before,
        ),
        (
            "(ahead|in advance|upstream) of|prior to|earlier than|sooner than|pre|in time for|in front of",
            lambda: before,
        ),
    ),
    "after": (
        (
            "(right|just|straight|shortly|soon|sometime|some time|any time|immediately|"
            "directly)? (after|following)",
            lambda: after,
        ),
        ("past|later than|post|on the back of|not until after|only after|until after", lambda: after),
    ),
    "since": (
        (
            "starting|starting on|starting from|starting in|as of|from|beginning|beginning on|effective",
            lambda: beginning,
        ),
        (
            "no earlier than|not earlier than|no sooner than|not before|not until|only from|on or after",
            lambda: since,
        ),
        ("at the earliest|earliest|at earliest|as early as|any time from|anytime from", lambda: since),
    ),
    "bound": (
        ("<range>", _meant),
        ("<by> <range>", bounded),
        ("<by> ,? <lead> ,? <range>", lambda bound, _, meaning: bounded(bound, meaning)),
        ("<before> <range>", bounded),
        ("<before> ,? <lead> ,? <range>", lambda bound, _, meaning: bounded(bound, meaning)),
        ("<since> <range> (and|but) (<by>|<before>) <lead>? <range>", _within_bounds),
        (
            "(before|by) (the|this) <one> (is)? out",
            lambda unit: bounded(by, end_of(unit_from_today(0, unit))),
        ),
        (
            "(right|straight|directly)? after this (call|meeting|conversation|chat|session|demo)",
            lambda: TODAY,
        ),
        (
            "(as soon as|when|once|after) (we|i) (hang up|get off|are off|come off|drop off) "
            "(this|here|the call|the phone|this call)?",
            lambda: TODAY,
        ),
        ("<after> <range>", bounded),
        ("since <range>", lately),
        ("<since> <range>", bounded),
        ("(by|before|until|no later than) <clock> <zone>?", lambda _, zone: TODAY),
        ("(after|past) <length>", _after_length),
        ("<by>? <range> ,? (at the|at|at the very|by the)? latest", lambda _, meaning: bounded(by, meaning)),
        ("<range> ,? (or|and) (sooner|earlier|before|bust)", lambda meaning: bounded(by, meaning)),
        ("<range> ,? (max|tops|at most|deadline|or before)", lambda meaning: bounded(by, meaning)),
        ("<range> (or|and) (later|after|beyond|onwards|onward)", lambda meaning: bounded(since, meaning)),
        ("<range> (onwards|onward|forward)", lambda meaning: bounded(since, meaning)),
        ("from <range> (on|onwards|onward|forward)", lambda meaning: bounded(since, meaning)),
        ("<range> ,? (at the|at) earliest", lambda meaning: bounded(since, meaning)),
    ),
    "hanging": (
        ("<waiting> <clause>", lambda _, name: awaiting(name)),
        ("<length> <waiting> <clause>", lambda length, _, name: awaiting(name)),
        ("(within|inside) <length> (of|from|after|following) <clause>", lambda length, name: awaiting(name)),
        ("(the)? (<one>|WEEKDAY) (after|following) <clause>", lambda _, name: awaiting(name)),
        ("<length> from (when)? <clause>", lambda length, name: awaiting(name)),
        (
            "<length>? (before|prior to|ahead of|in advance of|by the time) <clause>",
            lambda _, name: _ahead_of(name),
        ),
    ),
    "waiting": (
        (
            "(right|just|straight|shortly|soon|immediately|directly|maybe|only)? (once|after|"
            "when|upon|following)",
            lambda: True,
        ),
        (
            "as soon as|the moment|the minute|the day|pending|subject to|whenever|until after|"
            "not until|only when",
            lambda: True,
        ),
        (
            "on (completion|receipt|signature) of|depends on|contingent on|conditional on|by the "
            "time|post|when|if and when",
            lambda: True,
        ),
    ),
    "now": (("(right|just)? now|at once|straight away|right away|immediately", lambda: TODAY),),
    "vague": (
        (
            "(sometime|some time|very|pretty|really|hopefully|fairly)? (soon|shortly|later|"
            "eventually|later on)",
            _vague,
        ),
        (
            "asap|as soon as possible|as soon as we can|as soon as i can|at some point|in due "
            "course|when possible",
            _vague,
        ),
        (
            "(at)? (the)? (earliest|soonest) (convenience|possible)?|tbd|whenever|in the near future",
            _vague,
        ),
    ),
}
