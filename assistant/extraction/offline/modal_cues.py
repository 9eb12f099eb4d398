"""The cues that modals are: "I'll", "Priya has to", "you'll have", by who stands before them."""

import re
from collections.abc import Iterator

from assistant.extraction.offline.claims import Strength
from assistant.extraction.offline.cue import Cue, after, handed_on
from assistant.extraction.offline.lexicon import loaded
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene, vocative
from assistant.extraction.offline.vocabulary import word_set
from schemas.extraction import Basis
from schemas.value import OwnerSide

MODALS = "|".join(f"(?P<{kind}>{'|'.join(rows)})" for kind, rows in loaded("modals.yaml").items())
MODAL = re.compile(f" (?:{MODALS})(?= )")
MODAL_WORDS = word_set("modal_words")
RECEIVES = word_set("receives")
OPENS = word_set("opens_without_subject")
TO_US = frozenset({"me", "us"})
BOTH = Who(None, OwnerSide.BOTH)


def modal_cues(scene: Scene) -> Iterator[Cue]:
    """The cues of all modals of a sentence that have a subject."""
    words = scene.sentence.words
    if words.present.isdisjoint(MODAL_WORDS):
        return
    for match in MODAL.finditer(words.line):
        at, verb = words.at(match.start() + 1), after(words.each, words.at(match.end() + 1))
        kind = match.lastgroup or "strong"
        if cue := _inverted(scene, at):
            yield cue
        elif subject := scene.who_before(at):
            if cue := _by_subject(scene, subject, kind, verb):
                yield handed_on(scene, cue)
        elif kind == "strong" and not scene.sentence.is_question and _opens(scene, at):
            yield Cue("commitment", Basis.COMMITMENT, Strength.STRONG, scene.speaker, at, verb, "will")


def _opens(scene: Scene, at: int) -> bool:
    """Whether a modal opens the sentence, the subject being left out: "Will send it tomorrow"."""
    return scene.words[at] in ("will", "going") and all(word in OPENS for word in scene.words[:at])


def _inverted(scene: Scene, at: int) -> Cue | None:
    """ "Can you …", "could Hema …": a modal before its subject asks."""
    words = scene.words
    if words[at] not in ("can", "could", "would", "will") or at + 2 >= len(words):
        return None
    if at and words[at - 1] in ("i", "we", "it", "that", "he", "she", "they"):
        return None
    if words[at + 1] == "you":
        skip = 3 if words[at + 2] in ("guys", "all", "two", "both") else 2
        return asked_of(scene, at, at + skip, "can you")
    for end in (at + 4, at + 3, at + 2):
        who = scene.who(words[at + 1 : end]) if at + 1 < end < len(words) else None
        if who and words[at + 1] not in ("i", "we"):
            verb = after(words, end)
            return Cue("request", Basis.REQUEST, Strength.STRONG, who, at, verb, "can they", asked=True)
    return None


def asked_of(scene: Scene, start: int, verb: int, said: str) -> Cue:
    """A request to whom the sentence addresses, else to whom it is said."""
    who = vocative(scene.sentence, scene.parties) or scene.hearer
    verb = after(scene.words, verb)
    return handed_on(
        scene, Cue("request", Basis.REQUEST, Strength.STRONG, who, start, verb, said, asked=True)
    )


def _by_subject(scene: Scene, subject: tuple[Who, int], kind: str, verb: int) -> Cue | None:
    """The cue that a modal is after its subject; None where the two do not bind anybody."""
    who, start = subject
    word = scene.words[start]
    if word in ("i", "we"):
        return _of_speaker(scene, who, kind, start, verb)
    if word == "you":
        return _of_hearer(scene, who, kind, start, verb)
    if kind in ("would", "idea", "past") or (kind == "can" and scene.sentence.is_question):
        return None
    basis = Basis.PROCESS if kind == "duty" else Basis.COMMITMENT
    strength = Strength.WEAK if kind == "can" else Strength.STRONG
    return Cue("delegated", basis, strength, who, start, verb, f"they {kind}")


def _of_speaker(scene: Scene, who: Who, kind: str, start: int, verb: int) -> Cue | None:
    word = scene.words[start]
    if kind == "idea" and scene.words[verb - 1] == "could":
        return Cue("commitment", Basis.COMMITMENT, Strength.WEAK, who, start, verb, f"{word} could")
    if kind == "idea":
        if word != "we" or scene.words[verb - 1] != "should":
            return None
        return Cue("agreement", Basis.AGREEMENT, Strength.WEAK, BOTH, start, verb, "we should", asked=True)
    if kind == "past":
        return None
    strength = Strength.WEAK if kind == "can" else Strength.STRONG
    return Cue("commitment", Basis.COMMITMENT, strength, who, start, verb, f"{word} {kind}")


def _of_hearer(scene: Scene, who: Who, kind: str, start: int, verb: int) -> Cue | None:
    following = scene.words[verb : verb + 1]
    if (
        (kind in ("strong", "would") or scene.words[verb - 1] == "can")
        and following
        and following[0] in RECEIVES
    ):
        return Cue("receipt", Basis.COMMITMENT, Strength.STRONG, scene.speaker, start, verb, f"you {kind}")
    if kind in ("duty", "past") or (kind in ("would", "now") and scene.sentence.is_question):
        named = vocative(scene.sentence, scene.parties) or who
        return Cue("request", Basis.REQUEST, Strength.STRONG, named, start, verb, f"you {kind}", asked=True)
    is_for_us = not TO_US.isdisjoint(scene.words[verb : verb + 5])
    if kind == "strong" or (kind in ("idea", "can") and is_for_us):
        return Cue("request", Basis.REQUEST, Strength.WEAK, who, start, verb, f"you {kind}", asked=True)
    return None
