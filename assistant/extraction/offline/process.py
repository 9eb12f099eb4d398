"""A sentence to what a party's process requires: reviews, approvals, paper to be signed or handed in."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.extraction.offline.claims import Claim
from assistant.extraction.offline.functions import due_of, function_at, has_date, review_by
from assistant.extraction.offline.lexicon import Deliverable, Mention
from assistant.extraction.offline.needs import asked_for, needed
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.stations import (
    above_limit,
    done_by,
    registers,
    required,
    reviews,
    signs,
    there_is,
)
from assistant.extraction.offline.titles import titled
from assistant.extraction.offline.verbs import verb_at
from assistant.extraction.offline.vocabulary import word_set, wording
from assistant.extraction.offline.whole_sentence import (
    NOBODY,
    claim_about,
    is_open,
    mention_after,
    mention_before,
    noun_of,
    pointed_at,
)
from schemas.extraction import Basis
from schemas.value import Category

GOES_TO = wording("goes_to")
MUST_BE = wording("must_be")
CONTRACT = Mention(
    Deliverable("signature", Category.SIGNATURE, "the contract", "document", milestone=True), 0, 0
)
POINTS = frozenset({"it", "that", "this", "they", "those", "both"})
HABITS = word_set("habits")
PRESENT = wording("present")
SITS_WITH = wording("sits_with")


def process_claims(scene: Scene) -> Iterator[Claim]:
    """The steps that a sentence says a process requires."""
    families = NAMELESS if not scene.mentions and POINTS.isdisjoint(scene.sentence.words.present) else ALL
    found = [claim for family in families for claim in family(scene)]
    yield from found or above_limit(scene)


def _goes_to(scene: Scene) -> Iterator[Claim]:
    """ "Everything goes through the security review", "it has to go to the board"."""
    words = scene.sentence.words
    for match in (*words.all(GOES_TO), *words.all(SITS_WITH)):
        if is_open(scene, match.start()):
            continue
        at = words.at(match.end() + 1)
        mention = mention_after(scene, at, 4)
        if (
            mention is not None
            and mention.deliverable.kind == "document"
            and not match[0].endswith("through")
        ):
            continue
        who = function_at(scene, at) if mention is None or mention.deliverable.kind != "document" else None
        mention = mention or (review_by(who.words) if who and who.words else None)
        if mention is None:
            continue
        owner = who or Who(None, scene.speaker.side)
        opening = "Complete" if mention.deliverable.kind in ("process", "document") else "Go through"
        title = titled(opening, mention.deliverable.noun)
        yield replace(
            claim_about(scene, title, Basis.PROCESS, mention, "complete"),
            who=owner,
            due=due_of(scene),
            has_date=has_date(scene),
        )


def _must_be(scene: Scene) -> Iterator[Claim]:
    """ "The DPA needs to be signed by the privacy officer"."""
    words = scene.sentence.words
    for match in words.all(MUST_BE):
        if is_open(scene, match.start()):
            continue
        mention = mention_before(scene, words.at(match.start() + 1))
        verb = verb_at(scene.words, words.at(match.start("done")), len(scene.words))
        if mention is None or verb is None:
            continue
        end = words.at(match.end() + 1)
        by = function_at(scene, end + 1) if scene.words[end : end + 1] == ("by",) else None
        claim = claim_about(
            scene, titled(verb.title, noun_of(scene, mention)), Basis.PROCESS, mention, verb.group
        )
        category = (
            Category.SIGNATURE
            if verb.group == "sign" and mention.deliverable.key not in ("nda", "dpa")
            else claim.category
        )
        yield replace(claim, who=by or NOBODY, category=category, due=due_of(scene), has_date=has_date(scene))


def _present(scene: Scene) -> Iterator[Claim]:
    """ "Legal marks up the MSA", "Dana signs the order form"."""
    words = scene.sentence.words
    for match in words.all(PRESENT):
        if is_open(scene, match.start()):
            continue
        at = words.at(match.start() + 1)
        if not HABITS.isdisjoint(words.each[max(0, at - 2) : at]):
            continue
        subject = scene.who_before(at)
        end = words.at(match.end() + 1)
        verb = verb_at(scene.words, at, len(scene.words))
        mention = mention_after(scene, end, 4) or pointed_at(scene, end)
        if mention is None and verb is not None and verb.group == "sign":
            mention = CONTRACT
        if subject is None or mention is None or verb is None or not subject[0].words:
            continue
        claim = claim_about(
            scene, titled(verb.title, noun_of(scene, mention)), Basis.PROCESS, mention, verb.group
        )
        category = (
            Category.SIGNATURE
            if verb.group == "sign" and mention.deliverable.key not in ("nda", "dpa")
            else claim.category
        )
        yield replace(claim, who=subject[0], category=category, due=due_of(scene), has_date=has_date(scene))


NAMELESS = (_goes_to, needed, _present, signs, reviews, registers)  # they need no deliverable named
ALL = (
    _goes_to,
    _must_be,
    needed,
    _present,
    required,
    done_by,
    there_is,
    signs,
    reviews,
    registers,
    asked_for,
)
