"""The text of a rulebook to its rules and settings as nodes; what does not exist is a problem."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

import yaml

from assistant.rules.catalogue import SEGMENTS, load_catalogue
from assistant.rules.language.mistakes import nearest, possible
from assistant.rules.marks import NoYaml, entries, position, read
from assistant.rules.rulebook import Each, RulebookProblem, Thresholds
from schemas.finding import Severity
from schemas.value import Stage

SECTIONS = ("parameters", "off", "severity", "rules")
NEEDED = ("code", "title", "severity", "say", "hint")
CONDITIONS = ("where", "check", "error_when", "cite")
TEXTS = ("say", "many", "hint")
WORDS: dict[str, tuple[str, ...]] = {
    "severity": tuple(Severity),
    "stage": tuple(Stage),
    "each": get_args(Each),
    "suggest": tuple(load_catalogue()),
}
KEYS = (*NEEDED, *(key for key in WORDS if key not in NEEDED), *CONDITIONS, "many", "told_by")

RuleNodes = dict[str, yaml.ScalarNode]


@dataclass
class RulebookText:
    """A file of rules as it is written: the problems found so far, and the nodes of what could be read."""

    file: str
    text: str
    problems: list[RulebookProblem] = field(default_factory=list)
    rules: list[RuleNodes] = field(default_factory=list)
    parameters: dict[str, tuple[yaml.Node, Thresholds]] = field(default_factory=dict)
    off: dict[str, yaml.Node] = field(default_factory=dict)
    severity: dict[str, tuple[yaml.Node, Severity]] = field(default_factory=dict)

    def report(self, node: yaml.Node, message: str, rule: str | None = None, column: int = 1) -> None:
        """Note a problem at the `column`-th character of a node's value."""
        line, at = position(node, self.text, column)
        self.problems.append(RulebookProblem(self.file, line, at, rule, message))


def read_texts(file: str, text: str) -> RulebookText:
    """Read all that can be read of a rulebook."""
    book = RulebookText(file, text)
    try:
        root = read(text)
    except NoYaml as error:
        book.problems.append(RulebookProblem(file, error.line, error.column, None, error.message))
        return book
    if root is None:
        return book
    for name, key, value in _mapping(book, root, "a rulebook", SECTIONS):
        if name == "rules":
            book.rules += [rule for node in _items(book, value, "rules") if (rule := _rule(book, node))]
        elif name == "off":
            book.off |= {n.value: n for n in _items(book, value, "off") if isinstance(n, yaml.ScalarNode)}
        elif name == "severity":
            book.severity |= _severities(book, value)
        else:
            book.parameters |= _parameters(book, value, key)
    return book


def _mapping(
    book: RulebookText, node: yaml.Node, what: str, known: Collection[str] = (), rule: str | None = None
) -> Iterator[tuple[str, yaml.ScalarNode, yaml.Node]]:
    """The entries of a mapping, each name once and, where names are given, one of those."""
    if not isinstance(node, yaml.MappingNode):
        book.report(node, f"{what} is written as names with values", rule)
        return
    seen: set[str] = set()
    for name, key, value in entries(node):
        if known and name not in known:
            book.report(key, f"{what} has no '{name}'{nearest(name, known)}", rule)
        elif name in seen:
            book.report(key, f"'{name}' stands here twice", rule)
        else:
            yield name, key, value
        seen.add(name)


def _items(book: RulebookText, node: yaml.Node, what: str) -> list[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    book.report(node, f"'{what}' is a list")
    return []


def _rule(book: RulebookText, node: yaml.Node) -> RuleNodes | None:
    """The nodes of a rule, None where it cannot be told what the rule is."""
    code = _code(node)
    found: RuleNodes = {}
    before = len(book.problems)
    for name, _, value in _mapping(book, node, "a rule", KEYS, code):
        if isinstance(value, yaml.ScalarNode) and value.value.strip():
            found[name] = value
            if name in WORDS and value.value not in WORDS[name]:
                book.report(value, possible(value.value, WORDS[name]), code)
        else:
            book.report(value, f"'{name}' needs a text", code)
    if missing := [name for name in NEEDED if name not in found]:
        if len(book.problems) == before:
            book.report(node, f"the rule has no {' and no '.join(missing)}", code)
        return None
    if "where" not in found and "check" not in found:
        book.report(node, "the rule has neither a where nor a check", code)
    return found


def _code(node: yaml.Node) -> str | None:
    pairs: Mapping[str, yaml.Node] = (
        {name: value for name, _, value in entries(node)} if isinstance(node, yaml.MappingNode) else {}
    )
    code = pairs.get("code")
    return code.value if isinstance(code, yaml.ScalarNode) else None


def _severities(book: RulebookText, node: yaml.Node) -> Iterator[tuple[str, tuple[yaml.Node, Severity]]]:
    for name, key, value in _mapping(book, node, "severity"):
        word = value.value if isinstance(value, yaml.ScalarNode) else ""
        if word in WORDS["severity"]:
            yield name, (key, Severity(word))
        else:
            book.report(value, possible(word, WORDS["severity"]), name)


def _parameters(
    book: RulebookText, node: yaml.Node, _: yaml.Node
) -> Iterator[tuple[str, tuple[yaml.Node, Thresholds]]]:
    for name, key, value in _mapping(book, node, "parameters"):
        if isinstance(value, yaml.MappingNode):
            given = {s: _number(book, v) for s, _, v in _mapping(book, value, f"'{name}'", SEGMENTS)}
            if missing := [s for s in SEGMENTS if s not in given]:
                book.report(value, f"'{name}' has no number for {', '.join(missing)}")
            yield name, (key, {s: given.get(s, 0.0) for s in SEGMENTS})
        else:
            yield name, (key, dict.fromkeys(SEGMENTS, _number(book, value)))


def _number(book: RulebookText, node: yaml.Node) -> float:
    """A number; 0 and a problem where there is none."""
    try:
        return float(node.value) if isinstance(node, yaml.ScalarNode) else float("nan")
    except ValueError:
        book.report(node, "a parameter is a number, or one each for small, mid and enterprise")
        return 0.0
