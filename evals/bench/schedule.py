"""How long a plan takes to schedule: 50 steps of the catalogue, and 5,000 steps that wait for each other."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from time import perf_counter

from assistant.calendars import calendars_of
from assistant.planning.schedule import schedule
from assistant.rules.catalogue import load_catalogue
from schemas.deal import Deal, Party
from schemas.extraction import Basis
from schemas.plan import Step, TargetDate
from schemas.value import Category, OwnerSide

TODAY = date(2026, 3, 11)
TARGET = TargetDate(kind="go_live", latest=date(2026, 9, 1))
CALENDARS = calendars_of(Deal(buyer=Party(country="US-NY"), seller=Party(country="DE-BY")))
SIDES = (OwnerSide.BUYER, OwnerSide.SELLER, OwnerSide.BOTH)
REACH = 200

Figures = list[tuple[str, str]]


def figures(repeats: int = 50) -> Figures:
    """Name and value of each figure, the best time of several; the calendars are loaded beforehand."""
    plans = (
        ("50 steps of the catalogue", of_the_catalogue(50), repeats),
        ("50 steps that wait for each other", chained(50), repeats),
        ("5,000 steps that wait for each other", chained(5000), max(3, repeats // 10)),
    )
    return [(name, f"{best(partial(_run, steps), runs):.2f} ms") for name, steps, runs in plans]


def best(work: Callable[[], object], repeats: int) -> float:
    """The shortest of several runs in milliseconds: what the work takes when nothing else disturbs it."""
    work()
    taken = []
    for _ in range(repeats):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return min(taken) * 1000


def of_the_catalogue(size: int) -> list[Step]:
    """Steps whose order and durations are the usual ones."""
    usual = list(load_catalogue().values())
    return [
        _step(
            i,
            usual[i % len(usual)].category,
            key=usual[i % len(usual)].key,
            side=usual[i % len(usual)].owner_side,
        )
        for i in range(size)
    ]


def chained(size: int) -> list[Step]:
    """Steps with stated durations, each after up to two of the steps shortly before it."""
    draw = random.Random(7)
    steps = []
    for i in range(size):
        before = {draw.randrange(max(0, i - REACH), i) for _ in range(2)} if i else set()
        steps.append(
            _step(i, Category.OTHER, side=draw.choice(SIDES)).model_copy(
                update={
                    "depends_on": tuple(f"s{p}" for p in sorted(before)),
                    "duration_days": draw.randint(1, 10),
                }
            )
        )
    return steps


def _step(number: int, category: Category, side: OwnerSide, key: str | None = None) -> Step:
    return Step(
        id=f"s{number}",
        title=f"Step {number}",
        category=category,
        key=key,
        basis=Basis.PROPOSED,
        owner_side=side,
    )


def _run(steps: Sequence[Step]) -> object:
    return schedule(steps, TARGET, CALENDARS, TODAY, load_catalogue(), "mid")


if __name__ == "__main__":
    for name, value in figures():
        print(f"{name}: {value}")
