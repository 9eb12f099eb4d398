"""A worked plan to its forecast: when it reaches its end, how far from the target, and what sets the date."""

from collections.abc import Sequence
from datetime import date

from assistant.planning.target import WORDS, is_end
from assistant.planning.wording import arrows, business_days, spoken
from assistant.planning.work import Work
from schemas.deal import TargetKind
from schemas.plan import Forecast, Step, TargetDate


def forecast_of(work: Work) -> Forecast | None:
    """The forecast, or None where nothing is left to do."""
    if work.end is None:
        return None
    goal = work.terms.goal
    finish = work.early.finish[work.end]
    late = work.span.joint.between(work.span.index(goal.latest), finish) if goal else None
    return forecast([work.steps[i] for i in work.chain(work.end)], work.span.day(finish), goal, late)


def forecast(chain: Sequence[Step], finish: date, goal: TargetDate | None, late_days: int | None) -> Forecast:
    """That the last step of a chain ends on a day; `late_days` are working days after the target."""
    kinds: tuple[TargetKind, ...] = (goal.kind,) if goal else ("go_live", "signature")
    kind = next((kind for kind in kinds if is_end(chain[-1], kind)), None)
    return Forecast(
        kind=kind,
        finish=finish,
        target=goal.latest if goal else None,
        late_days=late_days,
        chain=tuple(step.id for step in chain),
        sentence=f"{_subject(kind, goal)} {spoken(finish)}{_compared(late_days)};"
        f" binds: {arrows(step.title for step in chain)}",
    )


def _subject(kind: TargetKind | None, goal: TargetDate | None) -> str:
    if kind is not None:
        return WORDS[kind]
    return f"All steps before {WORDS[goal.kind].lower()} done" if goal else "Last step"


def _compared(late_days: int | None) -> str:
    if late_days is None:
        return ""
    if late_days == 0:
        return ", on the target"
    return f", {business_days(late_days)} {'after' if late_days > 0 else 'before'} the target"
