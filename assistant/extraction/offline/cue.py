"""A cue: words that tell who is to do what, how firmly, and where the verb phrase begins."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.extraction.offline.claims import Strength
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.vocabulary import word_set
from schemas.extraction import Basis

Family = Literal["commitment", "delegated", "request", "receipt", "agreement", "item"]

LEADS_UP = sorted((tuple(text.split()) for text in word_set("after_modal")), key=lambda words: -len(words))
NOT_A_PERSON = word_set("not_a_person")
HANDS_ON = "have|get|ask|asked|let|tell|told|want|need|make sure(?: that)?|see if|see whether|remind|make"
HANDED_ON = re.compile(
    rf" (?:{HANDS_ON}) (?P<who>(?:my |our |your |the )?[^ ,.]+(?: [^ ,.]+){{0,2}}?) "
    r"(?=(?:to |will |can |could )?[a-z])"
)


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
    return next((len(lead) for lead in LEADS_UP if words[at : at + len(lead)] == lead), 0)


def handed_on(scene: Scene, cue: Cue) -> Cue:
    """ "I'll have Sam send it": whoever is to do it owns it."""
    words = scene.sentence.words
    if cue.verb >= len(words.each):
        return cue
    match = HANDED_ON.match(words.line, words.starts[cue.verb] - 1)
    if match is None:
        return cue
    named = match["who"].split()
    who = None if named[0] in NOT_A_PERSON else scene.who(named)
    if named[0] in ("him", "her", "them") and scene.told:
        who = scene.told[-1]
    if who is None or (who.words is None and who.side is scene.speaker.side and len(named) < 2):
        return cue
    verb = words.at(match.end())
    while words.each[verb] in ("to", "will", "can", "could") and verb + 1 < len(words.each):
        verb += 1
    return replace(cue, who=who, verb=after(words.each, verb))
