"""A scheduled plan and some slips to the fewest dates that have to move, and the forecast after that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.calendars import DAY, Calendars, add_working_days, on_or_after, working_days_between
from assistant.errors import InputError
from assistant.planning.forecast import forecast
from assistant.planning.order import sorted_by
from assistant.planning.promises import stated_date
from assistant.planning.target import end_of
from schemas.plan import Forecast, Step, TargetDate


@dataclass(frozen=True)
class Move:
    """One step on other days; `days` are working days of its owner, `promised` where its date was stated."""

    step: str
    before: date
    after: date
    days: int
    promised: bool


@dataclass(frozen=True)
class Shift:
    """The plan after the slips: all steps, those that moved, and the forecast where one is left."""

    steps: tuple[Step, ...]
    moves: tuple[Move, ...]
    forecast: Forecast | None


def reschedule(
    steps: Sequence[Step], slips: Mapping[str, date], target: TargetDate | None, calendars: Calendars
) -> Shift:
    """What follows when the steps of `slips` finish on other days than planned.

    A planned date stands unless a slip forces it; then it moves to the right, its duration as it was.
    """
    if unknown := [id_ for id_ in slips if all(step.id != id_ for step in steps)]:
        raise InputError(f"Step {unknown[0]} is not in the plan. Name a step by its id, like s1.")
    position = {step.id: i for i, step in enumerate(steps)}
    before = [[position[d] for d in step.depends_on if d in position] for step in steps]
    after = list(steps)
    driver: dict[int, int] = {}
    for i in sorted_by(before):
        moved = [p for p in before[i] if after[p] is not steps[p]]
        last = max(moved, key=lambda p: after[p].finish or date.min, default=None)
        slipped = _slipped(steps[i], slips.get(steps[i].id))
        after[i] = slipped if last is None else _pushed(slipped, after[last], calendars)
        if last is not None and after[i] is not slipped:
            driver[i] = last
    moves = tuple(_move(b, a, calendars) for b, a in zip(steps, after, strict=True) if a is not b)
    return Shift(tuple(after), moves, _forecast(after, driver, target, calendars))


def _slipped(step: Step, day: date | None) -> Step:
    if day is None or day == step.finish:
        return step
    start = min(step.start, day) if step.start is not None else day
    return step.model_copy(update={"start": start, "finish": day})


def _pushed(step: Step, before: Step, calendars: Calendars) -> Step:
    """The step after a predecessor that moved; what is done or has room stays."""
    if step.status != "open" or step.start is None or before.finish is None:
        return step
    days, calendar = step.duration_days or 0, calendars.of(step.owner_side)
    start = on_or_after(calendar, before.finish + DAY) if days else before.finish
    if start <= step.start:
        return step
    finish = add_working_days(calendar, start, days - 1) if days else start
    later = max(finish, step.finish or finish)
    return step.model_copy(update={"start": start, "finish": later})


def _move(before: Step, after: Step, calendars: Calendars) -> Move:
    assert after.finish is not None
    planned = before.finish or after.finish
    days = working_days_between(calendars.of(after.owner_side), planned, after.finish)
    return Move(after.id, planned, after.finish, days, stated_date(before) is not None)


def _forecast(
    steps: Sequence[Step], driver: Mapping[int, int], target: TargetDate | None, calendars: Calendars
) -> Forecast | None:
    left = {
        i: s.finish.toordinal() for i, s in enumerate(steps) if s.status == "open" and s.finish is not None
    }
    end = end_of([target.kind] if target else ["go_live", "signature"], steps, left)
    if end is None:
        return None
    chain = [end]
    while chain[-1] in driver:
        chain.append(driver[chain[-1]])
    finish = steps[end].finish
    assert finish is not None
    late = working_days_between(calendars.joint, target.latest, finish) if target else None
    return forecast([steps[i] for i in reversed(chain)], finish, target, late)
