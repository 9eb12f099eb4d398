"""Rules as they are written to rules that run, with every mistake of each reported."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from assistant.rules.language import (
    Condition,
    Field,
    Listing,
    Located,
    Record,
    Scope,
    compile_condition,
    compile_text,
    kind_of,
    record_of,
)
from assistant.rules.language.kinds import NUMBER, TEXT
from assistant.rules.language.scope import Run, Values
from assistant.rules.rows import DealRow, PersonRow, PlanRow, StepRow
from assistant.rules.rule_texts import CONDITIONS, TEXTS, RulebookText, RuleNodes
from assistant.rules.rulebook import Each, Rule
from schemas.finding import Severity
from schemas.value import Stage

ROWS: Mapping[Each, tuple[str, Any]] = {"step": ("s", StepRow), "person": ("p", PersonRow)}
CITED = "x"
TOLD_TOGETHER = Scope.of({"count": Field(NUMBER), "titles": Field(TEXT)})


def always(_: Values) -> bool:
    """A condition that is not written."""
    return True


def never(_: Values) -> bool:
    """A check that is not written: the rule fires wherever its `where` holds."""
    return False


def names_of(parameters: Mapping[str, object]) -> dict[str, Field]:
    """What every rule can name, in slot order."""
    thresholds = Record("param", {name: Field(NUMBER) for name in parameters}, keyed=True)
    return {
        "deal": Field(record_of(DealRow)),
        "plan": Field(record_of(PlanRow)),
        "steps": Field(Listing("list", record_of(StepRow))),
        "people": Field(Listing("list", record_of(PersonRow))),
        "param": Field(thresholds),
        "today": kind_of(date),
    }


def compile_rule(book: RulebookText, nodes: RuleNodes, parameters: Mapping[str, object]) -> Rule | None:
    """The rule of some nodes, None where it has a mistake."""
    compiler = Compiler(book, nodes)
    each = compiler.each()
    names = names_of(parameters)
    if each is not None:
        names[ROWS[each][0]] = Field(record_of(ROWS[each][1]))
    rule = compiler.rule(each, Scope.of(names))
    return None if any(problem.rule == compiler.code for problem in book.problems) else rule


@dataclass
class Compiler:
    """Compiles one rule; its mistakes go to the book."""

    book: RulebookText
    nodes: RuleNodes

    @property
    def code(self) -> str:
        """The rule's code."""
        return str(self.nodes["code"].value)

    def word(self, key: str) -> str | None:
        """The word under a key that need not be there."""
        return self.nodes[key].value if key in self.nodes else None

    def each(self) -> Each | None:
        """What the rule is asked of one by one; some keys mean something only with it, or without it."""
        each = next((known for known in ROWS if known == self.word("each")), None)
        if "each" not in self.nodes and "many" in self.nodes:
            self._report("many", Located(1, "'many' needs an 'each': nothing else is told together"))
        if "each" in self.nodes and "cite" in self.nodes:
            self._report("cite", Located(1, "'cite' needs a rule without 'each': that one cites its subject"))
        if "each" in self.nodes and "stage" in self.nodes:
            self._report("stage", Located(1, "a stage is open or not once: it needs a rule without 'each'"))
        return each

    def rule(self, each: Each | None, scope: Scope) -> Rule:
        """The rule; what has a mistake never fires and says nothing."""
        before = len(self.book.problems)
        where = self._condition("where", scope, always)
        fitting = scope.knowing(where.if_true)
        if len(self.book.problems) > before:
            fitting = Scope(scope.names, trusting=True)
        check = self._condition("check", fitting, never)
        fired = fitting.knowing(check.if_false)
        stage = self.word("stage")
        severity = self.nodes["severity"].value
        return Rule(
            code=self.code,
            title=self.nodes["title"].value,
            severity=Severity(severity) if severity in tuple(Severity) else Severity.ERROR,
            stage=Stage(stage) if stage in tuple(Stage) else None,
            each=each,
            suggest=self.word("suggest"),
            told_by=frozenset((self.word("told_by") or "").split()),
            text=MappingProxyType({k: n.value for k, n in self.nodes.items() if k in (*CONDITIONS, *TEXTS)}),
            fires=_unless(where.run, check.run),
            is_error=self._condition("error_when", fired, never).run,
            say=self._text("say", fired),
            hint=self._text("hint", fired),
            many=self._text("many", TOLD_TOGETHER) if "many" in self.nodes else None,
            cites=self._condition("cite", scope.binding(CITED, record_of(StepRow)), never).run,
        )

    def _condition(self, key: str, scope: Scope, absent: Run) -> Condition:
        if key not in self.nodes:
            return Condition(absent)
        made = compile_condition(self.nodes[key].value, scope)
        if isinstance(made, Condition):
            return made
        self._report(key, made)
        return Condition(never)

    def _text(self, key: str, scope: Scope) -> Run:
        made = compile_text(self.nodes[key].value, scope)
        if isinstance(made, Located):
            self._report(key, made)
            return never
        return made

    def _report(self, key: str, mistake: Located) -> None:
        self.book.report(self.nodes[key], mistake.message, self.code, mistake.column)


def _unless(where: Run, check: Run) -> Run:
    return lambda values: where(values) and not check(values)
