"""The steps of a plan as rows: each joined with its owner, its calendar and the steps that it waits for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.calendars import Calendars, WorkingDays, working_days_between
from assistant.rules.catalogue import load_catalogue
from assistant.rules.coverage import said_due
from assistant.rules.heard import topics_in
from assistant.rules.person_rows import Known, is_named, role_of
from assistant.rules.rows import Role, StepRow
from assistant.rules.subject import RuleInput
from schemas.deal import Party, Segment
from schemas.plan import Change, Owner, Step
from schemas.value import Category, Side

MILESTONES = frozenset({Category.APPROVAL, Category.SIGNATURE, Category.GO_LIVE})
FUNCTIONS: dict[Category, frozenset[Role]] = {
    Category.LEGAL: frozenset({Role.LEGAL}),
    Category.SECURITY: frozenset({Role.SECURITY, Role.IT_ADMIN}),
    Category.PRIVACY: frozenset({Role.PRIVACY, Role.SECURITY, Role.LEGAL}),
    Category.PROCUREMENT: frozenset({Role.PROCUREMENT, Role.FINANCE}),
}


@dataclass(frozen=True)
class Joins:
    """What the rows of all steps are joined with; `dues` are the dates that were said, by step id."""

    subject: RuleInput
    calendars: Calendars
    people: Mapping[str, Known]
    segment: Segment
    dues: Mapping[str, date]


def step_rows(
    subject: RuleInput, calendars: Calendars, people: Mapping[str, Known], segment: Segment
) -> tuple[StepRow, ...]:
    """The steps that are not dropped, in order."""
    steps = [step for step in subject.steps if step.status != "dropped"]
    dues = {s.id: s.due.latest for s in steps if s.due and s.due.latest and said_due(s)}
    joins = Joins(subject, calendars, people, segment, dues)
    roles = frozenset(known.role for known in people.values() if known.side is not Side.SELLER)
    return tuple(_row(step, joins, roles) for step in steps)


def _row(step: Step, joins: Joins, roles: frozenset[Role | None]) -> StepRow:
    calendar = joins.calendars.of(step.owner_side)
    due = joins.dues.get(step.id)
    days_to_due = _between(calendar, joins.subject.today, due)
    latest_dep = max((joins.dues[i] for i in step.depends_on if i in joins.dues), default=None)
    return StepRow(
        id=step.id,
        title=step.title,
        category=step.category,
        key=step.key if step.key in load_catalogue() else None,
        basis=step.basis,
        status="done" if step.status == "done" else "open",
        owner=step.owner.name if step.owner else None,
        owner_side=step.owner_side,
        owner_role=_role(step.owner, joins.people),
        owner_is_named=step.owner is not None and is_named(step.owner.name, joins.people),
        function_is_named=bool(roles & FUNCTIONS.get(step.category, roles)),
        due=due,
        after=step.due.after if step.due else None,
        start=step.start,
        finish=step.finish,
        slack_days=step.slack_days,
        critical=step.critical,
        usual_days=_usual_days(step, joins.segment),
        latest_dep_due=latest_dep,
        days_after_dep=_between(calendar, latest_dep, due),
        days_to_due=days_to_due,
        days_to_finish=days_to_due if due else _between(calendar, joins.subject.today, step.finish),
        day_off=calendar.day_off(due) if due else None,
        days_from_new_year=_from_new_year(due) if due else None,
        days_to_year_end=_to_year_end(due, joins.subject.deal.buyer, calendar) if due else None,
        moves=sum(change.change == "moved" for change in step.history),
        longest_slip=max((_slip(change, calendar) for change in step.history), default=0),
        confirmed=None if joins.subject.confirmed is None else step.id in joins.subject.confirmed,
        has_evidence=bool(step.evidence),
        only_seller_spoke=all(quote.side is Side.SELLER for quote in step.evidence),
        is_milestone=step.category in MILESTONES,
        topics=tuple(sorted({topic for quote in step.evidence for topic in topics_in(quote.quote)})),
    )


def _between(calendar: WorkingDays, first: date | None, last: date | None) -> int | None:
    return working_days_between(calendar, first, last) if first and last else None


def _role(owner: Owner | None, people: Mapping[str, Known]) -> Role | None:
    if owner is None:
        return None
    known = people.get(owner.name.casefold())
    return (known.role if known else None) or role_of(owner.role)


def _usual_days(step: Step, segment: Segment) -> int | None:
    if step.duration_days is not None:
        return step.duration_days
    known = load_catalogue().get(step.key or "")
    return known.duration_days.get(segment) if known else None


def _from_new_year(day: date) -> int:
    """Calendar days from the nearest 1 January: negative before it."""
    return min(((day - date(year, 1, 1)).days for year in (day.year, day.year + 1)), key=abs)


def year_ends(first_month: int, year: int) -> tuple[date, ...]:
    """The ends of the fiscal years around a calendar year, for a fiscal year that starts in a month."""
    return tuple(date(y, first_month, 1) - timedelta(days=1) for y in (year, year + 1))


def _to_year_end(day: date, buyer: Party, calendar: WorkingDays) -> int | None:
    if buyer.fiscal_year_start is None:
        return None
    ends = year_ends(buyer.fiscal_year_start, day.year)
    return min(abs(working_days_between(calendar, day, end)) for end in ends)


def _slip(change: Change, calendar: WorkingDays) -> int:
    """Working days by which a change moved the date back without a quote that says why."""
    before, after = _day(change.from_), _day(change.to)
    if change.change != "moved" or change.evidence or before is None or after is None:
        return 0
    return working_days_between(calendar, before, after)


def _day(value: object) -> date | None:
    """A date of a history, which has it as a date or, read from JSON, as its text."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
