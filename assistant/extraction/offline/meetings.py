"""A sentence to the next meeting that it sets or proposes a date for."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.extraction.offline.claims import Claim
from assistant.extraction.offline.due_phrases import DuePhrase
from assistant.extraction.offline.lexicon import Deliverable, Mention
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import titled
from assistant.extraction.offline.vocabulary import word_set, wording
from assistant.extraction.offline.whole_sentence import claim_about, noun_of, span_of
from schemas.extraction import Basis
from schemas.value import Category, OwnerSide

BOTH = Who(None, OwnerSide.BOTH)
REACH = 8  # words between what happens and its date
NEXT_MEETING = wording("next_meeting")
BOOKED = wording("booked")
DATE_WORKS = wording("date_works")
NEXT_CALL = Mention(Deliverable("next_call", Category.EVALUATION, "the next call", "event"), 0, 0)
MEETINGS = frozenset({"call", "meeting", "session", "chat", "meet", "talk"})
OPENS = word_set("opens_without_subject") | {"will", "i", "we", "to", "all", "both", "until"}
TOGETHER = (" let us", " we ", " shall we", " then we", " why do", " can we", " could you do", " can you do")


def date_proposed(scene: Scene, dated: list[DuePhrase]) -> Iterator[Claim]:
    """ "Would the third work for the kickoff?": a date for a meeting, to be agreed."""
    if not scene.sentence.is_question or not scene.sentence.words.first(DATE_WORKS):
        return
    mention = next((m for m in scene.mentions if m.deliverable.kind == "event"), NEXT_CALL)
    if mention is NEXT_CALL and scene.mentions and MEETINGS.isdisjoint(scene.words):
        return
    noun = noun_of(scene, mention) if mention is not NEXT_CALL else NEXT_CALL.deliverable.noun
    claim = claim_about(scene, titled("Hold", noun), Basis.AGREEMENT, mention, "event")
    yield replace(claim, who=BOTH, due=span_of(scene, dated[0]), has_date=True, asked=True)


def _is_start(scene: Scene, at: int) -> bool:
    """Whether a farewell such as "talk Thursday" stands where one is said, not inside a clause."""
    return all(word in OPENS for word in scene.words[max(0, at - 2) : at])


def next_meeting(scene: Scene, dated: list[DuePhrase]) -> Iterator[Claim]:
    """ "Let's talk again on Thursday"."""
    words = scene.sentence.words
    for match in (*words.all(NEXT_MEETING), *words.all(BOOKED)):
        end = words.at(match.end() + 1)
        due = next((d for d in dated if 0 <= d.start - end <= REACH), None)
        if due is None or not (
            match.re is BOOKED.regex
            or match[0].startswith(TOGETHER)
            or _is_start(scene, words.at(match.start() + 1))
        ):
            continue
        mention = next((m for m in scene.mentions if end <= m.start < due.start), NEXT_CALL)
        noun = noun_of(scene, mention) if mention is not NEXT_CALL else NEXT_CALL.deliverable.noun
        claim = claim_about(scene, titled("Hold", noun), Basis.AGREEMENT, mention, "event")
        if mention is NEXT_CALL:
            claim = replace(claim, category=scene.spoken_of() or Category.EVALUATION)
        yield replace(
            claim, who=BOTH, due=span_of(scene, due), has_date=True, asked=scene.sentence.is_question
        )
        return
