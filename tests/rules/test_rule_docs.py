"""The page on writing rules: it names every field with its meaning, and its examples work."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_type_hints

import pytest

from assistant.rules import check_rulebook, describe, load_catalogue, load_rulebook
from assistant.rules.heard import Topic
from assistant.rules.language.kinds import Field, kind_of
from assistant.rules.rows import (
    DatesRow,
    DealRow,
    LateRow,
    PersonRow,
    PlanRow,
    Role,
    SharesRow,
    StepRow,
    TargetRow,
)
from schemas.value import Category, Stage

PAGE = (Path(__file__).parents[2] / "docs" / "write-your-own-rule.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)

TABLES: dict[str, type[object]] = {
    "s": StepRow,
    "p": PersonRow,
    "deal": DealRow,
    "plan": PlanRow,
    "plan.shares": SharesRow,
    "plan.target": TargetRow,
    "plan.dates": DatesRow,
    "plan.late": LateRow,
}


def _table(path: str, row: type[object]) -> Iterator[str]:
    """The lines that the page has on the fields of a row."""
    for name, hint in get_type_hints(row, include_extras=True).items():
        field = kind_of(hint)
        if f"{path}.{name}" in TABLES:
            continue
        notes = (note for note in getattr(hint, "__metadata__", ()) if isinstance(note, str))
        yield f"| `{path}.{name}` | {_kind(field)} | {next(notes, '')} |"


def _kind(field: Field) -> str:
    shown = str(field).removeprefix("one of ")
    return f"list of {_kind(Field(field.kind.of))}" if hasattr(field.kind, "of") else shown


@pytest.mark.parametrize(("path", "row"), TABLES.items())
def test_the_page_names_every_field(path: str, row: type[object]) -> None:
    for line in _table(path, row):
        assert line in PAGE.splitlines(), f"docs/write-your-own-rule.md lacks the line\n{line}"


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_rulebook(example: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(example, "utf-8")
    assert check_rulebook(path) == ()


def test_the_page_names_every_parameter() -> None:
    assert all(f"`{name}`" in PAGE for name in load_rulebook().parameters)


def test_the_page_lists_every_rule() -> None:
    assert all(f"| {row.code} | {row.severity} | {row.title} |" in PAGE for row in describe(load_rulebook()))


@pytest.mark.parametrize(
    "words",
    [Category, Stage, Role, Topic, load_catalogue()],
    ids=["category", "stage", "role", "topic", "key"],
)
def test_the_page_gives_the_closed_lists(words: Iterable[str]) -> None:
    assert all(f"`{word}`" in PAGE for word in words)
