from datetime import date

from evals.gate import ALL, figures, problems
from evals.gold import Case, Gold
from evals.run import Outcome
from evals.scores import Counts
from schemas.deal import Deal


def outcome(name: str, counts: Counts, error: str | None = None) -> Outcome:
    case = Case(
        name=name, title=name, industry="food", files=("c.txt",), deal=Deal(), today=date(2026, 3, 11)
    )
    return Outcome(case, Gold(steps=()), counts, None, (), error)


GOOD = Counts(matched=9, gold=10, predicted=10, invented=1, cases=1, quotes=4, quotes_exact=4)
WORSE = Counts(matched=6, gold=10, predicted=10, invented=4, cases=1, quotes=4, quotes_exact=4)


def test_a_run_as_good_as_its_baseline_passes() -> None:
    run = [outcome("bakery", GOOD), outcome("winery", GOOD)]
    assert problems(run, figures(run)) == []


def test_what_got_worse_is_told_with_the_cases_in_which_it_did() -> None:
    baseline = figures([outcome("bakery", GOOD), outcome("winery", GOOD)])
    told = problems([outcome("bakery", GOOD), outcome("winery", WORSE)], baseline)
    assert {text.split()[0] for text in told} == {"f1", "precision", "recall", "invented"}
    assert all(text.endswith("worse in winery") for text in told)


def test_a_crash_fails_even_where_the_rates_do_not_fall() -> None:
    baseline = figures([outcome("bakery", GOOD)])
    told = problems([outcome("bakery", GOOD), outcome("winery", Counts(), "KeyError: 'x'")], baseline)
    assert told == ["winery crashed: KeyError: 'x'"]


def test_a_case_that_was_not_run_fails() -> None:
    baseline = figures([outcome("bakery", GOOD), outcome("winery", GOOD)])
    assert "winery was not run" in problems([outcome("bakery", GOOD)], baseline)


def test_a_quote_that_is_not_exact_fails() -> None:
    inexact = Counts(matched=9, gold=10, predicted=10, invented=1, cases=1, quotes=4, quotes_exact=3)
    run = [outcome("bakery", inexact)]
    assert problems(run, figures(run)) == ["a quote differs from the text at its span"]
    assert figures(run)[ALL]["evidence_exact"] == 0.75
