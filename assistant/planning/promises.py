"""What was said of a step, as far as a schedule can rest on it: its date, its duration, when it was done."""

from collections.abc import Mapping
from datetime import date

from schemas.catalogue import CatalogueStep
from schemas.deal import Segment
from schemas.plan import Step

MOST_DAYS = 1300
MOST_YEARS = 10


def in_range(day: date, today: date) -> bool:
    """Whether a date is near enough to today to be meant."""
    return abs(day.year - today.year) <= MOST_YEARS


def stated_date(step: Step) -> date | None:
    """The date that was promised for a step; what an earlier schedule proposed is none."""
    return step.due.latest if step.due is not None and step.due.confidence != "scheduled" else None


def promised(step: Step, today: date) -> date | None:
    """The date that the schedule has to hold, where one in range was stated."""
    day = stated_date(step)
    return day if day is not None and in_range(day, today) else None


def stated_days(step: Step) -> int | None:
    """The duration that was stated, in working days, where it can be meant."""
    days = step.duration_days
    return days if days is not None and days <= MOST_DAYS else None


def days_of(step: Step, catalogue: Mapping[str, CatalogueStep], segment: Segment) -> int:
    """Working days: as stated, else as usual for the segment, else one."""
    days = stated_days(step)
    if days is not None:
        return days
    usual = catalogue.get(step.key) if step.key is not None else None
    return usual.duration_days.get(segment, 1) if usual is not None else 1


def done_on(step: Step, today: date) -> date:
    """The day on which a done step counts as done: as dated, else when it was said, else today."""
    dated = step.due.latest if step.due is not None else None
    said = [e.said_at.date() for e in step.evidence if e.said_at is not None]
    day = min(dated or max(said, default=today), today)
    return day if in_range(day, today) else today
