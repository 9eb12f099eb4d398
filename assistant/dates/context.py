"""What a date phrase is read against: the day it was said on, calendars, known events, conventions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from assistant.calendars import Calendar, WorkingDays
from assistant.errors import InputError

MONTH_FIRST = frozenset({"US", "CA", "PH"})


class DayNotKnown(Exception):
    """A relative phrase was read without the day on which it was said."""


@dataclass(frozen=True)
class Conventions:
    """How phrases that the field reads in several ways are read; the defaults are the product's own.

    `early_*` and `mid_*` say how much of a week (days from Monday), a month (days) or a year (months)
    the word covers; `late` is the rest. `first_week` is days 1 to 7 of a month, the week of its first
    Thursday, or its first whole week. `clash` is what becomes of "Thursday the 21st" that is a Friday:
    no date, the next day that fits both, or the day without its weekday. "The next three weeks" are
    `rolling` from today, or else whole weeks. "The first of the month" may be past, or it is the next one.
    """

    week_last: int = 4
    early_week: int = 2
    mid_week: tuple[int, int] = (1, 3)
    late_week: int = 3
    early_month: int = 10
    mid_month: tuple[int, int] = (11, 20)
    late_month: int = 21
    early_year: int = 4
    late_year: int = 9
    first_week: Literal["days", "thursday", "whole"] = "days"
    last_week: Literal["days", "thursday", "whole"] = "days"
    after_next: Literal["week", "weekday"] = "week"
    rolling: bool = True
    parts_may_be_past: bool = False
    ranges_hold_their_end: bool = True
    weekday_may_be_today: bool = False
    clash: Literal["refuse", "search", "overlook"] = "refuse"
    nth_weekday_alone: bool = False
    hour_alone_is_today: bool = False
    few: int | None = None


@dataclass(frozen=True)
class Context:
    """`said_on` is in the speaker's zone; `fiscal_year_start` a month; `events` are steps by name.

    A fiscal year is named after the calendar year in which it ends. Working days are counted in
    `calendar`, or in the calendar of `country` where none is given.
    """

    said_on: date | None
    locale: str = "en-US"
    country: str | None = None
    fiscal_year_start: int = 1
    events: Mapping[str, date | None] = field(default_factory=dict)
    calendar: WorkingDays | None = None
    conventions: Conventions = Conventions()

    def __post_init__(self) -> None:
        if not 1 <= self.fiscal_year_start <= 12:
            raise InputError(
                f"A fiscal year starts in a month from 1 to 12, not in {self.fiscal_year_start}."
            )

    @property
    def today(self) -> date:
        """The day on which the words were said; raises DayNotKnown where nobody knows it."""
        if self.said_on is None:
            raise DayNotKnown
        return self.said_on

    @cached_property
    def working_days(self) -> WorkingDays:
        """The calendar in which business days are counted."""
        return self.calendar or Calendar(self.country)

    @cached_property
    def region(self) -> str:
        """The country whose named days are meant ("Thanksgiving"): its ISO code without subdivision."""
        return (self.country or self.locale_region).partition("-")[0]

    @cached_property
    def locale_region(self) -> str:
        """The region of the locale; where it names none, as "en" or "US" do not, the text is its region."""
        return self.locale.replace("_", "-").rpartition("-")[2].upper()

    @property
    def month_first(self) -> bool:
        """Whether 10/9 is October 9th."""
        return self.locale_region in MONTH_FIRST

    def at(self, day: date) -> "Context":
        """The same context, as if the words had been said on another day."""
        return replace(self, said_on=day)
