"""A cue: words that tell who is to do what, how firmly, and where the verb phrase begins."""

from dataclasses import dataclass, replace
from typing import Literal

from assistant.extraction.offline.claims import Strength
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.verbs import is_verb
from assistant.extraction.offline.vocabulary import phrases_by_first, word_set
from schemas.extraction import Basis

Family = Literal["commitment", "delegated", "request", "receipt", "agreement", "item"]

LEADS_UP = phrases_by_first("after_modal")
NOT_A_PERSON = word_set("not_a_person")
HANDS_ON = word_set("hands_on")
LINKS = frozenset({"to", "will", "can", "could"})


@dataclass(frozen=True)
class Cue:
    """`start` is its first word, `verb` the word where the verb phrase begins, `said` what cued it."""

    family: Family
    basis: Basis
    strength: Strength
    who: Who
    start: int
    verb: int
    said: str
    asked: bool = False


def after(words: tuple[str, ...], at: int) -> int:
    """The place behind words that only lead up to a verb ("go ahead and", "be able to")."""
    while (length := _led(words, at)) and at + length < len(words):
        at += length
    return at


def _led(words: tuple[str, ...], at: int) -> int:
    leads = LEADS_UP.get(words[at], ()) if at < len(words) else ()
    return next((len(lead) for lead in leads if words[at : at + len(lead)] == lead), 0)


def handed_on(scene: Scene, cue: Cue) -> Cue:
    """ "I'll have Sam send it": whoever is to do it owns it."""
    words = scene.words
    first = cue.verb + (2 if words[cue.verb : cue.verb + 2] in (("make", "sure"), ("see", "if")) else 1)
    if words[cue.verb : cue.verb + 1] == () or words[cue.verb] not in HANDS_ON:
        return cue
    for end in range(min(first + 4, len(words) - 1), first, -1):
        who = _handed_to(scene, words[first:end])
        verb = end + 1 if words[end] in LINKS else end
        if who is not None and verb < len(words) and is_verb(words[verb]):
            return replace(cue, who=who, verb=after(words, verb))
    return cue


def _handed_to(scene: Scene, named: tuple[str, ...]) -> Who | None:
    if named[0] in ("him", "her") and len(named) == 1:
        return scene.told_last
    who = None if named[0] in NOT_A_PERSON else scene.who(named)
    if who is None and len(named) > 1 and scene.parties.is_name(named[-1]):
        who = scene.who(named[-1:])
    return who if who is None or who.words is not None or len(named) > 1 else None
