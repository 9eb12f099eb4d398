"""A worked plan to what a person has to know: dates that cannot hold, and what nobody can mean."""

from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.planning.promises import MOST_DAYS, stated_date, stated_days
from assistant.planning.target import WORDS
from assistant.planning.terms import MOST_YEARS, in_range
from assistant.planning.wording import arrows, business_days, spoken
from assistant.planning.work import Work
from schemas.evidence import Evidence
from schemas.finding import Finding, Severity
from schemas.plan import Step


def findings_of(work: Work) -> tuple[Finding, ...]:
    """All that a schedule has to say, the target first."""
    return tuple(chain(_target(work), _promises(work), _out_of_range(work)))


def chain_words(work: Work, steps: Sequence[int]) -> str:
    """A chain with what each step rests on: its promised date, or its working days."""
    return arrows(f"{work.steps[i].title} ({_rests_on(work, i)})" for i in steps)


def _rests_on(work: Work, i: int) -> str:
    fixed, days = work.activities[i].fixed, work.activities[i].days
    if fixed is not None:
        return spoken(work.span.day(fixed))
    usually = "" if stated_days(work.steps[i]) is not None else "usually "
    return f"{usually}{business_days(days)}"


def _target(work: Work) -> Iterator[Finding]:
    goal = work.terms.goal
    if goal is None or work.end is None:
        return
    finish = work.early.finish[work.end]
    late = work.activities[work.end].horizon.between(work.span.index(goal.latest), finish)
    if late <= 0:
        return
    steps = work.chain(work.end)
    day = spoken(work.span.day(finish))
    yield Finding(
        code="target_does_not_fit",
        severity=Severity.ERROR,
        message=f"{WORDS[goal.kind]} by {spoken(goal.latest)} does not fit: the plan gets there on {day},"
        f" {business_days(late)} later. Binds: {chain_words(work, steps)}.",
        hint="Do steps of this chain side by side, agree a shorter duration with an owner, or a later date.",
        subject=work.steps[work.end].id,
        evidence=(*goal.evidence, *_said(work, steps)),
    )


def _promises(work: Work) -> Iterator[Finding]:
    """One finding for each promise that cannot hold, but none for what merely follows from another one."""
    follows = [False] * len(work.steps)
    for i in work.order.sequence:
        driver = work.early.driver[i]
        if driver is not None:
            follows[i] = bool(work.short(driver)) or (follows[driver] and not work.is_pinned(driver))
        if work.short(i) and not follows[i]:
            yield _short(work, i)


def _short(work: Work, i: int) -> Finding:
    step, fixed, steps = work.steps[i], work.activities[i].fixed, work.chain(i)
    assert fixed is not None
    return Finding(
        code="date_does_not_fit",
        severity=_severity(work, i),
        message=f"“{step.title}” is {business_days(work.short(i))} short of {spoken(work.span.day(fixed))}:"
        f" {chain_words(work, steps[:-1])} comes first, and it {_takes(work, i)}.",
        hint=f"Agree a later date for it, or an earlier one for “{work.steps[steps[-2]].title}”.",
        subject=step.id,
        evidence=_said(work, steps),
    )


def _severity(work: Work, i: int) -> Severity:
    """Between two promised dates a usual duration is only advice."""
    driver = work.early.driver[i]
    usual = stated_days(work.steps[i]) is None
    advice = usual and driver is not None and work.is_pinned(driver)
    return Severity.INFO if advice else Severity.WARNING


def _takes(work: Work, i: int) -> str:
    days = work.activities[i].days
    return f"{'takes' if stated_days(work.steps[i]) is not None else 'usually takes'} {business_days(days)}"


def _said(work: Work, steps: Sequence[int]) -> tuple[Evidence, ...]:
    """The words behind the promised dates and the stated durations of a chain."""
    return tuple(e for i in steps for e in _due_evidence(work.steps[i]))


def _due_evidence(step: Step) -> tuple[Evidence, ...]:
    phrase = step.due.phrase if step.due is not None else None
    return tuple(e for e in step.evidence if phrase and phrase in e.quote) or step.evidence[:1]


def _out_of_range(work: Work) -> Iterator[Finding]:
    terms = work.terms
    for step in work.steps:
        date_ = stated_date(step)
        if date_ is not None and not in_range(date_, terms.today):
            yield _implausible(step, f"is dated {spoken(date_)}, more than {MOST_YEARS} years from today")
        if step.duration_days is not None and stated_days(step) is None:
            yield _implausible(step, f"takes {step.duration_days} working days, more than {MOST_DAYS}")
    if terms.target is not None and terms.goal is None:
        yield Finding(
            code="date_out_of_range",
            severity=Severity.WARNING,
            message=f"The target {spoken(terms.target.latest)} is more than {MOST_YEARS} years from today;"
            " the schedule leaves it out.",
            hint="Correct the target date.",
            evidence=terms.target.evidence,
        )


def _implausible(step: Step, what: str) -> Finding:
    return Finding(
        code="date_out_of_range",
        severity=Severity.WARNING,
        message=f"“{step.title}” {what}; the schedule leaves that out.",
        hint="Correct it.",
        subject=step.id,
        evidence=_due_evidence(step),
    )
