"""Which cues carry a step: those with a deliverable, a date or a person, firmly enough said."""

from dataclasses import dataclass

from assistant.extraction.offline.claims import Strength
from assistant.extraction.offline.lexicon import Deliverable, idle_nouns, soft_nouns
from assistant.extraction.offline.verbs import Verb
from assistant.extraction.offline.vocabulary import word_set

BINDING = frozenset({"send", "schedule", "sign", "complete", "introduce", "approve", "issue", "review"})
MAKING = frozenset({"send", "prepare", "schedule", "update", "complete", "setup", "issue"})
ASKABLE = MAKING | {"review", "introduce", "confirm", "sign", "approve", "run"}
EMPTY = word_set("empty")


@dataclass(frozen=True)
class Weight:
    """What a cue brings: how firm it is, and what stands in its object.

    A light verb ("get", "bring") says little by itself; what is ongoing ("I'm working on") is no promise.
    """

    strength: Strength
    verb: Verb
    deliverable: Deliverable | None
    words: frozenset[str]
    has_date: bool
    has_person: bool
    in_call: bool
    is_light: bool = False
    is_ongoing: bool = False


def content(words: tuple[str, ...]) -> frozenset[str]:
    """The words of an object that mean something by themselves."""
    return frozenset(
        word for word in words if word not in EMPTY and word.strip(",.;:()").isascii() and len(word) > 1
    )


def passes(weight: Weight) -> bool:
    """Whether a cue is a claim."""
    group = weight.verb.group
    if weight.in_call and not weight.has_date:
        return False
    if (
        weight.is_ongoing
        and not weight.has_date
        and not (group == "send" and (weight.deliverable or weight.words & soft_nouns()))
    ):
        return False
    if weight.words & idle_nouns() and weight.deliverable is None and not weight.words & soft_nouns():
        return False
    if group in ("introduce", "discuss") and weight.has_person and weight.strength is Strength.STRONG:
        return True
    if weight.deliverable is not None:
        return weight.strength is Strength.STRONG or weight.has_date or group in BINDING | {"setup"}
    if weight.strength is not Strength.STRONG:
        return weight.has_date and bool(weight.words) and group in MAKING
    return _is_concrete(weight)


def passes_as_item(weight: Weight) -> bool:
    """Whether an item of a list is a claim: lists of steps hold no talk."""
    return bool(weight.words or weight.deliverable) and not weight.words & idle_nouns()


def may_pass(weight: Weight) -> bool:
    """Whether a request that says too little by itself is a claim once somebody promises to do it."""
    if weight.in_call or weight.words & idle_nouns():
        return False
    return weight.verb.group in (ASKABLE if weight.words else {"send", "prepare"})


def _is_concrete(weight: Weight) -> bool:
    """Whether a firm cue without a deliverable of the catalogue says what will be there."""
    if weight.has_date and (weight.words or (weight.verb.group == "send" and not weight.is_light)):
        return True
    if weight.words & soft_nouns():
        return weight.verb.group in MAKING
    return weight.verb.group == "send" and bool(weight.words) and not weight.is_light
