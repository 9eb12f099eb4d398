"""Steps, target and calendars to a plan with dates, critical path and forecast; what does not fit is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.calendars import Calendars
from assistant.planning.findings import findings_of
from assistant.planning.forecast import forecast_of
from assistant.planning.order import order_of
from assistant.planning.promises import days_of
from assistant.planning.terms import Terms
from assistant.planning.work import Work, work_of
from schemas.catalogue import CatalogueStep
from schemas.deal import Segment
from schemas.finding import Finding
from schemas.plan import Due, Forecast, Step, TargetDate


@dataclass(frozen=True)
class Schedule:
    """All steps, in the order given, with their dates; `forecast` is None where nothing is left to do."""

    steps: tuple[Step, ...]
    forecast: Forecast | None
    findings: tuple[Finding, ...]


def schedule(
    steps: Sequence[Step],
    target: TargetDate | None,
    calendars: Calendars,
    today: date,
    catalogue: Mapping[str, CatalogueStep],
    segment: Segment,
) -> Schedule:
    """Plan backwards from the target where there is one, else forwards from today.

    A stated date stands, a done step is a fact, a dropped one is left out. `duration_days` and
    `depends_on` of a step are taken as stated where they are set, so pass steps as people left them.
    Nothing is compressed: where a date cannot hold, a finding says by how much and what binds.
    """
    live = [step for step in steps if step.status != "dropped"]
    dropped = frozenset(step.id for step in steps if step.status == "dropped")
    terms = Terms(target, calendars, today, catalogue, segment)
    days = [days_of(step, terms) for step in live]
    order = order_of(live, dropped, days, terms)
    work = work_of(live, order, days, terms)
    critical = frozenset(work.chain(work.end)) if work.end is not None else frozenset()
    dated = {step.id: _dated(work, i, i in critical) for i, step in enumerate(live)}
    return Schedule(
        steps=tuple(dated.get(step.id, step) for step in steps),
        forecast=forecast_of(work),
        findings=(*order.findings, *findings_of(work)),
    )


def _dated(work: Work, i: int, critical: bool) -> Step:
    step = work.steps[i]
    first, last = work.placed[i]
    start, finish = work.span.day(first), work.span.day(last)
    if step.status == "done":
        return step.model_copy(update={"start": start, "finish": finish})
    return step.model_copy(
        update={
            "due": _due(step.due, finish),
            "duration_days": work.activities[i].days,
            "depends_on": tuple([work.steps[p].id for p in work.order.before[i]]),
            "start": start,
            "finish": finish,
            "slack_days": work.slack(i),
            "critical": critical,
        }
    )


def _due(due: Due | None, finish: date) -> Due:
    """The stated due, or the date that the schedule proposes; words that give no date stay as they are."""
    return due if due is not None and due.confidence != "scheduled" else _proposed(finish)


@lru_cache(maxsize=1024)
def _proposed(finish: date) -> Due:
    return Due(phrase=None, latest=finish, confidence="scheduled")
