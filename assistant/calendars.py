"""Working days: a country's holidays and weekend, with a party's own closed and worked days on top."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, reduce
from itertools import accumulate
from typing import Protocol

from assistant.errors import InputError
from assistant.horizon import Horizon
from schemas.deal import Deal, Party
from schemas.value import OwnerSide

DAY = timedelta(days=1)
SATURDAY_AND_SUNDAY = frozenset({5, 6})


class Holidays(Protocol):
    """The part of a country's list of the `holidays` package that is used here."""

    weekend: set[int]

    def get(self, key: date, /) -> str | None:
        """The name of the public holiday on a day."""
        ...


@lru_cache
def holidays_of(country: str) -> Holidays:
    """The public holidays of an ISO 3166 code with an optional subdivision (`GB-SCT`)."""
    import holidays  # noqa: PLC0415 - 90 ms that only a deal with a country pays

    name, _, subdivision = country.partition("-")
    try:
        listed: Holidays = holidays.country_holidays(name, subdiv=subdivision or None)
    except NotImplementedError:
        # The list of all countries is asked for only here: it imports every one of them.
        raise InputError(_unknown(name, subdivision, holidays.list_supported_countries())) from None
    return listed


def _unknown(name: str, subdivision: str, known: Mapping[str, Sequence[str]]) -> str:
    if name not in known:
        return f"No holidays are known for country '{name}'. Use an ISO 3166 code like US-OH."
    return f"'{name}' has no subdivision '{subdivision}'. Known: {', '.join(known[name]) or 'none'}."


@dataclass(frozen=True)
class Calendar:
    """The days on which one party works; without a country Saturdays and Sundays are off."""

    country: str | None = None
    closed: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def day_off(self, day: date) -> str | None:
        """Why nobody works on a day, or None where they do."""
        if day in self.worked:
            return None
        if day in self.closed:
            return "closed"
        if self.country is None:
            return "weekend" if day.weekday() in SATURDAY_AND_SUNDAY else None
        holidays = holidays_of(self.country)
        return "weekend" if day.weekday() in holidays.weekend else holidays.get(day)

    def is_working(self, day: date) -> bool:
        """Whether the party works on a day."""
        return self.day_off(day) is None


@dataclass(frozen=True)
class JointCalendar:
    """The days on which all parties work."""

    calendars: tuple[Calendar, ...]

    def day_off(self, day: date) -> str | None:
        """Why somebody does not work on a day, or None where all do."""
        return next((why for c in self.calendars if (why := c.day_off(day))), None)

    def is_working(self, day: date) -> bool:
        """Whether all parties work on a day."""
        return all(c.is_working(day) for c in self.calendars)


class WorkingDays(Protocol):
    """What counts working days: one party's calendar, or a joint one; hashable, as its days are cached."""

    def __hash__(self) -> int: ...

    def day_off(self, day: date) -> str | None:
        """Why a day is off, or None where it is worked."""
        ...

    def is_working(self, day: date) -> bool:
        """Whether a day is worked."""
        ...


def calendar_of(party: Party) -> Calendar:
    """The calendar of a buyer or a seller."""
    return Calendar(party.country, frozenset(party.closed_days), frozenset(party.working_days))


@dataclass(frozen=True)
class Calendars:
    """Who works when: the buyer, the seller, and both together."""

    buyer: WorkingDays
    seller: WorkingDays
    joint: WorkingDays

    def of(self, side: OwnerSide) -> WorkingDays:
        """The calendar that a step of a side runs on; where the side is unknown, nobody may be away."""
        return {OwnerSide.BUYER: self.buyer, OwnerSide.SELLER: self.seller}.get(side, self.joint)


def calendars_of(deal: Deal) -> Calendars:
    """The calendars of the two parties of a deal."""
    buyer, seller = calendar_of(deal.buyer), calendar_of(deal.seller)
    return Calendars(buyer, seller, JointCalendar((buyer, seller)))


def _working(calendar: WorkingDays, day: date, step: timedelta) -> Iterator[date]:
    """The working days on and beyond a day, in one direction."""
    while True:
        if calendar.is_working(day):
            yield day
        day += step


def on_or_after(calendar: WorkingDays, day: date) -> date:
    """The first working day that is not before a day."""
    return next(_working(calendar, day, DAY))


def on_or_before(calendar: WorkingDays, day: date) -> date:
    """The last working day that is not after a day."""
    return next(_working(calendar, day, -DAY))


def add_working_days(calendar: WorkingDays, day: date, count: int) -> date:
    """The day `count` working days after a day (before it, where negative); the day itself is not counted."""
    if count == 0:
        return day
    step = DAY if count > 0 else -DAY
    days = _working(calendar, day + step, step)
    return reduce(lambda _, each: each, (next(days) for _ in range(abs(count))), day)


def working_days_between(calendar: WorkingDays, first: date, last: date) -> int:
    """Working days after `first` up to and including `last`; negative where `last` is earlier."""
    horizon = horizon_of(calendar, min(first, last).year, max(first, last).year)
    return horizon.between(horizon.index(first), horizon.index(last))


@lru_cache(maxsize=32)
def horizon_of(calendar: WorkingDays, first_year: int, last_year: int) -> Horizon:
    """The working days of a calendar from a first to a last year, both included."""
    first = date(first_year, 1, 1).toordinal()
    days = range(date(last_year, 12, 31).toordinal() - first + 1)
    works = [calendar.is_working(date.fromordinal(first + i)) for i in days]
    return Horizon(first, [0, *accumulate(works)], [i for i in days if works[i]])
