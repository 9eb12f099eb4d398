"""What a schedule is made under: the target, who works when, today, and what is usual."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.calendars import Calendars
from schemas.catalogue import CatalogueStep
from schemas.deal import Segment
from schemas.plan import TargetDate

MOST_YEARS = 10


def in_range(day: date, today: date) -> bool:
    """Whether a date is near enough to today to be meant."""
    return abs(day.year - today.year) <= MOST_YEARS


@dataclass(frozen=True)
class Terms:
    """What a schedule is made under; a target out of range is none."""

    target: TargetDate | None
    calendars: Calendars
    today: date
    catalogue: Mapping[str, CatalogueStep]
    segment: Segment

    @property
    def goal(self) -> TargetDate | None:
        """The target, where it is near enough to be meant."""
        return self.target if self.target and in_range(self.target.latest, self.today) else None
