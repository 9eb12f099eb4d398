"""What a phrase means: a function from its context to the window of days that it names there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.resolution import Reading

Grain = Literal["hour", "day", "week", "weekend", "month", "quarter", "half", "year", "span"]
Cycle = Literal["week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day, both included; open where one is None.

    `cycle` is how often the words come round again where they do not pin it ("Friday", "the 15th",
    "April"). `after` names an event whose date is not known. A window without days says why in `note`:
    a contradiction, or words that are too `vague` for a date.
    """

    first: date | None = None
    last: date | None = None
    grain: Grain = "day"
    cycle: Cycle | None = None
    after: str | None = None
    others: tuple[Reading, ...] = ()
    note: str | None = None
    vague: bool = False

    @property
    def days(self) -> tuple[date, date] | None:
        """Both ends, where both are known."""
        return None if self.first is None or self.last is None else (self.first, self.last)


Meaning = Callable[[Context], Window | None]
Pick = Callable[[date, date, Window, Context], Window | None]


def on(day: date, cycle: Cycle | None = None) -> Window:
    """A window of one day."""
    return Window(day, day, "day", cycle)


def no_date(note: str) -> Window:
    """A window without days, and why."""
    return Window(note=note)


def too_vague(note: str) -> Window:
    """A window without days, since the words name none."""
    return Window(note=note, vague=True)


def derived(whole: Meaning, pick: Pick) -> Meaning:
    """What `pick` makes of the window of another meaning, where that has days."""

    def meaning(context: Context) -> Window | None:
        window = whole(context)
        if window is None or window.days is None:
            return window
        picked = pick(*window.days, window, context)
        return picked and replace(picked, others=(*window.others, *picked.others))

    return meaning


def part_of(whole: Meaning, pick: Pick) -> Meaning:
    """A part of a window: "the end of April" is over by then, "early April" comes round next year."""

    def meaning(context: Context) -> Window | None:
        window = whole(context)
        if window is None or window.days is None:
            return window
        picked = pick(*window.days, window, context)
        if not (picked and picked.last and window.cycle) or picked.last >= context.today:
            return picked and replace(picked, cycle=window.cycle)
        return part_of(whole, pick)(context.at(window.days[1] + DAY))

    return meaning


def with_reading(window: Window, other: Window | None, reason: str) -> Window:
    """The window with another one as a second reading, where that is another one."""
    if other is None or (other.first, other.last) == (window.first, window.last):
        return window
    reading = Reading(earliest=other.first, latest=other.last, reason=reason)
    return replace(window, others=(*window.others, reading))


def replace_cycle(window: Window, cycle: Cycle) -> Window:
    """The window as one that comes round so often."""
    return replace(window, cycle=cycle)


def unknown(window: Window | None) -> Window | None:
    """No date where a window hangs on an event, for what has to come before that event."""
    return too_vague(f"The date of '{window.after}' is not known.") if window and window.after else window
