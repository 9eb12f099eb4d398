"""An organisation's own rules on top of the built-in ones to a rulebook, or to all that is wrong in them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import yaml

from assistant.errors import InputError
from assistant.rules.compiling import compile_rule
from assistant.rules.language.mistakes import nearest
from assistant.rules.rule_texts import RulebookText, RuleNodes, read_texts
from assistant.rules.rulebook import Rule, Rulebook, RulebookProblem, Thresholds

BUILT_IN = "rulebook.yaml"
CODE = re.compile(r"[A-Z]+\d+|[a-z]+(_[a-z]+)*")
THRESHOLD = re.compile(r"\bparam\.(\w+)")
EMPTY = Rulebook((), (), MappingProxyType({}))


def load_rulebook(path: Path | None = None) -> Rulebook:
    """The built-in rules, changed and added to by a file; raises InputError with all that is wrong in it."""
    if path is None:
        return built_in()
    rulebook, problems = _load(path)
    if problems:
        raise InputError("The rulebook cannot be used:\n" + "\n".join(map(str, problems)))
    return rulebook


def check_rulebook(path: Path) -> tuple[RulebookProblem, ...]:
    """All that is wrong in a file of rules, by line; raises InputError where the file cannot be read."""
    return _load(path)[1]


@cache
def built_in() -> Rulebook:
    """The rules that come with the product."""
    text = files(__package__).joinpath(BUILT_IN).read_text("utf-8")
    rulebook, problems = parse_rulebook(BUILT_IN, text, EMPTY)
    assert not problems, "\n".join(map(str, problems))
    return rulebook


def _load(path: Path) -> tuple[Rulebook, tuple[RulebookProblem, ...]]:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"The rulebook {path} cannot be read: {error.strerror}. Check its path.") from None
    except UnicodeDecodeError:
        raise InputError(f"The rulebook {path} is no UTF-8 text. Save it as such.") from None
    return parse_rulebook(str(path), text, built_in())


def parse_rulebook(file: str, text: str, base: Rulebook) -> tuple[Rulebook, tuple[RulebookProblem, ...]]:
    """The rules of a text on top of others, and all that is wrong in it."""
    book = read_texts(file, text)
    parameters = {
        **base.parameters,
        **{name: by_segment for name, (_, by_segment) in book.parameters.items()},
    }
    known = {rule.code: rule for rule in (*base.rules, *base.off)}
    new = _new_rules(book, known, parameters)
    _unknown_codes(book, known | new)
    _unused_parameters(book, base.parameters)
    rules = [_with_severity(rule, book) for rule in (known | new).values()]
    was_off = {rule.code for rule in base.off}
    on = tuple(rule for rule in rules if rule.code not in book.off and rule.code not in was_off)
    off = tuple(rule for rule in rules if rule.code in book.off or rule.code in was_off)
    problems = tuple(sorted(set(book.problems), key=lambda p: (p.line, p.column)))
    return Rulebook(on, off, MappingProxyType(parameters)), problems


def _new_rules(
    book: RulebookText, known: Mapping[str, Rule], parameters: Mapping[str, Thresholds]
) -> dict[str, Rule]:
    seen: dict[str, yaml.ScalarNode] = {}
    found: dict[str, Rule] = {}
    for nodes in book.rules:
        code = nodes["code"]
        if not CODE.fullmatch(code.value):
            book.report(code, "a code is written like X01 or like own_rule", code.value)
        elif code.value in known:
            message = (
                "this is a built-in rule: give yours another code, and switch this one off if it replaces it"
            )
            book.report(code, message, code.value)
        elif code.value in seen:
            book.report(code, "two rules have this code", code.value)
        else:
            rule = compile_rule(book, nodes, parameters)
            found |= {rule.code: rule} if rule else {}
        seen[code.value] = code
    return found


def _unknown_codes(book: RulebookText, known: Mapping[str, Rule]) -> None:
    """Rules of the book that have a mistake are known too: one mistake is not told twice."""
    codes = {*known, *(nodes["code"].value for nodes in book.rules)}
    named = [*book.off.items(), *((code, node) for code, (node, _) in book.severity.items())]
    for code, node in named:
        if code not in codes:
            book.report(node, f"there is no rule '{code}'{nearest(code, codes)}")


def _unused_parameters(book: RulebookText, base: Mapping[str, Thresholds]) -> None:
    """A parameter that is new and that no rule names is a misspelt one."""
    named = {name for nodes in book.rules for name in _named_in(nodes)}
    for name, (node, _) in book.parameters.items():
        if base and name not in base and name not in named:
            book.report(node, f"no rule has a parameter '{name}'{nearest(name, base)}")


def _named_in(nodes: RuleNodes) -> set[str]:
    return {name for node in nodes.values() for name in THRESHOLD.findall(node.value)}


def _with_severity(rule: Rule, book: RulebookText) -> Rule:
    changed = book.severity.get(rule.code)
    return replace(rule, severity=changed[1]) if changed else rule
