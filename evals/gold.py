"""A case of the eval set: its conversations, its deal, and the labels that a reader gave it."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import Field, model_validator

from schemas.deal import Deal
from schemas.extraction import Basis, FactKind, Title
from schemas.value import Category, OwnerSide, Stage, Text, Value


class GoldDue(Value):
    """The due phrase as said and the window it means; both dates null where none follows from it."""

    phrase: Text
    earliest: date | None = None
    latest: date | None = None
    after: str | None = None

    @model_validator(mode="after")
    def _the_window_is_one(self) -> Self:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"window ends {self.latest} before it starts {self.earliest}")
        return self


class GoldStep(Value):
    """A labelled step; `nice` neither helps nor hurts, one coarser step may cover a `group`."""

    title: Title
    category: Category
    also_category: tuple[Category, ...] = ()
    basis: Basis
    owner: str | None = None
    also_owner: tuple[str, ...] = ()
    owner_side: OwnerSide
    due: GoldDue | None = None
    status: Literal["open", "done", "dropped"] = "open"
    quotes: tuple[Text, ...] = Field(min_length=1)
    nice: bool = False
    group: str | None = None


class GoldFact(Value):
    """A fact that the conversations state."""

    kind: FactKind
    about: str | None = None
    value: str | None = None
    quote: Text


class Trap(Value):
    """Words that sound like a step and are none, and why."""

    quote: Text
    why: Text


class Gold(Value):
    """All labels of a case."""

    steps: tuple[GoldStep, ...]
    traps: tuple[Trap, ...] = ()
    facts: tuple[GoldFact, ...] = ()
    economic_buyer: str | None = None
    gaps: tuple[Stage, ...] = ()


class Case(Value):
    """What a case is run on; `held_at` is given for files that do not tell their own time."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: Text
    industry: Text
    files: tuple[Text, ...] = Field(min_length=1)
    deal: Deal
    held_at: Mapping[str, datetime] = {}
    today: date


def load_case(folder: Path) -> Case:
    """The case of a folder; its name is the folder's."""
    return Case.model_validate(yaml.safe_load((folder / "case.yaml").read_text()) | {"name": folder.name})


def load_gold(folder: Path) -> Gold:
    """The labels of a folder."""
    return Gold.model_validate(yaml.safe_load((folder / "gold.yaml").read_text()))
