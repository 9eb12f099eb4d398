"""The file of usual steps to catalogue steps by key, checked: predecessors exist and form no cycle."""

from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from types import MappingProxyType
from typing import Any, get_args

import yaml

from assistant.errors import InputError
from schemas.catalogue import CatalogueStep
from schemas.deal import Segment

SEGMENTS: tuple[Segment, ...] = get_args(Segment)


@cache
def load_catalogue() -> Mapping[str, CatalogueStep]:
    """The catalogue steps by key, in the order in which they are usually met."""
    rows = yaml.load(files(__package__).joinpath("catalogue.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return by_key(_step(row) for row in rows)


def by_key(steps: Iterable[CatalogueStep]) -> Mapping[str, CatalogueStep]:
    """The steps by key; raises InputError where a key is double or the order cannot be kept."""
    found: dict[str, CatalogueStep] = {}
    for step in steps:
        if found.setdefault(step.key, step) is not step:
            raise InputError(f"The catalogue has two steps '{step.key}': give one another key.")
    for step in found.values():
        if unknown := [key for key in step.after if key not in found]:
            raise InputError(f"Catalogue step '{step.key}' comes after '{unknown[0]}', which does not exist.")
    try:
        TopologicalSorter({step.key: step.after for step in found.values()}).prepare()
    except CycleError as error:
        raise InputError(f"Catalogue steps wait for each other: {' → '.join(error.args[1])}.") from None
    return MappingProxyType(found)


def _step(row: dict[str, Any]) -> CatalogueStep:
    days = {segment: n for segment, n in zip(SEGMENTS, row["days"], strict=True) if n != "-"}
    return CatalogueStep(
        key=row["key"],
        category=row["category"],
        title=row["title"],
        stage=row.get("stage"),
        owner_side=row["side"],
        buyer_role=row["buyer"],
        seller_role=row["seller"],
        duration_days=days,
        after=tuple(row["after"]),
    )
