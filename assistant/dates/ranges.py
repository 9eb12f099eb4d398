"""The grammar of ranges: from one day to another, and either of two."""

from datetime import date

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.dates import calendar_date, day_in
from assistant.dates.grammar import Rules
from assistant.dates.parts import early, late, mid
from assistant.dates.periods import plus_months
from assistant.dates.shifts import TODAY
from assistant.dates.stretches import unit_from_today
from assistant.dates.weekdays import weekday_beside, weekday_in
from assistant.dates.window import Meaning, Window


def between(start: Meaning, end: Meaning) -> Meaning:
    """From one day to another; the end comes after the start."""

    def meaning(context: Context) -> Window | None:
        first, last = start(context), end(context)
        if first is None or last is None or first.days is None or last.days is None:
            return next((w for w in (first, last) if w and w.days is None), None)
        if last.days[1] < first.days[1]:
            first, last = _in_order(start, end, (first, last), context)
        if first.days is None or last.days is None or last.days[1] < first.days[0]:
            return None
        return _joined(first.days[0], last, context)

    return meaning


def _in_order(
    start: Meaning, end: Meaning, said: tuple[Window, Window], context: Context
) -> tuple[Window, Window]:
    """The end's next turn after the start, or the start's last turn before an end that is pinned."""
    first, last = said
    assert first.first is not None
    assert last.first is not None
    if first.cycle and not last.cycle:
        earlier = start(context.at(plus_months(last.first, -12) + DAY))
        return earlier or first, last
    return first, end(context.at(first.first)) or last


def _joined(first: date, last: Window, context: Context) -> Window:
    assert last.days is not None
    if context.conventions.ranges_hold_their_end or last.grain == "hour":
        return Window(first, last.days[1], "span", others=last.others)
    return Window(first, max(first, last.days[0] - DAY), "span")


def either(start: Meaning, end: Meaning) -> Meaning:
    """ "Tuesday or Wednesday": from the one to the other."""

    def meaning(context: Context) -> Window | None:
        first, last = start(context), end(context)
        if first is None or last is None or first.days is None or last.days is None:
            return first if first and first.days is None else last
        if last.days[0] < first.days[0]:
            last = end(context.at(first.days[0]))
        if last is None or last.days is None or last.days[1] < first.days[0]:
            return None
        return Window(first.days[0], last.days[1], "span")

    return meaning


def then(start: Meaning, beyond: Meaning) -> Meaning:
    """ "Next week or the week after": the second is read from the first."""

    def meaning(context: Context) -> Window | None:
        first = start(context)
        if first is None or first.days is None:
            return first
        last = beyond(context.at(first.days[1]))
        return Window(first.days[0], last.last, "span") if last else None

    return meaning


def days_of(month: int, first: int, last: int, year: int | None) -> Meaning | None:
    """ "September 7-11"."""
    if first >= last:
        return None
    return between(calendar_date(month, first, year), calendar_date(month, last, year))


def days_in(first: int, last: int, month: Meaning) -> Meaning | None:
    """ "The 4th to the 22nd of next month"."""
    return between(day_in(first, month), day_in(last, month)) if first < last else None


def weekdays_in(first: int, last: int, week: Meaning) -> Meaning:
    """ "Wednesday to Friday of next week"."""
    return between(weekday_in(first, week), weekday_in(last, week))


def _pair_of(month: int, pair: tuple[int, int, str], year: int | None) -> Meaning | None:
    return days_of(month, pair[0], pair[1], year) if pair[2] == "-" else None


def _pair_in(pair: tuple[int, int, str], month: Meaning) -> Meaning | None:
    return days_in(pair[0], pair[1], month) if pair[2] == "-" else None


def _month_last(first: int, last: int, month: int, year: int | None) -> Meaning | None:
    return days_of(month, first, last, year)


RANGES: dict[str, Rules] = {
    "to": (("-|to|until|till|til|untill|through|thru|up to|up until|and|all the way to", lambda: True),),
    "from": (
        (
            "from|between|in between|anywhere from|anywhere between|any time between|sometime between",
            lambda: True,
        ),
    ),
    "or": (("or|/|or maybe|or possibly|or perhaps|maybe|, maybe|or even|, or|if not", lambda: True),),
    "beyond": (
        ("(the)? <one> after (that|it)?", lambda unit: unit_from_today(1, unit)),
        ("(the)? following <one>", lambda unit: unit_from_today(1, unit)),
        ("the next <one>", lambda unit: unit_from_today(1, unit)),
        ("(the)? WEEKDAY after (that)?", lambda day: weekday_beside(day, 1, TODAY)),
    ),
    "range": (
        ("<timed>", lambda meaning: meaning),
        (
            "<from>? MONTH .? the? <monthday> <to> the? <monthday> (,? <year>)?",
            lambda _, m, a, _to, b, y: days_of(m, a, b, y),
        ),
        (
            "<from>? MONTH <from>? <monthday> <to> <monthday> <year>?",
            lambda _, m, _from, a, _to, b, y: days_of(m, a, b, y),
        ),
        ("<from>? MONTH .? <from>? PAIR (,? <year>)?", lambda _, m, _from, pair, y: _pair_of(m, pair, y)),
        ("<from>? PAIR (of)? MONTH (,? <year>)?", lambda _, pair, m, y: _pair_of(m, pair, y)),
        (
            "<from>? the? <monthday> (of)? <to> the? <monthday> (of)? MONTH (,? <year>)?",
            lambda _, a, _to, b, m, y: days_of(m, a, b, y),
        ),
        (
            "<from>? the? <monthday> <to> MONTH <monthday> (,? <year>)?",
            lambda _, a, _to, m, b, y: days_of(m, a, b, y),
        ),
        (
            "<from>? the? <monthday> <to> the? <monthday> (of)? <whole>",
            lambda _, a, _to, b, month: days_in(a, b, month),
        ),
        ("<from>? PAIR (of)? <whole>", lambda _, pair, month: _pair_in(pair, month)),
        (
            "<from>? WEEKDAY (<to>|<or>) WEEKDAY (of)? <whole>",
            lambda _, a, _to, b, week: weekdays_in(a, b, week),
        ),
        (
            "<whole> ,? <from>? WEEKDAY (<to>|<or>) WEEKDAY",
            lambda week, _, a, _to, b: weekdays_in(a, b, week),
        ),
        ("<from>? <timed> <to> <timed>", lambda _, a, _to, b: between(a, b)),
        ("(either)? <timed> (<or>)? <beyond>", lambda a, _, b: then(a, b)),
        ("(either)? <timed> <or> (the)? <timed>", lambda a, _, b: either(a, b)),
        (
            "this <one> (or|/|and) (early)? next",
            lambda unit: either(*(unit_from_today(n, unit) for n in (0, 1))),
        ),
        ("<from>? (now|today) <to> <timed>", lambda _, _to, end: between(TODAY, end)),
        ("<part> , <part>", either),
        ("early (to|-|or) mid (-)? <whole>", lambda whole: either(early(whole), mid(whole))),
        ("mid (to|-|or) (late|end of) <whole>", lambda whole: either(mid(whole), late(whole))),
        ("<ending> , <part>", either),
    ),
}
