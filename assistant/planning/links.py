"""Steps and the catalogue to links: which step waits for which, and how firmly."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

from assistant.planning.wording import words
from schemas.catalogue import CatalogueStep
from schemas.plan import Step
from schemas.value import Category


class Firmness(IntEnum):
    """How firmly one step waits for another, the weakest first."""

    USUAL = 0
    HARD = 1
    STATED = 2


Links = dict[int, Firmness]

HARD_ORDER = frozenset(
    {
        ("final_approval", "signature"),
        ("signature", "kickoff"),
        ("kickoff", "go_live"),
        ("success_criteria", "poc"),
        ("poc", "poc_readout"),
        ("sec_questionnaire", "sec_review"),
        ("budget", "po"),
        ("vendor_reg", "po"),
    }
)
BEFORE_SIGNATURE = frozenset(Category) - {
    Category.SIGNATURE,
    Category.ONBOARDING,
    Category.GO_LIVE,
    Category.OTHER,
}
CATEGORY_ORDER: Mapping[Category, frozenset[Category]] = {
    Category.SIGNATURE: BEFORE_SIGNATURE,
    Category.ONBOARDING: frozenset({Category.SIGNATURE}),
    Category.GO_LIVE: frozenset({Category.SIGNATURE, Category.ONBOARDING}),
}
WORD = re.compile(r"\w+")
SAYS_NOTHING = words(
    """a after an and are as back been complete completed done finished for from get gets has have is of off
    on once our ready signs soon that the their then they to us we when with you your"""
)


@dataclass
class Waiting:
    """What is in the plan, by key, by category and by the words of its titles."""

    steps: Sequence[Step]
    catalogue: Mapping[str, CatalogueStep]
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_category: dict[Category, list[int]] = field(default_factory=lambda: defaultdict(list))
    _keys: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for i, step in enumerate(self.steps):
            self.by_category[step.category].append(i)
            if step.key is not None:
                self.by_key[step.key].append(i)

    def links(self, i: int) -> Links:
        """What a step without stated dependencies waits for, by the words said and by the usual order."""
        links = self._by_category(i)
        links.update(self._by_key(i))
        links.update(self._said(i))
        links.pop(i, None)
        return links

    def _said(self, i: int) -> Links:
        due = self.steps[i].due
        named = self._named(due.after, i) if due is not None and due.after else None
        return {} if named is None else {named: Firmness.STATED}

    def _named(self, said: str, i: int) -> int | None:
        """The only other step that they name, by its title or else by its category."""
        named = _words(said)
        if not named:
            return None
        titled = [p for p, title in enumerate(self._titles) if p != i and named <= title]
        filed = [p for p, step in enumerate(self.steps) if p != i and named == {step.category.value}]
        found = titled or filed
        return found[0] if len(found) == 1 else None

    @cached_property
    def _titles(self) -> list[frozenset[str]]:
        return [_words(step.title) for step in self.steps]

    def _by_key(self, i: int) -> Links:
        key, links = self.steps[i].key, Links()
        for before in self._present_before(key) if key is not None else ():
            firmness = Firmness.HARD if (before, key) in HARD_ORDER else Firmness.USUAL
            links.update(dict.fromkeys(self.by_key[before], firmness))
        return links

    def _present_before(self, key: str) -> tuple[str, ...]:
        """The nearest predecessors of a catalogue step that the plan has, through those that it has not."""
        if key not in self._keys:
            found: dict[str, None] = {}
            for before in self.catalogue[key].after if key in self.catalogue else ():
                found |= dict.fromkeys([before] if before in self.by_key else self._present_before(before))
            self._keys[key] = tuple(found)
        return self._keys[key]

    def _by_category(self, i: int) -> Links:
        links: Links = {}
        for category in CATEGORY_ORDER.get(self.steps[i].category, ()):
            links.update(dict.fromkeys(self.by_category.get(category, ()), Firmness.USUAL))
        return links


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold())) - SAYS_NOTHING
