"""An organisation's own rulebook: what it can change, and how its mistakes are told."""

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.rules import RuleInput, check, check_rulebook, describe, load_rulebook
from schemas.deal import Deal
from schemas.finding import Finding, Severity
from schemas.plan import Step
from schemas.value import Category


def _written(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    return path


def _found(path: Path | None, deal: Deal | None = None) -> dict[str, Finding]:
    step = Step(id="s1", title="Send the deck", category=Category.OTHER, basis="proposed")
    subject = RuleInput(deal=deal or Deal(amount=20_000), steps=(step,), today=date(2026, 3, 11))
    return {finding.code: finding for finding in check(subject, load_rulebook(path))}


OWN = """
parameters:
  procurement_amount: 10000
  demo_amount: {small: 5000, mid: 20000, enterprise: 20000}
off: [G47, G09]
severity: {G04: warning}
rules:
  - code: X01
    title: A demo is planned
    severity: info
    where: deal.amount != None and deal.amount >= param.demo_amount
    check: any(x.key == "demo" for x in steps if x.key != None)
    say: No demo is planned for {deal.buyer}, at {deal.amount}.
    hint: Offer one.
    suggest: demo
"""


def test_an_own_rulebook_adds_rules_switches_off_and_changes_severity_and_thresholds(tmp_path: Path) -> None:
    built_in, own = _found(None), _found(_written(tmp_path, OWN))
    assert own["X01"].message == "No demo is planned for the buyer, at 20,000."
    assert own["X01"].suggested_step == "demo"
    assert {"G47", "G09"} <= built_in.keys()
    assert not {"G47", "G09"} & own.keys()
    assert (built_in["G04"].severity, own["G04"].severity) == (Severity.ERROR, Severity.WARNING)
    assert ("G01" in built_in, "G01" in own) == (False, True)


@pytest.mark.parametrize(("amount", "fires"), [(5_000, True), (4_999, False), (25_000, True), (24_999, True)])
def test_a_threshold_depends_on_the_segment_that_the_amount_falls_in(
    amount: float, fires: bool, tmp_path: Path
) -> None:
    assert ("X01" in _found(_written(tmp_path, OWN), Deal(amount=amount))) is fires


def test_rules_that_are_off_are_listed_as_such(tmp_path: Path) -> None:
    listed = {row.code: row.is_on for row in describe(load_rulebook(_written(tmp_path, OWN)))}
    assert (listed["G47"], listed["G01"], listed["X01"]) == (False, True, True)
    assert len(listed) == len(describe(load_rulebook())) + 1


def test_an_empty_rulebook_changes_nothing(tmp_path: Path) -> None:
    assert _found(_written(tmp_path, "# nothing yet\n")) == _found(None)


TEN_MISTAKES = """\
parametres: {procurement_amount: 1}
parameters:
  procurment_amount: 10000
off: [G99]
severity: {G01: eror}
rules:
  - code: X01
    title: ä first
    severity: warning
    each: step
    where: s.onwer != None
    check: s.due != None
    say: "“{s.titel}” is wrong"
    hint: Mend it.
  - code: X02
    title: second
    severity: warning
    each: step
    check: >-
      s.status == "open" and
      s.due >= today
    say: Wrong.
    hint: Mend it.
    sugest: demo
  - code: X03
    title: third
    severity: warning
    check: |
      any(x.category == "secuirty"
          for x in steps)
    say: Wrong.
    hint: Mend it.
    stage: lega
  - code: X04
    title: fourth
    severity: warning
    say: Wrong.
"""


def test_all_mistakes_are_told_in_one_run_with_line_and_column(tmp_path: Path) -> None:
    path = _written(tmp_path, TEN_MISTAKES)
    problems = [(p.line, p.column, p.rule, p.message) for p in check_rulebook(path)]
    assert problems == [
        (1, 1, None, "a rulebook has no 'parametres' (did you mean 'parameters'?)"),
        (3, 3, None, "no rule has a parameter 'procurment_amount' (did you mean 'procurement_amount'?)"),
        (4, 7, None, "there is no rule 'G99' (did you mean 'G39'?)"),
        (
            5,
            17,
            "G01",
            "'eror' is not a possible value (did you mean 'error'? Possible: error, warning, info)",
        ),
        (11, 12, "X01", "Step has no field 'onwer' (did you mean 'owner'?)"),
        (13, 13, "X01", "Step has no field 'titel' (did you mean 'title'?)"),
        (21, 7, "X02", "s.due may be null here; test it first"),
        (24, 5, "X02", "a rule has no 'sugest' (did you mean 'suggest'?)"),
        (29, 25, "X03", "'secuirty' is not a possible value (did you mean 'security'?)"),
        (33, 12, "X03", problems[9][3]),
        (34, 5, "X04", "the rule has no hint"),
    ]
    assert problems[9][3].startswith("'lega' is not a possible value (did you mean 'legal'?")


def test_mistakes_are_printed_as_a_compiler_does(tmp_path: Path) -> None:
    path = _written(tmp_path, TEN_MISTAKES)
    assert (
        str(check_rulebook(path)[4])
        == f"{path}:11:12: X01: Step has no field 'onwer' (did you mean 'owner'?)"
    )
    with pytest.raises(InputError, match="11:12: X01: Step has no field") as raised:
        load_rulebook(path)
    assert str(raised.value).count("\n") == len(check_rulebook(path))


RULE = "rules:\n  - {code: X01, title: t, severity: info, say: s, hint: h, check: len(steps) > 1"
BAD_FILES = [
    pytest.param("rules: [", "this is no YAML", id="cut off"),
    pytest.param("- a\n- b\n", "a rulebook is written as names with values", id="a list"),
    pytest.param("rules: 3", "'rules' is a list", id="rules are no list"),
    pytest.param("rules:\n  - 3\n", "a rule is written as names with values", id="a rule is a number"),
    pytest.param("off: [G01]\noff: [G02]\n", "'off' stands here twice", id="twice"),
    pytest.param("parameters: {stalled_days: soon}", "a parameter is a number", id="no number"),
    pytest.param("parameters: {stalled_days: .nan}", "a parameter is a number", id="not a number"),
    pytest.param("parameters: {stalled_days: {small: 1}}", "no number for mid, enterprise", id="segments"),
    pytest.param(RULE.replace("X01", "x-1") + "}", "a code is written like X01", id="code"),
    pytest.param(RULE.replace("X01", "G01") + "}", "this is a built-in rule", id="built-in code"),
    pytest.param(RULE + "}\n" + RULE.split("\n")[1] + "}", "two rules have this code", id="same code"),
    pytest.param(RULE + ", many: m}", "'many' needs an 'each'", id="many without each"),
    pytest.param(RULE + ", each: step, cite: x.critical}", "'cite' needs a rule without 'each'", id="cite"),
    pytest.param(RULE + ", each: step, stage: legal}", "it needs a rule without 'each'", id="stage"),
    pytest.param(RULE + ", each: stepp}", "did you mean 'step'?", id="each"),
    pytest.param(RULE + ", suggest: dmo}", "did you mean 'demo'?", id="suggested step"),
    pytest.param(RULE + ", check: {a: 1}}", "'check' stands here twice", id="check twice"),
    pytest.param(RULE.replace("len(steps) > 1", "[]") + "}", "'check' needs a text", id="no text"),
    pytest.param(
        RULE.replace(", check: len(steps) > 1", "") + "}", "neither a where nor a check", id="no check"
    ),
    pytest.param(
        RULE.replace("len(steps) > 1", "param.x > 1") + "}", "param has no field 'x'", id="parameter"
    ),
    pytest.param(RULE.replace("title: t", "? [a] : t") + "}", "a rule has no ''", id="a key that is a list"),
    pytest.param("a: &a [*a]", "a rulebook has no 'a'", id="endless"),
    pytest.param("[" * 100_000, "nested more than 20 levels", id="deep"),
    pytest.param("#" * 1_000_001, "longer than", id="long"),
]


@pytest.mark.parametrize(("text", "message"), BAD_FILES)
def test_a_file_that_is_no_rulebook_is_refused_in_a_sentence(text: str, message: str, tmp_path: Path) -> None:
    problems = check_rulebook(_written(tmp_path, text))
    assert any(message in problem.message for problem in problems), problems
    assert all("\n" not in problem.message for problem in problems)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_rulebook(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"# \xe9\n")
    with pytest.raises(InputError, match="no UTF-8"):
        load_rulebook(tmp_path / "latin.yaml")


FAILING = """
rules:
  - {code: X01, title: t, severity: info, say: s, hint: h, check: 1 / (len(steps) - 1) > 2}
  - {code: X02, title: t, severity: info, say: s, hint: h, check: today + days(len(steps) * 10000000) > today}
"""


def test_a_rule_that_fails_is_told_and_the_others_are_asked(tmp_path: Path) -> None:
    step = Step(id="s1", title="Send the deck", category=Category.OTHER, basis="proposed")
    subject = RuleInput(deal=Deal(), steps=(step,), today=date(2026, 3, 11))
    findings = check(subject, load_rulebook(_written(tmp_path, FAILING)))
    failed = [finding for finding in findings if finding.code == "rule_not_evaluated"]
    assert [finding.subject for finding in failed] == ["X01", "X02"]
    assert failed[0].message == "Rule X01 could not be evaluated: division by zero."
    assert "G02" in {finding.code for finding in findings}
