"""Steps to an order in which they can be worked: without circles, and not against the stated dates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from assistant.errors import InputError
from assistant.planning.links import Firmness, Links, Waiting
from assistant.planning.terms import Terms
from assistant.planning.usual_order import leave_out_contradicted, leave_out_implied
from schemas.finding import Finding, Severity
from schemas.plan import Step

MOST_CIRCLES = 20


@dataclass(frozen=True)
class Order:
    """`before[i]` are the steps that step i waits for, by position; `sequence` has them all before it."""

    sequence: tuple[int, ...]
    before: tuple[tuple[int, ...], ...]
    findings: tuple[Finding, ...]


def order_of(steps: Sequence[Step], dropped: frozenset[str], days: Sequence[int], terms: Terms) -> Order:
    """The order of the steps of a plan; a dependency on one of the `dropped` ids no longer binds."""
    position = {step.id: i for i, step in enumerate(steps)}
    waiting = Waiting(steps, terms.catalogue)
    links: list[Links] = []
    findings: list[Finding] = []
    for i, step in enumerate(steps):
        if step.status == "done":
            links.append({})
        elif step.depends_on:
            links.append({position[d]: Firmness.STATED for d in step.depends_on if d in position})
            unknown = [d for d in step.depends_on if d not in position and d not in dropped]
            findings += [_unknown(step, d) for d in unknown]
        else:
            links.append(waiting.links(i))
    sequence = _sequence(steps, links, findings)
    implied = [not step.depends_on for step in steps]
    if any(Firmness.USUAL in before.values() for before in links):
        leave_out_contradicted(steps, links, sequence, days, terms.today)
        leave_out_implied(links, sequence, implied)
    return Order(sequence, tuple(map(tuple, links)), tuple(findings))


def _sequence(steps: Sequence[Step], links: list[Links], findings: list[Finding]) -> tuple[int, ...]:
    """A topological order; circles are cut at their weakest link, with a finding where it was stated."""
    for _ in range(MOST_CIRCLES):
        sequence = sorted_by(links)
        if len(sequence) == len(links):
            return tuple(sequence)
        circle = _circle_in(links)
        before, after = min(pairwise(circle), key=lambda pair: links[pair[1]][pair[0]])
        if links[after].pop(before) is Firmness.STATED:
            findings.append(_circle([steps[i] for i in circle], steps[before], steps[after]))
    raise InputError(
        f"Steps wait for each other in more than {MOST_CIRCLES} circles, one of them at"
        f" “{steps[after].title}”. Correct what the steps depend on."
    )


def sorted_by(links: Sequence[Collection[int]]) -> list[int]:
    """The steps after all that they wait for; those in a circle, and what waits for them, are missing."""
    waiting = [len(before) for before in links]
    followers: list[list[int]] = [[] for _ in links]
    for i, before in enumerate(links):
        for p in before:
            followers[p].append(i)
    ready = [i for i, count in enumerate(waiting) if not count]
    for i in ready:
        for follower in followers[i]:
            waiting[follower] -= 1
            if not waiting[follower]:
                ready.append(follower)
    return ready


def _circle_in(links: Sequence[Links]) -> list[int]:
    """One circle, its first step again at its end."""
    try:
        TopologicalSorter(dict(enumerate(links))).prepare()
    except CycleError as error:
        circle: list[int] = error.args[1]
        return circle
    raise AssertionError("there is no circle")


def _unknown(step: Step, missing: str) -> Finding:
    return Finding(
        code="dependency_unknown",
        severity=Severity.ERROR,
        message=f"“{step.title}” waits for step {missing}, which is not in the plan.",
        hint="Remove the dependency, or add the step that is meant.",
        subject=step.id,
        evidence=step.evidence,
    )


def _circle(circle: Sequence[Step], before: Step, after: Step) -> Finding:
    titles = " → ".join(f"“{step.title}”" for step in circle)
    return Finding(
        code="dependency_cycle",
        severity=Severity.ERROR,
        message=f"Steps wait for each other: {titles}."
        f" The schedule leaves out that “{after.title}” waits for “{before.title}”.",
        hint="Remove the dependency that is wrong.",
        subject=after.id,
        evidence=after.evidence,
    )
