"""The six functions of a condition: any, all and count over one loop; len, days and business_days."""

import ast
from collections.abc import Callable
from datetime import date

from assistant.calendars import WorkingDays, working_days_between
from assistant.rules.language.kinds import DATE, DAYS, NUMBER, YES_NO, Kind, Listing
from assistant.rules.language.mistakes import Mistake, nearest
from assistant.rules.language.scope import (
    CALENDAR,
    LOOPS,
    Check,
    Code,
    Run,
    Scope,
    Values,
    present,
    yes_or_no,
)

LONGEST_SPAN = 36_500
FUNCTIONS = ("all", "any", "business_days", "count", "days", "len")


def call(node: ast.Call, scope: Scope, check: Check) -> Code:
    """A call of a known function with the arguments that it takes."""
    if not isinstance(node.func, ast.Name | ast.Attribute):
        raise Mistake(node.func, "this is not allowed in a rule: only functions can be called")
    name = ast.unparse(node.func)
    if name not in FUNCTIONS:
        meant = nearest(name, FUNCTIONS)
        known = f" (known: {', '.join(FUNCTIONS)})"
        raise Mistake(node, f"unknown function '{name}'{meant or known}")
    if node.keywords:
        raise Mistake(node.keywords[0].value, f"{name} takes no named arguments")
    if name in QUANTIFIERS:
        return _quantifier(name, node, scope, check)
    return {"len": _len, "days": _days, "business_days": _business_days}[name](node, scope, check)


def _arguments(node: ast.Call, name: str, kinds: tuple[Kind, ...], scope: Scope, check: Check) -> list[Code]:
    if len(node.args) != len(kinds):
        wanted = " and ".join(f"a {kind.name}" if kind is not DAYS else "days" for kind in kinds)
        raise Mistake(node, f"{name} needs {wanted}, got {len(node.args)} arguments")
    found = []
    for argument, kind in zip(node.args, kinds, strict=True):
        code = check(argument, scope)
        if code.kind != kind and not (kind.name == "list" and isinstance(code.kind, Listing)):
            raise Mistake(argument, f"{name} needs {kind.name}, got {code.kind.name}")
        found.append(present(code, argument))
    return found


def _len(node: ast.Call, scope: Scope, check: Check) -> Code:
    (items,) = _arguments(node, "len", (Kind("list"),), scope, check)
    run = items.run
    return Code(NUMBER, lambda values: len(run(values)))


def _days(node: ast.Call, scope: Scope, check: Check) -> Code:
    (number,) = _arguments(node, "days", (NUMBER,), scope, check)
    value = number.literal
    if isinstance(value, int | float) and (abs(value) > LONGEST_SPAN or value != int(value)):
        raise Mistake(node.args[0], f"days takes a whole number up to {LONGEST_SPAN:,}")
    run = number.run
    return Code(DAYS, lambda values: int(run(values)), reads=number.reads)


def _business_days(node: ast.Call, scope: Scope, check: Check) -> Code:
    first, last = _arguments(node, "business_days", (DATE, DATE), scope, check)
    start, end = first.run, last.run
    return Code(NUMBER, lambda values: _between(values[CALENDAR], start(values), end(values)))


def _between(calendar: WorkingDays, first: date, last: date) -> int:
    """Working days after `first` up to `last`; raises ValueError beyond a century, which is no plan."""
    if abs((last - first).days) > LONGEST_SPAN:
        raise ValueError(f"{first} and {last} are more than {LONGEST_SPAN:,} days apart")
    return working_days_between(calendar, first, last)


def _quantifier(name: str, node: ast.Call, scope: Scope, check: Check) -> Code:
    loop = node.args[0] if len(node.args) == 1 else None
    if not isinstance(loop, ast.GeneratorExp):
        raise Mistake(node, f'{name} needs one loop, as in {name}(x.status == "open" for x in steps)')
    generator = loop.generators[0]
    if len(loop.generators) > 1 or not isinstance(generator.target, ast.Name) or generator.is_async:
        raise Mistake(loop, "a loop has one 'for' with one name")
    target = generator.target
    if scope.loops == LOOPS:
        raise Mistake(node, f"too deeply nested: at most {LOOPS} loops")
    if target.id in scope.names or target.id in FUNCTIONS:
        raise Mistake(target, f"the name '{target.id}' is already taken: choose another one in this loop")
    items = present(check(generator.iter, scope), generator.iter)
    if not isinstance(items.kind, Listing):
        raise Mistake(generator.iter, f"'in' needs a list, got {items.kind.name}")
    inner = scope.binding(target.id, items.kind.of)
    kind, build = QUANTIFIERS[name]
    return Code(kind, build(items.run, inner.names[target.id][0], *_parts(loop, inner, check)))


def _parts(loop: ast.GeneratorExp, inner: Scope, check: Check) -> tuple[Run, Run]:
    """What must hold for an element to be looked at, and what is asked of it."""
    tests = loop.generators[0].ifs
    if not tests:
        return _always, yes_or_no(check(loop.elt, inner), loop.elt).run
    joined = tests[0] if len(tests) == 1 else ast.copy_location(ast.BoolOp(ast.And(), tests), tests[0])
    kept = yes_or_no(check(joined, inner), joined)
    return kept.run, yes_or_no(check(loop.elt, inner.knowing(kept.if_true)), loop.elt).run


def _always(_: Values) -> bool:
    return True


def _any(items: Run, slot: int, kept: Run, holds: Run) -> Run:
    def run(values: Values) -> bool:
        for item in items(values):
            values[slot] = item
            if kept(values) and holds(values):
                return True
        return False

    return run


def _all(items: Run, slot: int, kept: Run, holds: Run) -> Run:
    some = _any(items, slot, kept, lambda values: not holds(values))
    return lambda values: not some(values)


def _count(items: Run, slot: int, kept: Run, holds: Run) -> Run:
    def run(values: Values) -> int:
        found = 0
        for item in items(values):
            values[slot] = item
            found += bool(kept(values) and holds(values))
        return found

    return run


QUANTIFIERS: dict[str, tuple[Kind, Callable[[Run, int, Run, Run], Run]]] = {
    "any": (YES_NO, _any),
    "all": (YES_NO, _all),
    "count": (NUMBER, _count),
}
