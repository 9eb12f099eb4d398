"""A text with {names.of.values} in braces to a closure that fills it in, or to a located mistake."""

import re
from collections.abc import Callable
from typing import Any

from assistant.rules.language.condition import check, parse
from assistant.rules.language.kinds import NUMBER, YES_NO, Kind, Listing, OneOf, Record
from assistant.rules.language.mistakes import Located, Mistake
from assistant.rules.language.scope import Run, Scope, Values, present

BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
PATH = re.compile(r"[A-Za-z_]\w*(\.\w+)*")

Show = Callable[[Any], str]


def compile_text(text: str, scope: Scope) -> Run | Located:
    """Check every value that a text names, and make it fillable."""
    parts: list[Run] = []
    end = 0
    for match in BRACES.finditer(text):
        parts.append(_plain(text[end : match.start()]))
        end = match.end()
        part = _brace(match, scope)
        if isinstance(part, Located):
            return part
        parts.append(part)
    parts.append(_plain(text[end:]))
    return _joined(parts)


def _plain(text: str) -> Run:
    return lambda values: text


def _joined(parts: list[Run]) -> Run:
    return lambda values: "".join(part(values) for part in parts)


def _brace(match: re.Match[str], scope: Scope) -> Run | Located:
    if match[0] in ("{{", "}}"):
        return _plain(match[0][0])
    column = match.start() + 1
    if match[1] is None:
        return Located(column, f"'{match[0]}' has no partner: write '{match[0] * 2}' for the character")
    if not PATH.fullmatch(match[1]):
        return Located(column, "braces hold the name of a value, as in {s.title}")
    tree = parse(match[1])
    if isinstance(tree, Located):
        return Located(column + tree.column, tree.message)
    try:
        code = present(check(tree, scope), tree)
        shown = show(code.kind)
        if shown is None:
            raise Mistake(tree, f"{match[1]} is no single value: name a field of it")
    except Mistake as mistake:
        return Located(column + 1, mistake.message)
    return _value(code.run, shown)


def _value(run: Run, shown: Show) -> Run:
    def fill(values: Values) -> str:
        return shown(run(values))

    return fill


def show(kind: Kind) -> Show | None:
    """How a value of a kind reads in a sentence, or None where it does not."""
    if isinstance(kind, Listing):
        each = show(kind.of)
        return None if each is None else lambda items: ", ".join(map(each, items))
    if isinstance(kind, Record):
        return None
    if isinstance(kind, OneOf):
        return lambda value: str(value).replace("_", " ")
    if kind == NUMBER:
        return lambda value: f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    if kind == YES_NO:
        return lambda value: "yes" if value else "no"
    return str
