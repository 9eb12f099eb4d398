"""A worked plan to its forecast: when it reaches its end, how far from the target, and what sets the date."""

from assistant.planning.target import WORDS, is_end
from assistant.planning.wording import arrows, business_days, spoken
from assistant.planning.work import Work
from schemas.deal import TargetKind
from schemas.plan import Forecast


def forecast_of(work: Work) -> Forecast | None:
    """The forecast, or None where nothing is left to do."""
    if work.end is None:
        return None
    goal = work.terms.goal
    finish = work.early.finish[work.end]
    kind = _kind(work, work.end)
    target = goal.latest if goal else None
    late = work.span.joint.between(work.span.index(target), finish) if target else None
    steps = work.chain(work.end)
    return Forecast(
        kind=kind,
        finish=work.span.day(finish),
        target=target,
        late_days=late,
        chain=tuple(work.steps[i].id for i in steps),
        sentence=f"{_subject(work, kind)} {spoken(work.span.day(finish))}{_compared(late)};"
        f" binds: {arrows(work.steps[i].title for i in steps)}",
    )


def _kind(work: Work, end: int) -> TargetKind | None:
    kinds: tuple[TargetKind, ...] = ("go_live", "signature", "decision")
    goal = work.terms.goal
    if goal is not None:
        kinds = (goal.kind,)
    return next((kind for kind in kinds if is_end(work.steps[end], kind)), None)


def _subject(work: Work, kind: TargetKind | None) -> str:
    if kind is not None:
        return WORDS[kind]
    goal = work.terms.goal
    return f"All steps before {WORDS[goal.kind].lower()} done" if goal else "Last step"


def _compared(late: int | None) -> str:
    if late is None:
        return ""
    if late == 0:
        return ", on the target"
    return f", {business_days(late)} {'after' if late > 0 else 'before'} the target"
