import pytest

from evals import gate
from evals.__main__ import RUNS


@pytest.mark.parametrize("kind", RUNS)
def test_no_extractor_is_worse_than_its_baseline(kind: str) -> None:
    outcomes = RUNS[kind]()
    baseline = gate.load(kind)
    assert len(outcomes) == len(baseline) - 1
    assert gate.problems(outcomes, baseline) == []
