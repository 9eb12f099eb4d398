"""Calendars over the years that a plan needs: dates to indices, and each side's working days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from assistant.calendars import Calendars, horizon_of
from assistant.errors import InputError
from assistant.horizon import Horizon
from assistant.planning.wording import business_days
from schemas.plan import Step
from schemas.value import OwnerSide

DAYS_A_YEAR = 366
MOST_DAYS = 10_000


@dataclass(frozen=True)
class Span:
    """The working days of both sides over the same years, so that an index is the same day in all."""

    buyer: Horizon
    seller: Horizon
    joint: Horizon

    def of(self, side: OwnerSide) -> Horizon:
        """The working days of a step of a side; where the side is unknown, those of both."""
        if side is OwnerSide.BUYER:
            return self.buyer
        return self.seller if side is OwnerSide.SELLER else self.joint

    def index(self, day: date) -> int:
        """The index of a day."""
        return self.joint.index(day)

    def day(self, index: int) -> date:
        """The day at an index."""
        return date.fromordinal(self.joint.first + index)


def span_of(calendars: Calendars, days: Sequence[date], margin: int) -> Span:
    """The years around some days, with a margin of calendar days on both sides."""
    years = margin // DAYS_A_YEAR + 1
    first, last = max(MINYEAR, min(days).year - years), min(MAXYEAR, max(days).year + years)
    return Span(
        horizon_of(calendars.buyer, first, last),
        horizon_of(calendars.seller, first, last),
        horizon_of(calendars.joint, first, last),
    )


def longest_chain(
    steps: Sequence[Step], sequence: Sequence[int], before: Sequence[Sequence[int]], days: Sequence[int]
) -> int:
    """Working days of the longest chain of steps; raises InputError where nobody can mean so many."""
    length = [0] * len(days)
    for i in sequence:
        length[i] = days[i] + max((length[p] for p in before[i]), default=0)
        if length[i] > MOST_DAYS:
            raise InputError(
                f"The steps up to “{steps[i].title}” take {business_days(length[i])} one after the other,"
                f" more than {MOST_DAYS}. Correct their durations or dependencies."
            )
    return max(length, default=0)
