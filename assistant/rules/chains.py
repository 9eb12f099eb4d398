"""What follows from the order of steps: those that wait for each other, and reviews one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from assistant.rules.rows import StepRow
from schemas.plan import Step
from schemas.value import Category

DATA = frozenset({"dpa", "dpia"})
NO_CONTRACT = DATA | {"nda"}
REVIEWS = 3


def waits_for(steps: Iterable[Step]) -> dict[str, tuple[str, ...]]:
    """The predecessors of each step that the plan has and has not dropped."""
    there = {step.id for step in steps if step.status != "dropped"}
    return {s.id: tuple(i for i in s.depends_on if i in there) for s in steps if s.id in there}


def cycle_of(graph: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The ids of steps that wait for each other, the first again at the end; empty where none do."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def reviews_in_series(rows: Sequence[StepRow], graph: Mapping[str, Sequence[str]]) -> bool:
    """Whether security, data processing and contract lie on one chain."""
    reviews = {row.id: frozenset({kind} if (kind := _review(row)) else ()) for row in rows}
    on_chains: dict[str, frozenset[frozenset[str]]] = {}
    for step in TopologicalSorter(graph).static_order():
        before = [chain for i in graph[step] for chain in on_chains[i]]
        on_chains[step] = frozenset(chain | reviews[step] for chain in (*before, frozenset[str]()))
    return any(len(chain) == REVIEWS for chains in on_chains.values() for chain in chains)


def _review(row: StepRow) -> str | None:
    if row.category is Category.SECURITY:
        return "security"
    if row.category is Category.PRIVACY or row.key in DATA:
        return "data"
    return "contract" if row.category is Category.LEGAL and row.key not in NO_CONTRACT else None
