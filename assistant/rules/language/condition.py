"""A condition in a subset of Python's expressions to one checked closure, or to a located mistake."""

import ast
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter, itemgetter
from typing import Any

from assistant.rules.language.arithmetic import binary, negative
from assistant.rules.language.calls import FUNCTIONS, call
from assistant.rules.language.comparisons import compare
from assistant.rules.language.kinds import NUMBER, TEXT, YES_NO, Record
from assistant.rules.language.mistakes import Located, Mistake, located, nearest
from assistant.rules.language.scope import NOTHING, Code, Paths, Run, Scope, yes_or_no

LONGEST = 2_000
DEEPEST = 40
LARGEST = 10**12


@dataclass(frozen=True)
class Condition:
    """`run` answers for the values of a scope; the paths cannot be null where it holds, or does not."""

    run: Run
    if_true: Paths = NOTHING
    if_false: Paths = NOTHING


def compile_condition(text: str, scope: Scope) -> Condition | Located:
    """Check a condition and make it runnable, or say what is wrong with it first."""
    tree = parse(text)
    if isinstance(tree, Located):
        return tree
    try:
        code = yes_or_no(check(tree, scope), tree)
        if not code.reads:
            raise Mistake(tree, "reads nothing of the plan: the answer is always the same")
    except Mistake as mistake:
        return located(mistake, text)
    return Condition(code.run, code.if_true, code.if_false)


def parse(text: str) -> ast.expr | Located:
    """The tree of one expression of bounded length and depth."""
    if len(text) > LONGEST:
        return Located(1, f"too long: at most {LONGEST:,} characters")
    line = text.replace("\n", " ").lstrip()
    indent = len(text) - len(line)
    if not line:
        return Located(1, "syntax: there is no condition here")
    try:
        with warnings.catch_warnings(action="error"):
            tree = ast.parse(line, mode="eval").body
    except SyntaxError as error:
        return Located(max(error.offset or 1, 1) + indent, f"syntax: {_plainly(error)}")
    except (ValueError, RecursionError, MemoryError):
        return Located(1, "syntax: this cannot be read as a condition")
    for node in ast.walk(tree):
        if indent and isinstance(node, ast.expr):
            node.col_offset += indent
    return tree if _depth_is_bounded(tree) else Located(1, "too deeply nested")


def _plainly(error: SyntaxError) -> str:
    at = (error.text or "")[(error.offset or 1) - 1 :]
    return "invalid syntax (write == to compare)" if at.startswith("=") else error.msg


