"""Python annotations to the kinds of values that a rule can name, in words that a reader of rules knows."""

import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True)
class Kind:
    """What a value is; `name` is what a message calls it."""

    name: str


@dataclass(frozen=True)
class OneOf(Kind):
    """A word of a closed list."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Listing(Kind):
    """Any number of values of one kind."""

    of: Kind


@dataclass(frozen=True)
class Field:
    """A kind, and whether the value may be null."""

    kind: Kind
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.kind.name} or null" if self.optional else self.kind.name


@dataclass(frozen=True, eq=False)
class Record(Kind):
    """A value with fields; `keyed` where they are read by key rather than as attributes."""

    fields: Mapping[str, Field]
    keyed: bool = False


YES_NO = Kind("yes/no value")
NUMBER = Kind("number")
TEXT = Kind("text")
DATE = Kind("date")
DAYS = Kind("days")

SIMPLE: dict[Any, Kind] = {bool: YES_NO, int: NUMBER, float: NUMBER, str: TEXT, date: DATE}
ORDERED = (NUMBER, DATE, DAYS)


def one_of(values: tuple[str, ...]) -> OneOf:
    """The kind of a word of a closed list."""
    shown = ", ".join(values) if len(values) <= 6 else f"{len(values)} words"
    return OneOf(f"one of {shown}", values)


def kind_of(annotation: Any) -> Field:
    """The kind that an annotation stands for; a union with None is optional."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        present = [a for a in args if a is not type(None)]
        assert len(present) == 1, annotation
        return Field(kind_of(present[0]).kind, optional=True)
    if origin is Annotated:
        return next((Field(a) for a in args[1:] if isinstance(a, Kind)), kind_of(args[0]))
    if origin is Literal:
        return Field(one_of(tuple(map(str, args))))
    if origin in (tuple, frozenset):
        of = kind_of(args[0]).kind
        return Field(Listing("list", of))
    if annotation in SIMPLE:
        return Field(SIMPLE[annotation])
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Field(one_of(tuple(annotation)))
    return Field(record_of(annotation))


@cache
def record_of(cls: Any) -> Record:
    """The record that an annotated class declares: `StepRow` is called Step."""
    hints = get_type_hints(cls, include_extras=True)
    return Record(cls.__name__.removesuffix("Row"), {name: kind_of(hint) for name, hint in hints.items()})
