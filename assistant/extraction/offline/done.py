"""A sentence to the milestones that it says are reached: the NDA is signed, the questionnaire came back."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.extraction.offline.claims import Claim
from assistant.extraction.offline.lexicon import Mention
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import titled
from assistant.extraction.offline.verbs import verb_at
from assistant.extraction.offline.vocabulary import word_set, wording
from assistant.extraction.offline.whole_sentence import (
    NOBODY,
    claim_about,
    mention_after,
    mention_before,
    noun_of,
)
from schemas.extraction import Basis
from schemas.value import Category

DONE_AFTER = wording("done_after")
DONE_BEFORE = wording("done_before")
NOT_DONE = word_set("not_done")
HABITS = word_set("habits")
SUBJECTS = frozenset({"has", "have", "had", "we", "i", "they", "he", "she"})
GOT = wording("got")
REACHED = word_set("reached")
DONE = DONE_AFTER.heads_in("done") | DONE_BEFORE.heads_in("done") | REACHED
WINDOW = 6  # words before the verb in which a word may say that it is not done


def done_claims(scene: Scene) -> Iterator[Claim]:
    """The milestones that a sentence says are reached."""
    words = scene.sentence.words
    if scene.sentence.is_question or DONE.isdisjoint(words.present):
        return
    for match in words.all(DONE_AFTER):
        at = words.at(match.start() + 1)
        yield from _done(scene, _subject(scene, at, match["done"]), at, words.at(match.start("done")))
    yield from _split(scene)
    for match in words.all(DONE_BEFORE):
        if match["subject"] not in SUBJECTS and not scene.parties.is_name(match["subject"]):
            continue
        at, end = words.at(match.start() + 1), words.at(match.end() + 1)
        yield from _done(scene, mention_after(scene, end, 4), at, words.at(match.start("done")))


def _split(scene: Scene) -> Iterator[Claim]:
    """ "We got the DPA signed": the verb stands behind its object."""
    words = scene.sentence.words
    for match in words.all(GOT):
        mention = mention_after(scene, words.at(match.end() + 1), 2)
        if (
            mention is not None
            and scene.words[mention.end : mention.end + 1]
            and scene.words[mention.end] in REACHED
        ):
            yield from _done(scene, mention, words.at(match.start() + 1), mention.end)


def _subject(scene: Scene, at: int, done: str) -> Mention | None:
    """The deliverable before a verb, nothing habitual; what was signed may have been named a while ago."""
    mention = mention_before(scene, at, 4, back=2 if done.endswith("signed") else 0)
    return None if HABITS & set(scene.words) else mention


def _done(scene: Scene, mention: Mention | None, at: int, verb_place: int) -> Iterator[Claim]:
    is_ahead = scene.words[at] in ("is", "are") and any(
        d.is_date and d.start >= verb_place for d in scene.dues
    )
    if mention is None or not mention.deliverable.milestone or is_ahead:
        return
    around = scene.words[max(0, min(at, mention.start or at) - WINDOW) : verb_place + 1]
    if not NOT_DONE.isdisjoint(around):
        return
    verb = verb_at(scene.words, verb_place, verb_place + 2)
    title = titled(
        verb.title if verb and verb.group in ("sign", "approve", "send") else "Complete",
        noun_of(scene, mention),
    )
    claim = claim_about(scene, title, Basis.COMMITMENT, mention, verb.group if verb else "complete")
    signs = verb is not None and verb.group == "sign" and mention.deliverable.key not in ("nda", "dpa")
    who = scene.who_before(at) if scene.words[at : at + 1] not in (("is",), ("was",), ("got",)) else None
    yield replace(
        claim, status="done", who=_owner(scene, who), category=Category.SIGNATURE if signs else claim.category
    )


def _owner(scene: Scene, found: tuple[Who, int] | None) -> Who:
    return found[0] if found else NOBODY
