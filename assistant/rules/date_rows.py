"""The dates of a plan as rows: its target, how its steps lie in time, and what is late."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from assistant.calendars import WorkingDays, working_days_between
from assistant.rules.rows import DatesRow, LateRow, StepRow, TargetRow
from assistant.rules.step_rows import year_ends
from assistant.rules.subject import RuleInput
from schemas.value import Category, Side

PAPER = frozenset({Category.LEGAL, Category.SECURITY, Category.PRIVACY, Category.PROCUREMENT})
NEAR_QUARTER_END = 3
MONTHS_OF_A_QUARTER = 3


def target_row(subject: RuleInput, calendar: WorkingDays) -> TargetRow:
    """The target that was said, else the deal file's."""
    said, filed = subject.target_date, subject.deal.target
    if said is not None:
        day, kind = said.latest, said.kind
    elif filed is not None:
        day, kind = filed.date, filed.kind
    else:
        return TargetRow(None, None, None, by_buyer=False, at_quarter_end=False)
    return TargetRow(
        date=day,
        kind=kind,
        days=working_days_between(calendar, subject.today, day),
        by_buyer=said is not None and any(quote.side is Side.BUYER for quote in said.evidence),
        at_quarter_end=_at_quarter_end(day, subject.deal.seller.fiscal_year_start),
    )


def _at_quarter_end(day: date, first_month: int | None) -> bool:
    if first_month is None:
        return False
    months = range((first_month - 1) % MONTHS_OF_A_QUARTER + 1, 13, MONTHS_OF_A_QUARTER)
    ends = (end for month in months for end in year_ends(month, day.year))
    return any(abs((day - end).days) <= NEAR_QUARTER_END for end in ends)


def dates_row(subject: RuleInput, rows: Sequence[StepRow], calendar: WorkingDays) -> DatesRow:
    """How the open steps lie in time, from today on."""
    still_open = [row for row in rows if row.status == "open"]
    said = [row.due for row in still_open if row.due]
    signature = min((row.due for row in rows if row.due and row.category is Category.SIGNATURE), default=None)
    ahead = sorted({day for row in still_open if (day := row.due or row.finish) and day >= subject.today})
    gaps = [(working_days_between(calendar, a, b), a, b) for a, b in pairwise([subject.today, *ahead])]
    days, since, until = max(gaps, key=lambda gap: gap[0], default=(0, None, None))
    return DatesRow(
        said=len(said),
        different=len(set(said)),
        month_ends=sum((day + timedelta(days=1)).day == 1 for day in said),
        signature=signature,
        paper_days=_paper_days(rows, signature, calendar),
        next=ahead[0] if ahead else None,
        days_to_next=gaps[0][0] if gaps else 0,
        silence_days=days,
        silence_from=since,
        silence_to=until,
    )


def _paper_days(rows: Sequence[StepRow], signature: date | None, calendar: WorkingDays) -> int | None:
    starts = [start for row in rows if row.category in PAPER and (start := row.start or row.due)]
    return working_days_between(calendar, min(starts), signature) if starts and signature else None


def late_row(subject: RuleInput, rows: Sequence[StepRow], calendar: WorkingDays) -> LateRow:
    """The open steps whose date has passed."""
    late = [(row.due, row) for row in rows if row.status == "open" and row.due and row.due < subject.today]
    since = min((due for due, _ in late), default=None)
    return LateRow(
        steps=len(late),
        milestones=sum(row.is_milestone for _, row in late),
        since=since,
        days=working_days_between(calendar, since, subject.today) if since else 0,
    )
