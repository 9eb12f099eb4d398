"""What a condition may name and what is known of it, and the checked code that each part becomes."""

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.rules.language.kinds import YES_NO, Field, Kind
from assistant.rules.language.mistakes import Mistake

Values = list[Any]
Run = Callable[[Values], Any]
Paths = frozenset[str]
NOTHING: Paths = frozenset()

CALENDAR = 0  # the slot of the calendar whose working days `business_days` counts
LOOPS = 2


@dataclass(frozen=True)
class Scope:
    """Names with the slot that holds each one's value; `known` are the paths that cannot be null here.

    In a `trusting` scope nothing is null: used where the test that would say so has itself a mistake.
    """

    names: Mapping[str, tuple[int, Field]]
    known: Paths = NOTHING
    loops: int = 0
    trusting: bool = False

    @classmethod
    def of(cls, names: Mapping[str, Field]) -> "Scope":
        """The scope of a condition outside loops, its names in slot order."""
        return cls({name: (slot, field) for slot, (name, field) in enumerate(names.items(), CALENDAR + 1)})

    @property
    def slots(self) -> int:
        """How many slots a condition of this scope needs, with those of its loops."""
        return CALENDAR + 1 + len(self.names) + LOOPS

    def knowing(self, paths: Iterable[str]) -> "Scope":
        """The scope in which some more paths are known not to be null."""
        return replace(self, known=self.known.union(paths))

    def binding(self, name: str, kind: Kind) -> "Scope":
        """The scope inside a loop over values of a kind."""
        names = {**self.names, name: (CALENDAR + 1 + len(self.names), Field(kind))}
        return replace(self, names=names, loops=self.loops + 1)


@dataclass(frozen=True)
class Code:
    """A checked part of a condition.

    `path` is set for a name or a field of one, `literal` for text and numbers. `if_true` and `if_false`
    are the paths that cannot be null where the part holds, or does not.
    """

    kind: Kind
    run: Run
    optional: bool = False
    path: str | None = None
    literal: str | float | None = None
    reads: bool = True
    if_true: Paths = NOTHING
    if_false: Paths = NOTHING


Check = Callable[[ast.expr, Scope], Code]


def present(code: Code, node: ast.expr) -> Code:
    """The code, refused where its value may be null."""
    if code.optional:
        raise Mistake(node, f"{code.path or 'this'} may be null here; test it first")
    return code


def yes_or_no(code: Code, node: ast.expr) -> Code:
    """The code, refused where it is no condition."""
    if code.kind is not YES_NO:
        raise Mistake(node, f"needs a yes/no value, got {Field(code.kind, code.optional)}")
    return present(code, node)
