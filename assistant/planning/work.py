"""Ordered steps to their early, late and planned days, and the chains that set them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.errors import InputError
from assistant.planning.network import FREE, Activity, Early, Late, backward, forward, place
from assistant.planning.order import Order
from assistant.planning.promises import done_on, promised
from assistant.planning.span import Span, longest_chain, span_of
from assistant.planning.target import bound_by, end_of, is_end
from assistant.planning.terms import Terms
from schemas.plan import Step, TargetDate


@dataclass(frozen=True)
class Work:
    """A plan in days of its span; `end` is the step whose finish is the forecast, None where all is done."""

    steps: Sequence[Step]
    terms: Terms
    order: Order
    span: Span
    activities: Sequence[Activity]
    early: Early
    late: Late
    placed: Sequence[tuple[int, int]]
    end: int | None

    def short(self, i: int) -> int:
        """By how many working days a promised date comes too early for what it waits for; 0 if it holds."""
        activity = self.activities[i]
        if activity.fixed is None or self.early.driver[i] is None:
            return 0
        return max(0, activity.horizon.between(activity.fixed, self.early.needed[i]))

    def is_pinned(self, i: int) -> bool:
        """Whether a step is where it is by its own promise, with time to spare before it."""
        fixed = self.activities[i].fixed
        return fixed is not None and self.early.needed[i] < fixed

    def chain(self, i: int) -> tuple[int, ...]:
        """The steps that set how early step i can finish, the first one first."""
        found = [i]
        while (driver := self.early.driver[found[-1]]) is not None:
            found.append(driver)
            if self.is_pinned(driver):
                break
        return tuple(reversed(found))

    def slack(self, i: int) -> int | None:
        """Working days by which step i can still slip, negative where it is late; None if nothing waits."""
        activity, finish = self.activities[i], self.early.finish[i]
        latest = self.late.finish[i]
        if activity.fixed is not None and finish > activity.fixed:
            latest = min(latest, activity.fixed)
        return None if latest == FREE else activity.horizon.between(finish, latest)


def work_of(steps: Sequence[Step], order: Order, days: Sequence[int], terms: Terms) -> Work:
    """Both passes over the steps; the years they need are estimated first, and widened once if need be."""
    chain = longest_chain(steps, order.sequence, order.before, days)
    # Two calendar days a working day are enough but where many days are closed, or sides alternate.
    for margin in (2 * chain + 60, 10 * chain + 2000):
        try:
            return _worked(steps, order, terms, days, margin)
        except IndexError:
            continue
    raise InputError(
        "The plan needs more working days than the calendars of the two sides have."
        " Check the closed days and the country in the deal file."
    )


def _worked(steps: Sequence[Step], order: Order, terms: Terms, days: Sequence[int], margin: int) -> Work:
    goal, today = terms.goal, terms.today
    promises = [promised(step, today) if step.status == "open" else None for step in steps]
    done = [done_on(step, today) if step.status == "done" else None for step in steps]
    known = [today, *filter(None, promises), *filter(None, done), *([goal.latest] if goal else [])]
    span = span_of(terms.calendars, known, margin)
    bound = bound_by(goal, steps, order, promises) if goal else [False] * len(steps)
    limit = span.index(goal.latest) if goal else None
    activities = [
        Activity(
            n,
            span.of(step.owner_side),
            fixed=span.index(promise) if promise is not None else None,
            done=span.index(was) if was is not None else None,
            limit=limit if within else None,
        )
        for step, n, promise, was, within in zip(steps, days, promises, done, bound, strict=True)
    ]
    now = span.index(today)
    early = forward(order.sequence, order.before, activities, now)
    last = FREE if goal else max(early.finish, default=now)
    late = backward(order.sequence, order.before, activities, last)
    placed = place(order.sequence, order.before, activities, early, _hurried(late, steps, order, goal), now)
    end = _end(steps, early, [i for i, within in enumerate(bound) if within or goal is None], goal)
    return Work(steps, terms, order, span, activities, early, late, placed, end)


def _hurried(late: Late, steps: Sequence[Step], order: Order, goal: TargetDate | None) -> Late:
    """Small tasks that nothing waits for are not put off to the last day that the target allows."""
    awaited = {p for before in order.before for p in before}
    loose = [
        step.key is None and i not in awaited and not (goal and is_end(step, goal.kind))
        for i, step in enumerate(steps)
    ]
    return Late(late.finish, [bound and not free for bound, free in zip(late.bound, loose, strict=True)])


def _end(steps: Sequence[Step], early: Early, within: Iterable[int], goal: TargetDate | None) -> int | None:
    finish = {i: early.finish[i] for i in within if steps[i].status == "open"}
    return end_of([goal.kind] if goal else ["go_live", "signature"], steps, finish)
