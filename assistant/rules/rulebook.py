"""Rules that are ready to run, the thresholds that they name, and what can be wrong with a file of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.rules.language.scope import Run
from schemas.deal import Deal, Segment
from schemas.finding import Severity
from schemas.value import Stage

Each = Literal["step", "person"]
Thresholds = Mapping[Segment, float]


@dataclass(frozen=True)
class RulebookProblem:
    """A mistake in a rulebook and its place; lines and columns count from 1."""

    file: str
    line: int
    column: int
    rule: str | None
    message: str

    def __str__(self) -> str:
        rule = f"{self.rule}: " if self.rule else ""
        return f"{self.file}:{self.line}:{self.column}: {rule}{self.message}"


@dataclass(frozen=True)
class Rule:
    """A checked rule; `fires` and the others answer for the values of the rule's scope.

    `told_by` are the codes of findings that say the same in more detail.
    """

    code: str
    title: str
    severity: Severity
    stage: Stage | None
    each: Each | None
    suggest: str | None
    told_by: frozenset[str]
    text: Mapping[str, str]
    fires: Run
    is_error: Run
    say: Run
    hint: Run
    many: Run | None
    cites: Run


@dataclass(frozen=True)
class Rulebook:
    """The rules that are on and those that are off, with their thresholds by segment."""

    rules: tuple[Rule, ...]
    off: tuple[Rule, ...]
    parameters: Mapping[str, Thresholds]

    def thresholds(self, segment: Segment) -> dict[str, float]:
        """The value of every parameter for a segment."""
        return {name: by_segment[segment] for name, by_segment in self.parameters.items()}


@dataclass(frozen=True)
class RuleDescription:
    """A line of the list of rules; `condition` is what has to hold for nothing to be said."""

    code: str
    title: str
    severity: Severity
    stage: Stage | None
    each: Each | None
    where: str | None
    check: str | None
    suggest: str | None
    is_on: bool


def describe(rulebook: Rulebook) -> tuple[RuleDescription, ...]:
    """All rules of a rulebook, those that are on first."""
    return tuple(_described(rulebook.rules, is_on=True)) + tuple(_described(rulebook.off, is_on=False))


def _described(rules: tuple[Rule, ...], *, is_on: bool) -> Iterator[RuleDescription]:
    for rule in rules:
        yield RuleDescription(
            code=rule.code,
            title=rule.title,
            severity=rule.severity,
            stage=rule.stage,
            each=rule.each,
            where=rule.text.get("where"),
            check=rule.text.get("check"),
            suggest=rule.suggest,
            is_on=is_on,
        )


def segment_of(deal: Deal, rulebook: Rulebook) -> Segment:
    """The deal's segment, else the one that its amount falls in, else `mid`."""
    if deal.segment is not None:
        return deal.segment
    if deal.amount is None:
        return "mid"
    bounds = rulebook.thresholds("mid")
    if deal.amount >= bounds["enterprise_from"]:
        return "enterprise"
    return "mid" if deal.amount >= bounds["mid_from"] else "small"
