"""A sentence to its cues, one for each place where a verb phrase begins."""

import re
from collections.abc import Iterator

from assistant.extraction.offline.claims import Strength
from assistant.extraction.offline.cue import Cue, after, handed_on
from assistant.extraction.offline.modal_cues import BOTH, asked_of, modal_cues
from assistant.extraction.offline.note_cues import note_cues
from assistant.extraction.offline.present_cues import present_cues
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.verbs import verb_at
from assistant.extraction.offline.vocabulary import word_set, wording
from schemas.extraction import Basis

SPECIAL_WORDS = word_set("special_words")
REQUEST = wording("request")
CAN_WE_GET = wording("can_we_get")
COMMITMENT = wording("commitment")
ASKED = wording("asked")
AGREEMENT = wording("agreement")
QUESTION_TO_BOTH = wording("question_to_both")
OPENING = (
    r"(?:\d+|-|\*|•|[a-c]) (?:\. |\) )?|(?:and|so|then|ok|yes|great|perfect|just|now|also|, |[^ ,.]+ ,) "
)
IMPERATIVE = re.compile(rf"^ (?:{OPENING})*")
OWES = (
    "owe you",
    "owed you",
    "you get",
    "you have",
    "you receive",
    "have got",
    "hook for",
    "for",
    "of",
    "expect",
)
TOLD_TO_US = frozenset({"me", "us"})
TOLD = TOLD_TO_US | {"please"}
TELLING = frozenset(
    {"send", "complete", "sign", "review", "introduce", "schedule", "approve", "update", "issue"}
)


def cues_of(scene: Scene) -> list[Cue]:
    """All cues of a sentence from left to right."""
    found: dict[int, Cue] = {}
    for cue in (
        *_special(scene),
        *modal_cues(scene),
        *present_cues(scene),
        *note_cues(scene),
        *_imperative(scene),
    ):
        found.setdefault(cue.verb, cue)
    ordered = sorted(found.values(), key=lambda cue: cue.verb)
    return [c for i, c in enumerate(ordered) if not i or c.start >= ordered[i - 1].start]


def _special(scene: Scene) -> Iterator[Cue]:
    """Cues that are more than a modal: "let me", "please", "if you could", "shall we"."""
    words = scene.sentence.words
    if words.present.isdisjoint(SPECIAL_WORDS):
        return
    for match in words.all(COMMITMENT):
        yield handed_on(scene, _own(scene, match))
    for match in words.all(ASKED):
        cue = _own(scene, match)
        if (handed := handed_on(scene, cue)) is not cue:
            yield handed
    for match in (*words.all(REQUEST), *words.all(CAN_WE_GET)):
        yield asked_of(scene, words.at(match.start() + 1), words.at(match.end() + 1), match[0].strip())
    for patterns, strength in ((AGREEMENT, Strength.STRONG), (QUESTION_TO_BOTH, Strength.WEAK)):
        for match in words.all(patterns):
            start, verb = words.at(match.start() + 1), after(words.each, words.at(match.end() + 1))
            asked = strength is Strength.WEAK
            yield Cue("agreement", Basis.AGREEMENT, strength, BOTH, start, verb, match[0].strip(), asked)


def _own(scene: Scene, match: re.Match[str]) -> Cue:
    words = scene.sentence.words
    start, end = words.at(match.start() + 1), words.at(match.end() + 1)
    verb = words.at(match.start("told")) if match.re is ASKED.regex else after(words.each, end)
    said = match[0].strip()
    if said.endswith(OWES):
        return Cue("receipt", Basis.COMMITMENT, Strength.STRONG, scene.speaker, start, end - 1, said)
    return Cue("commitment", Basis.COMMITMENT, Strength.STRONG, scene.speaker, start, verb, said)


def _imperative(scene: Scene) -> Iterator[Cue]:
    """Being told to do something: in mail and with "please" anything, in speech what "me" is to get."""
    is_mail = scene.utterance.kind != "speech"
    is_told = is_mail or not TOLD.isdisjoint(scene.sentence.words.present)
    if scene.sentence.is_question or len(scene.words) < 3 or not is_told:
        return
    match = IMPERATIVE.match(scene.sentence.words.line)
    at = scene.sentence.words.at(match.end() + 1) if match else 0
    verb = verb_at(scene.words, at, len(scene.words))
    if verb is None or verb.group not in TELLING or scene.words[at].endswith(("ing", "ed")):
        return
    is_polite = "please" in scene.words[at:]
    if is_polite or is_mail or not TOLD_TO_US.isdisjoint(scene.words[at + 1 : at + 3]):
        yield asked_of(scene, at, at, "send me")
