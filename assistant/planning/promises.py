"""What was said of a step, as far as a schedule can rest on it: its date, its duration, when it was done."""

from datetime import date

from assistant.calendars import DAY, working_days_between
from assistant.planning.terms import Terms, in_range
from schemas.plan import Step

MOST_DAYS = 1300


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


def days_of(step: Step, terms: Terms) -> int:
    """Working days: as stated, else as usual for the segment, else one.

    Whoever promises a date says that less than the usual time is enough: between those words and the
    date a usual duration is no news. What was stated stands, whatever the date.
    """
    days = stated_days(step)
    if days is not None:
        return days
    usual = terms.catalogue.get(step.key) if step.key is not None else None
    return min(_promised_within(step, terms), usual.duration_days.get(terms.segment, 1) if usual else 1)


def _promised_within(step: Step, terms: Terms) -> int:
    due = promised(step, terms.today)
    said = min((e.said_at.date() for e in step.evidence if e.said_at is not None), default=None)
    if due is None or said is None or not in_range(said, terms.today):
        return MOST_DAYS
    return max(1, working_days_between(terms.calendars.of(step.owner_side), said - DAY, due))


def done_on(step: Step, today: date) -> date:
    """The day on which a done step counts as done: as dated, else when it was said, else today."""
    dated = step.due.latest if step.due is not None else None
    said = [e.said_at.date() for e in step.evidence if e.said_at is not None]
    day = min(dated or max(said, default=today), today)
    return day if in_range(day, today) else today
