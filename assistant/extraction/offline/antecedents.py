"""What "it" and "that" can mean: the deliverables and other nouns that were said last."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from assistant.extraction.offline.lexicon import Deliverable, Mention, idle_nouns, soft_nouns
from assistant.extraction.offline.vocabulary import word_set

REACH = 10  # utterances
DOCUMENTS = frozenset({"document"})
KINDS = {
    "complete": frozenset({"document", "process"}),
    "approve": frozenset({"document", "process", "state"}),
    "issue": frozenset({"document", "state"}),
    "setup": frozenset({"state"}),
    "schedule": frozenset({"event"}),
    "run": frozenset({"event", "process"}),
}
NO_POINTERS = frozenset({"introduce", "discuss", "handle", "confirm"})
ARTICLES = frozenset({"the", "my", "our", "your"})
RISKY = frozenset({"prepare", "update", "issue", "setup"})
LOOSE = frozenset({"send", "complete", "prepare", "review"})
NOT_BEFORE_NOUNS = frozenset({"to", "i", "we", "you", "will"})
CAN_MEAN = ARTICLES | soft_nouns()
MODIFIERS_STOP = word_set("modifiers_stop")


class Antecedent(NamedTuple):
    """A noun said in the utterance `at`; `deliverable` is None where the catalogue does not know it."""

    at: int
    noun: str
    deliverable: Deliverable | None
    is_loose: bool = False


def antecedents(
    at: int, words: Sequence[str], mentions: Sequence[Mention], said: Callable[[int, int], str]
) -> Iterator[Antecedent]:
    """The nouns of a sentence that a later "it" can mean, in order; `said` gives words as written."""
    if not mentions and CAN_MEAN.isdisjoint(words):
        return
    taken = {place for m in mentions for place in range(m.start, m.end)}
    found = [(m.start, Antecedent(at, f"the {said(m.start, m.end)}", m.deliverable)) for m in mentions]
    for place, word in enumerate(words):
        if (
            word in soft_nouns()
            and place not in taken
            and not (place and words[place - 1] in NOT_BEFORE_NOUNS)
        ):
            found.append((place, Antecedent(at, f"the {said(_begin(words, place), place + 1)}", None)))
            taken.add(place)
    found += _loose(at, words, taken, said)
    yield from (antecedent for _, antecedent in sorted(found, key=lambda pair: pair[0]))


def _loose(
    at: int, words: Sequence[str], taken: set[int], said: Callable[[int, int], str]
) -> Iterator[tuple[int, Antecedent]]:
    """Any noun behind an article, where nothing better is known."""
    if ARTICLES.isdisjoint(words):
        return
    for place in range(1, len(words)):
        word = words[place]
        if (
            words[place - 1] in ARTICLES
            and place not in taken
            and word.isalpha()
            and word not in MODIFIERS_STOP
            and word not in idle_nouns()
        ):
            yield place, Antecedent(at, f"the {said(place, place + 1)}", None, is_loose=True)


def _begin(words: Sequence[str], place: int) -> int:
    """Where a noun begins with the word before it that describes it ("wholesale invoices")."""
    before = words[place - 1] if place else ""
    describes = before.isalpha() and len(before) > 2 and before not in MODIFIERS_STOP
    return place - 1 if describes else place


def meant(group: str, at: int, nearby: Sequence[Antecedent], is_firm: bool) -> Antecedent | None:
    """What the object "it" of a verb means: the last noun of a kind that the verb can have.

    Any other noun with an article is meant only where the words are firm, that is, say a date.
    """
    if group in NO_POINTERS or (group in RISKY and not is_firm):
        return None
    kinds = KINDS.get(group, DOCUMENTS)
    near = [a for a in reversed(nearby) if a.at >= at - REACH]
    known = next((a for a in near if not a.is_loose and _is_fit(a, kinds)), None)
    loose = (
        next((a for a in near if a.is_loose and a.at >= at - 1), None) if is_firm and group in LOOSE else None
    )
    return known or loose


def _is_fit(antecedent: Antecedent, kinds: frozenset[str]) -> bool:
    kind = antecedent.deliverable.kind if antecedent.deliverable else None
    return (kind is None and "document" in kinds) or kind in kinds
