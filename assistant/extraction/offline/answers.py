"""Claims that were asked for, and what the next speakers answer: accepted, refused, dated, handed on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.extraction.offline.claims import Claim, Span, Strength
from assistant.extraction.offline.due_phrases import last_word
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.vocabulary import pattern
from schemas.value import OwnerSide

PROMISES = pattern("promises")
PROMISED = pattern("promised_in_answer")
NEGATED = frozenset({"if", "never", "cannot"})
ACCEPTS = pattern("accepts")
REFUSES = pattern("refuses")
TAKES_BACK = pattern("takes_back")
REACH = 4  # utterances in which an answer may come
OPENING = 60  # characters of a sentence in which an answer stands


def answered(claims: Iterable[Claim], scenes: Sequence[Scene]) -> list[Claim]:
    """Requests and proposals with their answers; a refused one is dead, an ignored proposal too."""
    by_place: dict[int, list[Scene]] = {}
    for scene in scenes:
        by_place.setdefault(scene.sentence.at, []).append(scene)
    return [_answered(claim, by_place) if claim.asked else claim for claim in claims]


def _answered(claim: Claim, by_place: dict[int, list[Scene]]) -> Claim:
    if claim.dead is not None:
        return claim
    if any(TAKES_BACK.match(scene.sentence.words.line) for scene in _later(claim, by_place)):
        return replace(claim, dead="taken back")
    for scene in _answers(claim, by_place):
        line = scene.sentence.words.line[:OPENING]
        if PROMISED.search(line) and not NEGATED & scene.sentence.words.present:
            return _accepted(claim, scene)
        if REFUSES.match(line) or (REFUSES.search(line) and not ACCEPTS.match(line)):
            return replace(claim, dead="refused")
        if (PROMISES if claim.is_tentative else ACCEPTS).match(line):
            return _accepted(claim, scene)
    return claim if _stands_alone(claim) else replace(claim, dead="not answered")


def _answers(claim: Claim, by_place: dict[int, list[Scene]]) -> Iterable[Scene]:
    """The first two sentences of each utterance of others that follows."""
    asker = claim.asker.words if claim.asker else None
    for at in range(claim.at + 1, claim.at + 1 + REACH):
        said = by_place.get(at, ())
        if said and (said[0].speaker.words != asker or asker is None):
            yield from said[:2]


def _later(claim: Claim, by_place: dict[int, list[Scene]]) -> list[Scene]:
    """The next sentences of the asker."""
    return [s for s in by_place[claim.at] if s.sentence.start > claim.place.start][:2]


def _accepted(claim: Claim, scene: Scene) -> Claim:
    here = Span(scene.sentence.at, scene.sentence.start, scene.sentence.end)
    due = last_word(scene.sentence, [d for d in scene.dues if d.is_date])
    who = claim.who
    if claim.family == "request" and who.side is not OwnerSide.BOTH and _may_answer(who, scene.speaker):
        who = scene.speaker
    return replace(
        claim,
        strength=Strength.STRONG,
        who=who,
        quotes=(*claim.quotes, here),
        due=Span(scene.sentence.at, *due.span) if due else claim.due,
        has_date=claim.has_date or due is not None,
    )


def _may_answer(who: Who, speaker: Who) -> bool:
    """Whether whoever accepts is the one who does it: nobody was named, or the same side answers."""
    return who.words is None or (
        speaker.words is not None and not who.is_named and who.side in (speaker.side, OwnerSide.UNKNOWN)
    )


def _stands_alone(claim: Claim) -> bool:
    """Whether what was asked counts though nobody answers it: a request of substance, or a date."""
    return not claim.is_tentative and (claim.family == "request" or claim.has_date or claim.is_certain)
