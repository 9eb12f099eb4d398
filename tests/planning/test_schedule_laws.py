"""Random plans, feasible or not, against an oracle that knows nothing but to step from day to day."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calendars import Calendar, Calendars, JointCalendar, WorkingDays
from assistant.planning.schedule import Schedule, schedule
from schemas.extraction import Basis
from schemas.plan import Due, Step, TargetDate
from schemas.value import Category, OwnerSide

TODAY = date(2026, 4, 1)
DAY = timedelta(days=1)
BUYER = Calendar("US-OH", closed=frozenset({date(2026, 4, 8)}))
SELLER = Calendar("IL", worked=frozenset({date(2026, 4, 3)}))
CALENDARS = Calendars(BUYER, SELLER, JointCalendar((BUYER, SELLER)))
OWNERS = [OwnerSide.BUYER, OwnerSide.SELLER, OwnerSide.BOTH, OwnerSide.UNKNOWN]


@dataclass(frozen=True)
class Job:
    """A step as the oracle sees it; `after` are positions of earlier jobs."""

    days: int
    side: OwnerSide
    after: tuple[int, ...] = ()
    promised: date | None = None

    @property
    def calendar(self) -> WorkingDays:
        return CALENDARS.of(self.side)


def random_plan(seed: int) -> list[Job]:
    """Up to nine jobs; two of five are promised for a day that may well be too early."""
    draw = random.Random(seed)
    return [
        Job(
            days=draw.randint(0, 12),
            side=draw.choice(OWNERS),
            after=tuple({draw.randrange(i) for _ in range(draw.randint(0, 3))}) if i else (),
            promised=TODAY + draw.randint(-10, 70) * DAY if draw.random() < 0.4 else None,
        )
        for i in range(draw.randint(1, 9))
    ]


# One number a plan: drawing each job by itself takes longer than to schedule it.
plans = st.integers(0, 2**32).map(random_plan)
targets = st.none() | st.dates(TODAY - 30 * DAY, TODAY + 90 * DAY)


def scheduled(jobs: Sequence[Job], target: date | None) -> Schedule:
    steps = [
        Step(
            id=f"s{i}",
            title=f"Do {i}",
            category=Category.OTHER,
            basis=Basis.PROPOSED,
            owner_side=job.side,
            duration_days=job.days,
            depends_on=tuple(f"s{p}" for p in job.after),
            due=Due(phrase="then", latest=job.promised, confidence="stated") if job.promised else None,
        )
        for i, job in enumerate(jobs)
    ]
    goal = TargetDate(kind="go_live", latest=target) if target else None
    return schedule(steps, goal, CALENDARS, TODAY, {}, "mid")


def stepped(calendar: WorkingDays, day: date, days: int, step: timedelta) -> date:
    """The last of `days` working days on and beyond a day."""
    while True:
        if calendar.is_working(day):
            days -= 1
            if days == 0:
                return day
        day += step


def counted(calendar: WorkingDays, first: date, last: date) -> int:
    if last < first:
        return -counted(calendar, last, first)
    return sum(calendar.is_working(first + n * DAY) for n in range(1, (last - first).days + 1))


def worked(job: Job, after: date | None) -> date:
    """When a job ends that starts as early as it can."""
    if job.days == 0:
        return TODAY if after is None else max(after, TODAY)
    return stepped(job.calendar, TODAY if after is None else max(after + DAY, TODAY), job.days, DAY)


def begun(job: Job, finish: date) -> date:
    return finish if job.days == 0 else stepped(job.calendar, finish, job.days, -DAY)


def early_finishes(jobs: Sequence[Job]) -> list[date]:
    found: list[date] = []
    for job in jobs:
        after = max((found[p] for p in job.after), default=None)
        possible = TODAY if job.promised and after is None else worked(job, after)
        found.append(max(possible, job.promised) if job.promised else possible)
    return found


def late_finishes(jobs: Sequence[Job], early: Sequence[date], target: date | None) -> list[date | None]:
    """The latest day on which each may end; with a target, what was promised for later is not bound by it."""
    past: list[bool] = []
    for job in jobs:
        later = target is not None and job.promised is not None and job.promised > target
        past.append(later or any(past[p] for p in job.after))
    found: list[date | None] = [
        (None if past[i] else target) if target else max(early) for i in range(len(jobs))
    ]
    for i, job in reversed(list(enumerate(jobs))):
        latest = found[i]
        if latest is not None and job.days and job.promised is None:
            found[i] = latest = stepped(job.calendar, latest, 1, -DAY)
        finish = job.promised or latest
        if finish is None:
            continue
        limit = begun(job, finish) - (DAY if job.days else 0 * DAY)
        for p in job.after:
            before = found[p]
            found[p] = limit if before is None else min(before, limit)
    return found


@settings(max_examples=2000, deadline=None)
@given(plans, targets)
def test_early_and_late_dates_are_those_of_stepping_through_the_days(
    jobs: list[Job], target: date | None
) -> None:
    early = early_finishes(jobs)
    late = late_finishes(jobs, early, target)
    for job, step, soon, needed in zip(jobs, scheduled(jobs, target).steps, early, late, strict=True):
        broken = job.promised is not None and soon > job.promised
        latest = min(needed or job.promised, job.promised) if broken and job.promised else needed
        assert step.slack_days == (None if latest is None else counted(job.calendar, soon, latest))
        assert step.finish is not None
        if job.promised is None and target is None:
            assert step.finish == soon
        elif job.promised is None:
            assert step.finish >= soon
        else:
            assert step.finish == job.promised


@settings(max_examples=150, deadline=None)
@given(plans, targets)
def test_no_step_starts_before_what_it_waits_for_unless_a_promise_is_reported(
    jobs: list[Job], target: date | None
) -> None:
    result = scheduled(jobs, target)
    for job, step in zip(jobs, result.steps, strict=True):
        for p in job.after:
            before = result.steps[p]
            assert before.finish is not None
            assert step.start is not None
            if job.promised is None:
                assert step.start > before.finish or (job.days == 0 and step.start >= before.finish)
            elif step.start <= before.finish and not (job.days == 0 and step.start == before.finish):
                assert any(f.code == "date_does_not_fit" for f in result.findings)


@settings(max_examples=150, deadline=None)
@given(plans, targets)
def test_no_duration_is_compressed(jobs: list[Job], target: date | None) -> None:
    for job, step in zip(jobs, scheduled(jobs, target).steps, strict=True):
        assert step.start is not None
        assert step.finish is not None
        assert step.duration_days == job.days
        if job.days:
            assert counted(job.calendar, step.start - DAY, step.finish) == job.days


@settings(max_examples=150, deadline=None)
@given(plans, targets, st.data())
def test_more_work_never_makes_a_plan_shorter(
    jobs: list[Job], target: date | None, data: st.DataObject
) -> None:
    i = data.draw(st.integers(0, len(jobs) - 1))
    longer = [replace(job, days=job.days + (n == i)) for n, job in enumerate(jobs)]
    before, after = scheduled(jobs, target).forecast, scheduled(longer, target).forecast
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert after.finish >= before.finish


@settings(max_examples=150, deadline=None)
@given(plans, st.dates(TODAY - 30 * DAY, TODAY + 90 * DAY))
def test_a_target_that_is_missed_is_always_reported(jobs: list[Job], target: date) -> None:
    result = scheduled(jobs, target)
    missed = any(f.code == "target_does_not_fit" for f in result.findings)
    forecast = result.forecast
    end = next((s for s in result.steps if forecast and s.id == forecast.chain[-1]), None)
    if forecast is None or end is None:
        assert not missed
    else:
        late = counted(CALENDARS.of(end.owner_side), target, forecast.finish)
        assert missed == (late > 0)


def test_a_long_chain_is_scheduled() -> None:
    size = 2000
    jobs = [Job(1, OwnerSide.SELLER, (i - 1,) if i else ()) for i in range(size)]
    assert counted(SELLER, TODAY - DAY, scheduled(jobs, None).steps[-1].finish or TODAY) == size
