"""The grammar of offsets: so long from today, or after or before a day or a step."""

from datetime import date

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.days import days_from_today
from assistant.dates.grammar import Rules
from assistant.dates.lengths import counted, is_short, moved, shifted, stretch_of
from assistant.dates.numbers import Length, one_or_two
from assistant.dates.periods import unit_of
from assistant.dates.weekdays import weekday
from assistant.dates.window import Meaning, Window, derived

TODAY = days_from_today(0)
WEEKS = frozenset({"week", "fortnight"})


def from_now(length: Length) -> Meaning:
    """ "In two weeks"."""
    return shifted(length, 1, TODAY)


def ago(length: Length) -> Meaning:
    """ "Two weeks ago"."""
    return shifted(length, -1, TODAY)


def within(length: Length, anchor: Meaning = TODAY) -> Meaning:
    """ "Within ten days": from the anchor on, and by its end."""

    def pick(first: date, last: date, window: Window, context: Context) -> Window | None:
        whole = context.conventions.ranges_hold_their_end or is_short(length)
        return Window(first, last if whole else max(first, last - DAY), "span", note=window.note)

    return derived(stretch_of(length, 1, anchor), pick)


def next_units(steps: int, length: Length) -> Meaning | None:
    """ "The next three weeks": from today on, or whole weeks by convention; -1 for the last three weeks."""
    if steps == 0:
        return None
    rolling = stretch_of(length, steps, TODAY)

    def meaning(context: Context) -> Window | None:
        numbers = counted(length[1], context)
        if numbers is None or is_short(length):
            return rolling(context)
        if not context.conventions.rolling and len(numbers) == 1:
            return _whole_units(steps, *numbers[0], context)
        if steps < 0:
            return Window(moved(context.today, numbers, -1, context), context.today - DAY, "span")
        return rolling(context)

    return meaning


def _whole_units(steps: int, number: float, unit: str, context: Context) -> Window | None:
    near = unit_of(unit, context.today, steps, context)
    far = unit_of(unit, context.today, steps * int(number), context)
    if near is None or far is None or near.days is None or far.days is None:
        return None
    return Window(min(near.days[0], far.days[0]), max(near.days[1], far.days[1]), "span")


def weeks_from(length: Length, dated: Meaning) -> Meaning | None:
    """ "Two weeks Thursday", "a week tomorrow"."""
    return shifted(length, 1, dated) if all(unit in WEEKS for _, unit in length[1]) else None


def starting(length: Length, anchor: Meaning) -> Meaning:
    """ "Two weeks starting May 20th": fourteen days, the first one included."""
    return derived(
        stretch_of(length, 1, anchor), lambda first, last, window, context: Window(first, last - DAY, "span")
    )


def _lasting(anchor: Meaning, length: Length) -> Meaning:
    return stretch_of(length, 1, anchor)


def _one(unit: str) -> Length:
    return ((1, unit),), ((1, unit),)


def _weekday_week(day: int, unit: str) -> Meaning | None:
    """ "Thursday week", "Friday fortnight"."""
    return weeks_from(_one(unit), weekday(day))


def _coming_units(count: int | str, unit: str) -> Meaning | None:
    return None if isinstance(count, str) else next_units(1, (((count, unit),), ((count, unit),)))


SHIFTS: dict[str, Rules] = {
    "roughly": (("about|around|roughly|approximately|approx|maybe|like|say|probably|perhaps", lambda: True),),
    "offset": (
        ("in <roughly>? <length> (time|or so)? (from now|from today)?", lambda _, length: from_now(length)),
        ("<length> (from|after) (now|today|right now|here|this point)", from_now),
        ("<length> (out|hence|later|time|down the road|down the line|from here)", from_now),
        ("<length> (ago|back|earlier)", ago),
        (
            "<length> (from|after|following|past|post|on from|subsequent to) <anchor>",
            lambda n, a: shifted(n, 1, a),
        ),
        (
            "<length> (before|prior to|ahead of|in advance of|pre|out from|shy of) <anchor>",
            lambda n, a: shifted(n, -1, a),
        ),
        ("WEEKDAY UNIT", _weekday_week),
        ("today UNIT", lambda unit: weeks_from(_one(unit), TODAY)),
        ("tomorrow UNIT", lambda unit: weeks_from(_one(unit), days_from_today(1))),
        ("<length> (on)? <day>", weeks_from),
        ("<day> (in|plus) <length>", lambda day, length: shifted(length, 1, day)),
        (
            "(within|inside|inside of|in less than|in under|in no more than|less than) <length> (time)?",
            within,
        ),
        ("(within|in less than|less than) <length> (from|of) (today|now)", within),
        ("(within|in|over|during|inside) (the)? (next|coming|upcoming|following) <length>", within),
        ("(within|in|over) (the)? (next|coming) <one> or two", lambda unit: within(one_or_two(unit))),
        ("(within|inside) (a|one) <one>", lambda unit: within(_one(unit))),
        (
            "(within|inside|no later than|no more than|not more than|up to) <length> (of|from|"
            "after|following) <anchor>",
            within,
        ),
        ("(a|one) (fortnight|couple of weeks)", lambda: from_now((((14, "day"),), ((14, "day"),)))),
        ("<rel> <length>", next_units),
        ("<count> (upcoming|coming|following) <unit>", _coming_units),
        ("(the)? <length> (starting|beginning) (from|on|with)? <anchor>", starting),
        ("the <length> (from|after) <day>", starting),
        ("(from)? <day> for <length>", _lasting),
        ("for <length> (from|starting|starting on) <day>", lambda length, day: _lasting(day, length)),
    ),
}
