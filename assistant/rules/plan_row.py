"""A plan as one row: what its steps cover together, and how shares, dates and chains lie."""

from collections import Counter
from collections.abc import Sequence

from assistant.calendars import WorkingDays
from assistant.rules.chains import cycle_of, reviews_in_series, waits_for
from assistant.rules.coverage import covered, has_test
from assistant.rules.date_rows import dates_row, late_row, target_row
from assistant.rules.heard import Topic
from assistant.rules.rows import PersonRow, PlanRow, Role, SharesRow, StepRow, TargetRow
from assistant.rules.subject import RuleInput
from schemas.value import OwnerSide, Side

BUYERS = frozenset({OwnerSide.BUYER, OwnerSide.BOTH})
SELLERS = frozenset({OwnerSide.SELLER, OwnerSide.BOTH})


def plan_row(
    subject: RuleInput, rows: Sequence[StepRow], people: Sequence[PersonRow], calendar: WorkingDays
) -> PlanRow:
    """The row of a plan; `calendar` is the buyer's."""
    steps = [step for step in subject.steps if step.status != "dropped"]
    graph = waits_for(steps)
    cycle = cycle_of(graph)
    titles = {row.id: row.title for row in rows}
    economic_buyer = any(p.role is Role.ECONOMIC_BUYER and p.side is not Side.SELLER for p in people)
    target = target_row(subject, calendar)
    slack = _least_slack(rows, target)
    return PlanRow(
        covered=covered(subject, rows, economic_buyer),
        spoken_of=tuple(topic for topic in Topic if topic in subject.heard.topics),
        buyer_spoke_of=tuple(topic for topic in Topic if subject.heard.by_buyer(topic)),
        step_count=len(rows),
        conversations=subject.heard.conversations,
        people_heard=len(subject.heard.names),
        has_test=has_test(subject, rows),
        cycle=tuple(titles[i] for i in cycle),
        paper_in_series=not cycle and reviews_in_series(rows, graph),
        least_slack=slack,
        days_short=max(0, -(slack or 0)),
        shares=_shares(rows, people),
        target=target,
        dates=dates_row(subject, rows, calendar),
        late=late_row(subject, rows, calendar),
    )


def _least_slack(rows: Sequence[StepRow], target: TargetRow) -> int | None:
    """The least slack of an open step; what is due on the target itself has none to spare by nature."""
    slack = (
        row.slack_days
        for row in rows
        if row.status == "open" and row.slack_days is not None
        if row.slack_days < 0 or row.due is None or row.due != target.date
    )
    return min(slack, default=None)


def _shares(rows: Sequence[StepRow], people: Sequence[PersonRow]) -> SharesRow:
    sided = [row for row in rows if row.owner_side is not OwnerSide.UNKNOWN]
    buyers = [row for row in sided if row.owner_side in BUYERS]
    owners = Counter(row.owner for row in buyers if row.owner_is_named and row.owner_side is OwnerSide.BUYER)
    return SharesRow(
        buyer_steps=len(buyers),
        buyer=percent(len(buyers), len(sided)),
        seller=percent(sum(row.owner_side in SELLERS for row in sided), len(sided)),
        buyer_people=sum(person.side is Side.BUYER for person in people),
        one_person=percent(max(owners.values(), default=0), owners.total()),
    )


def percent(part: int, whole: int) -> int:
    """A part in per cent, rounded; nothing of nothing is nothing."""
    return round(100 * part / whole) if whole else 0
