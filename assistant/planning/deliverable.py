"""What a step does with which deliverable, and how alike two of those are."""

from dataclasses import dataclass

from assistant.planning.acts import TELLING
from assistant.planning.terminology import stem
from assistant.planning.wording import words

REVISED = words("amended corrected new newer next revised reworked updated")
# Words that many deliverables share say little of which one is meant.
GENERIC = frozenset(
    map(
        stem,
        words(
            """answer call copy data day detail document draft email final full info information internal item
            latest list mail meeting month new next note original plan quarter question report result review
            revise session step system team time update version week work written year"""
        ),
    )
)
GENERIC_WEIGHT = 0.3
CONTAINED = 0.85
UNSAID, TELLING_ALONE = 0.35, 0.65


@dataclass(frozen=True)
class Deliverable:
    """What a title does, and the stems of the words of what it does it to.

    `nouns` are those words with the noun that names the act ("review"), `head` the noun that the verb
    governs, `kind` what stands before it ("data flow diagram"). `counts` are numbers of things ("two
    hotels"), `marks` other numbers ("version 9"), and `names` are proper names; `where` are the words
    behind "in", "at" or "for". `extent` says "all" or "rest" where the title does. `said` are all words
    but the verbs, as they are written.
    """

    acts: frozenset[str]
    words: frozenset[str]
    nouns: frozenset[str]
    head: str | None
    kind: frozenset[str]
    counts: frozenset[str]
    marks: frozenset[str]
    names: frozenset[str]
    where: frozenset[str]
    extent: str | None
    said: tuple[str, ...]

    def wording(self, stems: frozenset[str]) -> str:
        """The words of the title that have these stems."""
        return " ".join(dict.fromkeys(word for word in self.said if stem(word) in stems))

    @property
    def is_revised(self) -> bool:
        """Whether the title speaks of a later version of something."""
        return bool(REVISED & set(self.said))

    @property
    def what(self) -> frozenset[str]:
        """The words that tell no place."""
        return self.words - self.where


def likeness(one: Deliverable, other: Deliverable) -> float:
    """From 0 (no word in common) to 1 (the same words), where common words count less."""
    if not one.acts & other.acts:
        return _alike(one.nouns, other.nouns)
    if not (one.words and other.words):
        return TELLING_ALONE if one.acts & other.acts & TELLING else UNSAID
    return max(_alike(one.words, other.words), _contained(one.words, other.words))


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name something, and nothing in common."""
    return bool(one and other and not one & other)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    both = _weight(one) + _weight(other)
    return 2 * _weight(one & other) / both if both else 0.0


def _contained(one: frozenset[str], other: frozenset[str]) -> float:
    """A title that says less than the other is nearly like it."""
    common = _weight(one & other)
    return CONTAINED * common / min(_weight(one), _weight(other)) if common >= 1 else 0.0


def _weight(said: frozenset[str]) -> float:
    return sum(GENERIC_WEIGHT if word in GENERIC else 1.0 for word in said)
