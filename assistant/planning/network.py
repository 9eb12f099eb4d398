"""Activities in an order to early and late days: the two passes of the critical-path method, on ints."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.horizon import Horizon

Predecessors = Sequence[Sequence[int]]

# The late finish of what nothing waits for.
FREE = 1 << 62


@dataclass(frozen=True, slots=True)
class Activity:
    """Work of `days` working days; every other field is a day as an index of the horizon.

    `fixed` is a promised finish, `done` the finish of what is done, `limit` the latest finish that the
    target allows. An activity of no days is a milestone: it is reached on the day of its last predecessor.
    """

    days: int
    horizon: Horizon
    fixed: int | None = None
    done: int | None = None
    limit: int | None = None

    def earliest_start(self, after: int | None, today: int) -> int:
        """The first day of work that may start the day after `after`, and not before `today`."""
        if self.days == 0:
            return today if after is None or after < today else after
        day = today if after is None or after < today else after + 1
        return self.horizon.on_or_after(day)

    def finish(self, start: int) -> int:
        """The last day of work that starts on a day."""
        return start if self.days == 0 else self.horizon.finish(start, self.days)

    def start(self, finish: int) -> int:
        """The day on which work has to start that ends on or before a day."""
        return finish if self.days == 0 else self.horizon.start(finish, self.days)


@dataclass(frozen=True, slots=True)
class Early:
    """How early each activity can finish; `driver` is the open predecessor that sets it, or would.

    `needed` is what its predecessors need of a promised one; it is late where that is after its promise.
    """

    finish: list[int]
    needed: list[int]
    driver: list[int | None]


@dataclass(frozen=True, slots=True)
class Late:
    """How late each activity can finish; `bound` where the target, not just the end of the plan, says so."""

    finish: list[int]
    bound: list[bool]


def forward(order: Sequence[int], before: Predecessors, activities: Sequence[Activity], today: int) -> Early:
    """The forward pass. What is promised happens on its day, or later where it cannot be ready."""
    finish, needed = [0] * len(activities), [0] * len(activities)
    driver: list[int | None] = [None] * len(activities)
    for i in order:
        activity = activities[i]
        if activity.done is not None:
            finish[i] = needed[i] = activity.done
            continue
        last = after = None
        for p in before[i]:
            if activities[p].done is None and (after is None or finish[p] > after):
                last, after = p, finish[p]
        driver[i] = last
        if activity.fixed is not None and after is None:
            # A promise may have been under way before today, so only predecessors can delay it.
            needed[i] = today
        else:
            needed[i] = activity.finish(activity.earliest_start(after, today))
        finish[i] = needed[i] if activity.fixed is None else max(activity.fixed, needed[i])
    return Early(finish, needed, driver)


def backward(order: Sequence[int], before: Predecessors, activities: Sequence[Activity], end: int) -> Late:
    """The backward pass from each activity's limit, or else from `end`, which may be FREE."""
    finish = [end if a.limit is None else a.limit for a in activities]
    bound = [a.limit is not None for a in activities]
    for i in reversed(order):
        activity = activities[i]
        if activity.done is not None or (activity.fixed is None and finish[i] == FREE):
            continue
        if activity.days and activity.fixed is None:
            finish[i] = activity.horizon.on_or_before(finish[i])
        start = activity.start(finish[i] if activity.fixed is None else activity.fixed)
        latest = start - 1 if activity.days else start
        for p in before[i]:
            finish[p] = min(finish[p], latest)
            bound[p] = bound[p] or bound[i]
    return Late(finish, bound)


def place(
    order: Sequence[int],
    before: Predecessors,
    activities: Sequence[Activity],
    early: Early,
    late: Late,
    today: int,
) -> list[tuple[int, int]]:
    """Start and finish of each activity on the plan: as late as the target allows, else as soon as possible.

    A promise stands where it was made; what waits for one that cannot be kept waits for the real day.
    """
    placed = [(0, 0)] * len(activities)
    ready = [0] * len(activities)
    for i in order:
        activity = activities[i]
        if activity.done is not None:
            placed[i] = (activity.done, activity.done)
        elif activity.fixed is not None:
            placed[i] = (activity.start(activity.fixed), activity.fixed)
        else:
            after = max([ready[p] for p in before[i]], default=None)
            start = activity.earliest_start(after, today)
            if late.bound[i]:
                start = max(start, activity.start(late.finish[i]))
            placed[i] = (start, activity.finish(start))
        ready[i] = max(placed[i][1], early.finish[i])
    return placed
