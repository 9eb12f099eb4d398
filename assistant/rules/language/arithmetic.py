"""Sums of a condition: numbers with numbers, dates with days."""

import ast
import operator
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from assistant.rules.language.kinds import DATE, DAYS, NUMBER, Kind
from assistant.rules.language.mistakes import Mistake
from assistant.rules.language.scope import Check, Code, Run, Scope, present

Operation = Callable[[Any, Any], Any]

SYMBOLS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
}

OF_NUMBERS: dict[str, Operation] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}

OF_DAYS: dict[tuple[Kind, str, Kind], tuple[Kind, Operation]] = {
    (DATE, "-", DATE): (DAYS, lambda a, b: (a - b).days),
    (DATE, "+", DAYS): (DATE, lambda a, b: a + timedelta(days=b)),
    (DATE, "-", DAYS): (DATE, lambda a, b: a - timedelta(days=b)),
    (DAYS, "+", DAYS): (DAYS, operator.add),
    (DAYS, "-", DAYS): (DAYS, operator.sub),
}


def binary(node: ast.BinOp, scope: Scope, check: Check) -> Code:
    """A sum, a difference, a product or a quotient."""
    symbol = SYMBOLS[type(node.op)]
    if symbol not in OF_NUMBERS:
        raise Mistake(node, f"the operator {symbol} is not allowed in a rule")
    left = present(check(node.left, scope), node.left)
    right = present(check(node.right, scope), node.right)
    kind, operation = _operation(node, left, symbol, right)
    return Code(kind, _both(operation, left.run, right.run), reads=left.reads or right.reads)


def _operation(node: ast.BinOp, left: Code, symbol: str, right: Code) -> tuple[Kind, Operation]:
    if left.kind is NUMBER and right.kind is NUMBER:
        if symbol in ("/", "//", "%") and right.literal == 0:
            raise Mistake(node.right, "a number cannot be divided by 0")
        return NUMBER, OF_NUMBERS[symbol]
    found = OF_DAYS.get((left.kind, symbol, right.kind))
    if found is None:
        wanted = "; write days(n) for a number of days" if DATE in (left.kind, right.kind) else ""
        raise Mistake(node, f"cannot combine {left.kind.name} and {right.kind.name} with {symbol}{wanted}")
    return found


def _both(operation: Operation, left: Run, right: Run) -> Run:
    return lambda values: operation(left(values), right(values))


def negative(node: ast.UnaryOp, scope: Scope, check: Check) -> Code:
    """A number with a minus before it."""
    code = present(check(node.operand, scope), node.operand)
    if code.kind is not NUMBER:
        raise Mistake(node, f"'-' needs a number, got {code.kind.name}")
    if isinstance(code.literal, int | float):
        value = -code.literal
        return Code(NUMBER, lambda values: value, literal=value, reads=False)
    run = code.run
    return Code(NUMBER, lambda values: -run(values), reads=code.reads)
