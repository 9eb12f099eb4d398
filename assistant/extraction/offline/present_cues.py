"""The present tense with a date as a promise: "he sends the firmware today", "I write to them this week"."""

from collections.abc import Iterator

from assistant.extraction.offline.claims import Strength
from assistant.extraction.offline.cue import Cue
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.verbs import is_verb, verb_at
from assistant.extraction.offline.vocabulary import word_set
from schemas.extraction import Basis

REACH = 12  # words between a verb and its date
NOT_PRESENT = word_set("not_present")


def present_cues(scene: Scene) -> Iterator[Cue]:
    """A cue for each verb in the present tense that somebody does by a date ahead; in notes for each verb."""
    is_note = scene.utterance.speaker is None or scene.heading is not None
    if scene.sentence.is_question or not (is_note or scene.has_date_word):
        return
    for at in range(1, len(scene.words)):
        if not _agrees(scene, at, is_note):
            continue
        subject = scene.who_before(at)
        if subject is None or subject[0].words is None or verb_at(scene.words, at, len(scene.words)) is None:
            continue
        if is_note or _dated_behind(scene, at):
            yield Cue("delegated", Basis.COMMITMENT, Strength.STRONG, subject[0], subject[1], at, "present")


def _dated_behind(scene: Scene, at: int) -> bool:
    return any(d.is_date and 0 < d.start - at <= REACH for d in scene.dues)


def _agrees(scene: Scene, at: int, is_note: bool) -> bool:
    """Whether a word is a verb in the form that its subject asks for."""
    word, subject = scene.words[at], scene.words[at - 1]
    if word in NOT_PRESENT:
        return False
    if subject in ("i", "we"):
        return is_verb(word)
    if subject in ("he", "she") or scene.parties.is_name(subject):
        return (word.endswith("s") and not is_verb(word)) or (is_note and word.endswith("ing"))
    return False
