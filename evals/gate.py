"""A run of the eval set against its baseline: what got worse, crashed or was left out."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.run import Outcome, total
from evals.scores import rates

BASELINES = Path(__file__).parent / "baselines"
TOLERANCE = 0.005
LESS_IS_BETTER = frozenset({"wrong_date", "invented", "traps"})

Baseline = Mapping[str, Mapping[str, float]]
ALL = "all cases"


def figures(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """The rates of each case by name, and those of all cases together."""
    by_case = {outcome.case.name: rounded(rates(outcome.counts)) for outcome in outcomes}
    return {ALL: rounded(rates(total(outcomes)))} | by_case


def rounded(named: Mapping[str, float]) -> dict[str, float]:
    """Rates as they are stored and compared: to four places."""
    return {name: round(value, 4) for name, value in named.items()}


def problems(outcomes: Sequence[Outcome], baseline: Baseline) -> list[str]:
    """Why a run does not pass: first crashes, missing cases and inexact quotes, then what got worse.

    A rate of all cases fails by more than the tolerance; the cases in which it fell are named with it.
    """
    now = figures(outcomes)
    broken = [f"{outcome.case.name} crashed: {outcome.error}" for outcome in outcomes if outcome.error]
    missing = [f"{name} was not run" for name in baseline if name not in now]
    if now[ALL]["evidence_exact"] < 1:
        broken.append("a quote differs from the text at its span")
    worse = [
        f"{name} was {old:.3f}, is {now[ALL][name]:.3f}; worse in {', '.join(_where(name, now, baseline))}"
        for name, old in baseline.get(ALL, {}).items()
        if loss(name, old, now[ALL][name]) > TOLERANCE
    ]
    return [*broken, *missing, *worse]


def loss(name: str, old: float, new: float) -> float:
    """By how much a rate got worse; negative where it got better."""
    return new - old if name in LESS_IS_BETTER else old - new


def _where(name: str, now: Baseline, before: Baseline) -> list[str]:
    return [
        case
        for case, old in before.items()
        if case != ALL and case in now and loss(name, old[name], now[case][name]) > 0
    ]


def load(kind: str, folder: Path = BASELINES) -> Baseline:
    """The baseline of an extractor; empty where there is none yet."""
    path = folder / f"{kind}.json"
    baseline: Baseline = json.loads(path.read_text()) if path.exists() else {}
    return baseline


def save(kind: str, outcomes: Sequence[Outcome], folder: Path = BASELINES) -> None:
    """Make a run the new baseline."""
    path = folder / f"{kind}.json"
    path.write_text(json.dumps(figures(outcomes), indent=1) + "\n")
