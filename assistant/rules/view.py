"""A plan as the values that rules read, joined once for all of them."""

from dataclasses import dataclass

from assistant.calendars import Calendars, WorkingDays, calendars_of
from assistant.rules.coverage import authority_limit
from assistant.rules.language.scope import LOOPS, Values
from assistant.rules.person_rows import people_of, person_rows
from assistant.rules.plan_row import plan_row
from assistant.rules.rows import DealRow, PersonRow, StepRow
from assistant.rules.rulebook import Each, Rulebook, segment_of
from assistant.rules.step_rows import step_rows
from assistant.rules.subject import RuleInput
from schemas.deal import Segment
from schemas.evidence import Evidence


@dataclass(frozen=True)
class Subject:
    """What a rule is asked of one by one: its row, how a finding names it, its quotes and its calendar."""

    id: str
    name: str
    row: StepRow | PersonRow
    evidence: tuple[Evidence, ...]
    calendar: WorkingDays


@dataclass(frozen=True)
class View:
    """A joined plan."""

    subject: RuleInput
    calendars: Calendars
    steps: tuple[Subject, ...]
    people: tuple[Subject, ...]
    shared: tuple[object, ...]
    gather_above: float

    def subjects(self, each: Each) -> tuple[Subject, ...]:
        """The steps or the people."""
        return self.steps if each == "step" else self.people

    def values(self, subject: Subject | None = None) -> Values:
        """The values of a scope: the calendar, what every rule can name, the subject, and room for loops."""
        calendar = subject.calendar if subject else self.calendars.joint
        own = [subject.row] if subject else []
        return [calendar, *self.shared, *own, *([None] * LOOPS)]


def view_of(subject: RuleInput, rulebook: Rulebook) -> View:
    """Join a plan: every field that a rule can read is computed here, once."""
    segment = segment_of(subject.deal, rulebook)
    thresholds = rulebook.thresholds(segment)
    calendars = calendars_of(subject.deal)
    known = people_of(subject)
    rows = step_rows(subject, calendars, known, segment)
    live = [step for step in subject.steps if step.status != "dropped"]
    people = person_rows(subject, live, known.values(), calendars.joint)
    plan = plan_row(subject, rows, people, calendars.buyer)
    return View(
        subject=subject,
        calendars=calendars,
        steps=tuple(
            Subject(row.id, row.title, row, step.evidence, calendars.of(step.owner_side))
            for row, step in zip(rows, live, strict=True)
        ),
        people=tuple(
            Subject(row.name, row.name, row, who.evidence, calendars.joint)
            for row, who in zip(people, known.values(), strict=True)
        ),
        shared=(_deal_row(subject, segment), plan, rows, people, thresholds, subject.today),
        gather_above=thresholds["gather_above"],
    )


def _deal_row(subject: RuleInput, segment: Segment) -> DealRow:
    deal = subject.deal
    return DealRow(
        name=deal.name,
        buyer=deal.buyer.company or "the buyer",
        seller=deal.seller.company or "the seller",
        amount=deal.amount,
        currency=deal.currency,
        segment=segment,
        touches_personal_data=deal.touches_personal_data,
        authority_limit=authority_limit(subject.facts),
    )