def _depth_is_bounded(tree: ast.expr) -> bool:
    level: list[ast.AST] = [tree]
    for _ in range(DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return True
    return False


def check(node: ast.expr, scope: Scope) -> Code:
    """The checked code of a node; raises Mistake where it has no meaning."""
    checker = CHECKERS.get(type(node))
    if checker is None:
        raise Mistake(node, f"'{_shown(node)}' is not allowed in a rule")
    return checker(node, scope)


def _shown(node: ast.expr) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _constant(node: ast.Constant, _: Scope) -> Code:
    value = node.value
    if isinstance(value, bool):
        raise Mistake(node, f"{value} is always the same: leave it out")
    if value is None:
        raise Mistake(node, "None can only stand after == or !=")
    if isinstance(value, int | float) and not abs(value) <= LARGEST:
        raise Mistake(node, f"too large: numbers go up to {LARGEST:,}")
    if not isinstance(value, str | int | float):
        raise Mistake(node, f"'{_shown(node)}' is not allowed in a rule")
    return Code(TEXT if isinstance(value, str) else NUMBER, lambda values: value, literal=value, reads=False)


def _name(node: ast.Name, scope: Scope) -> Code:
    if node.id not in scope.names:
        if node.id in FUNCTIONS:
            raise Mistake(node, f"'{node.id}' is a function: write {node.id}(…)")
        raise Mistake(node, f"unknown name '{node.id}'{nearest(node.id, scope.names)}")
    slot, field = scope.names[node.id]
    optional = field.optional and node.id not in scope.known and not scope.trusting
    return Code(field.kind, itemgetter(slot), optional, path=node.id)


def _attribute(node: ast.Attribute, scope: Scope) -> Code:
    base = check(node.value, scope)
    if not isinstance(base.kind, Record):
        raise Mistake(node, f"{base.path or 'this'} is {base.kind.name} and has no fields")
    if base.optional:
        raise Mistake(node.value, f"{base.path} may be null here; test it first")
    field = base.kind.fields.get(node.attr)
    if field is None:
        meant = nearest(node.attr, base.kind.fields)
        raise Mistake(node, f"{base.kind.name} has no field '{node.attr}'{meant}")
    path = f"{base.path}.{node.attr}"
    read: Callable[[Any], Any] = itemgetter(node.attr) if base.kind.keyed else attrgetter(node.attr)
    optional = field.optional and path not in scope.known and not scope.trusting
    return Code(field.kind, _field_of(base.run, read), optional, path=path)


def _field_of(base: Run, read: Callable[[Any], Any]) -> Run:
    return lambda values: read(base(values))


def _unary(node: ast.UnaryOp, scope: Scope) -> Code:
    if isinstance(node.op, ast.USub):
        return negative(node, scope, check)
    if not isinstance(node.op, ast.Not):
        raise Mistake(node, "this operator is not allowed in a rule")
    code = yes_or_no(check(node.operand, scope), node.operand)
    run = code.run
    return Code(
        YES_NO, lambda values: not run(values), reads=code.reads, if_true=code.if_false, if_false=code.if_true
    )


def _and_or(node: ast.BoolOp, scope: Scope) -> Code:
    """Each part knows what the parts before it left standing."""
    conjunction = isinstance(node.op, ast.And)
    parts: list[Code] = []
    for value in node.values:
        parts.append(yes_or_no(check(value, scope), value))
        scope = scope.knowing(parts[-1].if_true if conjunction else parts[-1].if_false)
    return reduce(_conjoined if conjunction else _disjoined, parts)


def _conjoined(left: Code, right: Code) -> Code:
    a, b = left.run, right.run
    return Code(
        YES_NO,
        lambda values: a(values) and b(values),
        if_true=left.if_true | right.if_true,
        if_false=left.if_false & (left.if_true | right.if_false),
    )


def _disjoined(left: Code, right: Code) -> Code:
    a, b = left.run, right.run
    return Code(
        YES_NO,
        lambda values: a(values) or b(values),
        if_true=left.if_true & (left.if_false | right.if_true),
        if_false=left.if_false | right.if_false,
    )


def _either(node: ast.IfExp, scope: Scope) -> Code:
    test = yes_or_no(check(node.test, scope), node.test)
    yes = check(node.body, scope.knowing(test.if_true))
    no = check(node.orelse, scope.knowing(test.if_false))
    if yes.kind != no.kind:
        raise Mistake(node, f"gives {yes.kind.name} or {no.kind.name}: both must be of one kind")
    asked, a, b = test.run, yes.run, no.run
    return Code(
        yes.kind,
        lambda values: a(values) if asked(values) else b(values),
        optional=yes.optional or no.optional,
        if_true=(test.if_true | yes.if_true) & (test.if_false | no.if_true),
        if_false=(test.if_true | yes.if_false) & (test.if_false | no.if_false),
    )


CHECKERS: dict[type[ast.expr], Callable[[Any, Scope], Code]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.UnaryOp: _unary,
    ast.BoolOp: _and_or,
    ast.IfExp: _either,
    ast.Compare: lambda node, scope: compare(node, scope, check),
    ast.BinOp: lambda node, scope: binary(node, scope, check),
    ast.Call: lambda node, scope: call(node, scope, check),
}
