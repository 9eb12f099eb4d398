"""Comparisons of a condition: like with like, a word with its closed list, an optional value with None."""

import ast
import operator
from collections.abc import Callable
from typing import Any

from assistant.rules.language.kinds import NUMBER, ORDERED, TEXT, YES_NO, Kind, Listing, OneOf, Record
from assistant.rules.language.mistakes import Mistake, possible
from assistant.rules.language.scope import NOTHING, Check, Code, Run, Scope, present

Compare = Callable[[Any, Any], bool]

SAME: dict[type[ast.cmpop], Compare] = {ast.Eq: operator.eq, ast.NotEq: operator.ne}
ORDER: dict[type[ast.cmpop], Compare] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def compare(node: ast.Compare, scope: Scope, check: Check) -> Code:
    """One comparison; a chain of them is refused."""
    if len(node.ops) > 1:
        raise Mistake(node.comparators[1], "write two comparisons joined by 'and' instead of a chain")
    left, op, right = node.left, node.ops[0], node.comparators[0]
    if isinstance(op, ast.Is | ast.IsNot):
        raise Mistake(node, "write == or != instead of 'is'")
    if _is_none(left) or _is_none(right):
        return _against_none(node, scope, check)
    if isinstance(op, ast.In | ast.NotIn):
        return _membership(node, scope, check)
    if ast.dump(left) == ast.dump(right):
        raise Mistake(node, "compares a value with itself: the answer is always the same")
    return _like_with_like(node, check(left, scope), check(right, scope))


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _against_none(node: ast.Compare, scope: Scope, check: Check) -> Code:
    side = node.comparators[0] if _is_none(node.left) else node.left
    if not isinstance(node.ops[0], ast.Eq | ast.NotEq):
        raise Mistake(node, "None can only be tested with == and !=")
    if _is_none(side):
        raise Mistake(node, "compares None with itself: the answer is always the same")
    code = check(side, scope)
    if not code.optional and code.path not in scope.known and not scope.trusting:
        raise Mistake(side, f"{code.path or 'this'} is never null: the answer is always the same")
    run, paths = code.run, frozenset({code.path} if code.path else ())
    if isinstance(node.ops[0], ast.Eq):
        return Code(YES_NO, lambda values: run(values) is None, if_false=paths)
    return Code(YES_NO, lambda values: run(values) is not None, if_true=paths)


def _like_with_like(node: ast.Compare, left: Code, right: Code) -> Code:
    present(left, node.left)
    present(right, node.comparators[0])
    if not (left.reads or right.reads):
        raise Mistake(node, "reads nothing of the plan: the answer is always the same")
    kind = _common(node, left, right)
    op = type(node.ops[0])
    if op in ORDER and kind not in ORDERED:
        raise Mistake(node, f"{kind.name} has no order: only numbers, dates and days do")
    return Code(YES_NO, _both((SAME | ORDER)[op], left.run, right.run, right.literal))


def _common(node: ast.Compare, left: Code, right: Code) -> Kind:
    """The kind that both sides share."""
    if left.kind is YES_NO or right.kind is YES_NO:
        raise Mistake(node, "a yes/no value needs no comparison: write it, or 'not' before it")
    for code, other, where in ((left, right, node.left), (right, left, node.comparators[0])):
        if isinstance(code.literal, str) and isinstance(other.kind, OneOf):
            _member(code.literal, other.kind, where)
            return other.kind
    if isinstance(left.kind, OneOf) and isinstance(right.kind, OneOf) and left.kind != right.kind:
        raise Mistake(node, f"{left.path} and {right.path} are words of two different lists")
    if left.kind != right.kind or isinstance(left.kind, Record | Listing):
        raise Mistake(node, f"cannot compare {left.kind.name} and {right.kind.name}")
    return left.kind


def _both(op: Compare, left: Run, right: Run, literal: str | float | None) -> Run:
    if literal is not None:
        return lambda values: op(left(values), literal)
    return lambda values: op(left(values), right(values))


def _member(value: str, kind: OneOf, node: ast.expr) -> None:
    if value not in kind.values:
        raise Mistake(node, possible(value, kind.values))


def _membership(node: ast.Compare, scope: Scope, check: Check) -> Code:
    right, negative = node.comparators[0], isinstance(node.ops[0], ast.NotIn)
    item = present(check(node.left, scope), node.left)
    if isinstance(right, ast.List | ast.Tuple):
        within: Run = _literals(right, item, scope, check)
    else:
        listing = present(check(right, scope), right)
        if not isinstance(listing.kind, Listing):
            raise Mistake(right, f"'in' needs a list, got {listing.kind.name}")
        _fits(item, listing.kind.of, node)
        within = listing.run
    run = item.run
    if negative:
        return Code(YES_NO, lambda values: run(values) not in within(values), if_true=NOTHING)
    return Code(YES_NO, lambda values: run(values) in within(values))


def _literals(node: ast.List | ast.Tuple, item: Code, scope: Scope, check: Check) -> Run:
    """A list as it is written; each element must be able to equal the item."""
    if not node.elts or not item.reads:
        raise Mistake(node, "the answer is always the same")
    found = []
    for element in node.elts:
        code = check(element, scope)
        if code.literal is None:
            raise Mistake(element, "a list holds text or numbers only")
        _fits(code, item.kind, element)
        found.append(code.literal)
    held = frozenset(found)
    return lambda values: held


def _fits(code: Code, kind: Kind, node: ast.expr) -> None:
    if isinstance(code.literal, str) and isinstance(kind, OneOf):
        _member(code.literal, kind, node)
    elif code.kind != kind or not (kind in (NUMBER, TEXT) or isinstance(kind, OneOf)):
        raise Mistake(node, f"cannot look for {code.kind.name} among {kind.name}")
