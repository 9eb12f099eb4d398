"""`map-assistant rules`: the list for a reader, the check for a writer of rules."""

from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]

OWN = """rules:
  - code: X01
    title: Our lawyers are named
    severity: warning
    check: count(s.category == "legal" for s in steps) > 0
    say: No legal step.
    hint: Add one.
"""


def test_the_rules_are_listed_one_a_line(run: Run) -> None:
    code, out, _ = run("rules", "list")
    lines = out.splitlines()
    assert code == 0
    assert len(lines) >= 40
    assert lines[0].split()[:2] == ["G01", "error"]


def test_a_verbose_list_shows_what_is_checked(run: Run) -> None:
    _, out, _ = run("rules", "list", "--verbose")
    assert "       check: " in out


def test_the_built_in_rules_have_no_mistakes(run: Run) -> None:
    code, out, _ = run("rules", "check")
    assert (code, out.partition(" ")[2]) == (0, "rules, no mistakes\n")


def test_an_own_rulebook_is_checked_and_listed(run: Run, folder: Path) -> None:
    (folder / "own.yaml").write_text(OWN, "utf-8")
    assert run("rules", "check", "own.yaml") == (0, "own.yaml: no mistakes\n", "")
    _, out, _ = run("rules", "list", "--rulebook", "own.yaml")
    assert "X01   warning  Our lawyers are named" in out
