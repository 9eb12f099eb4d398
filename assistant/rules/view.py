"""A plan as the values that rules read, joined once for all of them."""

from dataclasses import dataclass

from assistant.calendars import WorkingDays, calendars_of
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
    """What a rule is asked of one by one, how a finding names it, and the values of its scope."""

    id: str
    name: str
    row: StepRow | PersonRow
    evidence: tuple[Evidence, ...]
    values: Values


@dataclass(frozen=True)
class View:
    """A joined plan; `values` are those of a rule about the plan as a whole."""

    subject: RuleInput
    steps: tuple[Subject, ...]
    people: tuple[Subject, ...]
    values: Values
    gather_above: float

    def subjects(self, each: Each) -> tuple[Subject, ...]:
        """The steps or the people."""
        return self.steps if each == "step" else self.people


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
    shared = (_deal_row(subject, segment), plan, rows, people, thresholds, subject.today)
    return View(
        subject=subject,
        steps=tuple(
            Subject(
                row.id, row.title, row, step.evidence, values_of(calendars.of(step.owner_side), *shared, row)
            )
            for row, step in zip(rows, live, strict=True)
        ),
        people=tuple(
            Subject(row.name, row.name, row, who.evidence, values_of(calendars.joint, *shared, row))
            for row, who in zip(people, known.values(), strict=True)
        ),
        values=values_of(calendars.joint, *shared),
        gather_above=thresholds["gather_above"],
    )


def values_of(calendar: WorkingDays, *named: object) -> Values:
    """The values of a scope in slot order: the calendar, what a rule can name, and room for its loops."""
    return [calendar, *named, *([None] * LOOPS)]


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
