"""Steps to an order in which they can be worked: without circles, and not against the stated dates."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from assistant.errors import InputError
from assistant.planning.links import Firmness, Links, Waiting
from assistant.planning.promises import stated_date
from schemas.catalogue import CatalogueStep
from schemas.finding import Finding, Severity
from schemas.plan import Step

MOST_CIRCLES = 20


@dataclass(frozen=True)
class Order:
    """`before[i]` are the steps that step i waits for, by position; `sequence` has them all before it."""

    sequence: tuple[int, ...]
    before: tuple[tuple[int, ...], ...]
    findings: tuple[Finding, ...]


def order_of(
    steps: Sequence[Step], dropped: frozenset[str], today: date, catalogue: Mapping[str, CatalogueStep]
) -> Order:
    """The order of the steps of a plan; a dependency on one of the `dropped` ids no longer binds."""
    position = {step.id: i for i, step in enumerate(steps)}
    waiting = Waiting(steps, catalogue)
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
        _leave_out_contradicted(steps, links, sequence, today)
        _leave_out_implied(links, sequence, implied)
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


def _leave_out_contradicted(
    steps: Sequence[Step], links: list[Links], sequence: Sequence[int], today: date
) -> None:
    """Drop a usual link where the dates that were stated say otherwise: people's words win."""
    floor: list[date] = [today] * len(steps)
    for i in sequence:
        promised = stated_date(steps[i])
        if promised is not None:
            for p in [p for p, firmness in links[i].items() if firmness is Firmness.USUAL]:
                if floor[p] >= promised and steps[p].status != "done":
                    del links[i][p]
        if steps[i].status != "done":
            floor[i] = max([promised or today, today, *(floor[p] for p in links[i])])


def _leave_out_implied(links: list[Links], sequence: Sequence[int], implied: Sequence[bool]) -> None:
    """Drop a link of the usual order that other links imply: it would only clutter the plan."""
    above = [0] * len(links)
    for i in sequence:
        reached = 0
        for p in links[i]:
            reached |= above[p]
        if implied[i]:
            for p in [p for p, firm in links[i].items() if reached >> p & 1 and firm is not Firmness.STATED]:
                del links[i][p]
        above[i] = reached
        for p in links[i]:
            above[i] |= 1 << p


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
