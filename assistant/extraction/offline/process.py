"""A sentence to what a party's process requires: reviews, approvals, paper to be signed or handed in."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from assistant.extraction.offline.claims import Claim, Span
from assistant.extraction.offline.lexicon import Deliverable, Mention, loaded
from assistant.extraction.offline.needs import HELD, needed
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import titled
from assistant.extraction.offline.verbs import verb_at
from assistant.extraction.offline.vocabulary import pattern
from assistant.extraction.offline.whole_sentence import (
    NOBODY,
    claim_about,
    is_open,
    mention_after,
    mention_before,
    noun_of,
    pointed_at,
    span_of,
)
from schemas.extraction import Basis
from schemas.value import Category

GOES_TO = pattern("goes_to")
MUST_BE = pattern("must_be")
AUTHORITY = pattern("authority")
DONE_BY = pattern("done_by")
REQUIRED = pattern("required")
CONTRACT = Mention(
    Deliverable("signature", Category.SIGNATURE, "the contract", "document", milestone=True), 0, 0
)
PRESENT = pattern("present")
SITS_WITH = pattern("sits_with")


@cache
def review_by(function: str) -> Mention | None:
    """What a function does on the path: legal reviews the contract, the board approves."""
    row = loaded("functions.yaml").get(function.casefold())
    if row is None:
        return None
    return Mention(
        Deliverable(row["key"], Category(row["category"]), row["noun"], "process", milestone=True), 0, 0
    )


def process_claims(scene: Scene) -> Iterator[Claim]:
    """The steps that a sentence says a process requires."""
    families = (_goes_to, _must_be, needed, _present, _required, _done_by)
    found = [claim for family in families for claim in family(scene)]
    yield from found or _above_limit(scene)


def _goes_to(scene: Scene) -> Iterator[Claim]:
    """ "Everything goes through the security review", "it has to go to the board"."""
    words = scene.sentence.words
    for match in (*GOES_TO.finditer(words.line), *SITS_WITH.finditer(words.line)):
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
        who = _function_at(scene, at) if mention is None or mention.deliverable.kind != "document" else None
        mention = mention or (review_by(who.words) if who and who.words else None)
        if mention is None:
            continue
        owner = who or Who(None, scene.speaker.side)
        opening = "Complete" if mention.deliverable.kind in ("process", "document") else "Go through"
        title = titled(opening, mention.deliverable.noun)
        yield replace(
            claim_about(scene, title, Basis.PROCESS, mention, "complete"),
            who=owner,
            due=_due(scene),
            has_date=_dated(scene),
        )


def _function_at(scene: Scene, at: int) -> Who | None:
    """The function or person that up to four words from a place name."""
    for end in range(min(len(scene.words), at + 4), at, -1):
        who = scene.who(scene.words[at:end])
        if who and who.words and scene.words[at] not in ("i", "we", "you"):
            return who
    return None


def _must_be(scene: Scene) -> Iterator[Claim]:
    """ "The DPA needs to be signed by the privacy officer"."""
    words = scene.sentence.words
    for match in MUST_BE.finditer(words.line):
        if is_open(scene, match.start()):
            continue
        mention = mention_before(scene, words.at(match.start() + 1))
        verb = verb_at(scene.words, words.at(match.start("done")), len(scene.words))
        if mention is None or verb is None:
            continue
        end = words.at(match.end() + 1)
        by = _function_at(scene, end + 1) if scene.words[end : end + 1] == ("by",) else None
        claim = claim_about(
            scene, titled(verb.title, noun_of(scene, mention)), Basis.PROCESS, mention, verb.group
        )
        category = (
            Category.SIGNATURE
            if verb.group == "sign" and mention.deliverable.key not in ("nda", "dpa")
            else claim.category
        )
        yield replace(claim, who=by or NOBODY, category=category, due=_due(scene), has_date=_dated(scene))


def _present(scene: Scene) -> Iterator[Claim]:
    """ "Legal marks up the MSA", "Dana signs the order form"."""
    words = scene.sentence.words
    for match in PRESENT.finditer(words.line):
        if is_open(scene, match.start()):
            continue
        at = words.at(match.start() + 1)
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
        yield replace(claim, who=subject[0], category=category, due=_due(scene), has_date=_dated(scene))


def _required(scene: Scene) -> Iterator[Claim]:
    """ "A DPIA is mandatory for anything with personal data"."""
    words = scene.sentence.words
    for match in REQUIRED.finditer(words.line):
        if is_open(scene, match.start()):
            continue
        mention = mention_before(scene, words.at(match.start() + 1), 5)
        if mention is not None and mention.deliverable.kind in HELD | {"document"}:
            title = titled(
                "Get" if mention.deliverable.kind == "state" else "Complete", noun_of(scene, mention)
            )
            claim = claim_about(scene, title, Basis.PROCESS, mention, "complete")
            end = mention.end
            who = (
                _function_at(scene, end + 1)
                if scene.words[end : end + 1] in (("from",), ("by",), ("of",))
                else None
            )
            owner = who or Who(None, scene.speaker.side)
            yield replace(claim, who=owner, due=_due(scene), has_date=_dated(scene))


def _done_by(scene: Scene) -> Iterator[Claim]:
    """ "The contract will be signed by Helen"."""
    words = scene.sentence.words
    for match in DONE_BY.finditer(words.line):
        mention = mention_before(scene, words.at(match.start() + 1), 3)
        verb = verb_at(scene.words, words.at(match.start("done")), len(scene.words))
        who = _function_at(scene, words.at(match.end() + 1))
        if mention is None or verb is None or who is None or is_open(scene, match.start()):
            continue
        claim = claim_about(
            scene, titled(verb.title, noun_of(scene, mention)), Basis.PROCESS, mention, verb.group
        )
        signs = verb.group == "sign" and mention.deliverable.key not in ("nda", "dpa")
        category = Category.SIGNATURE if signs else claim.category
        yield replace(claim, who=who, category=category, due=_due(scene), has_date=_dated(scene))


def _above_limit(scene: Scene) -> Iterator[Claim]:
    """ "Over fifty it's the board": who approves from a limit on."""
    match = AUTHORITY.search(scene.sentence.words.line)
    if match is None or is_open(scene, match.start()):
        return
    for at in range(len(scene.words)):
        who = scene.who(scene.words[at : at + 2]) or scene.who(scene.words[at : at + 1])
        mention = review_by(who.words) if who and who.words else None
        if mention is not None and mention.deliverable.key in ("board", "committee"):
            title = titled("Get", mention.deliverable.noun)
            yield replace(claim_about(scene, title, Basis.PROCESS, mention, "approve"), who=who or NOBODY)
            return


def _due(scene: Scene) -> Span | None:
    due = next((d for d in scene.dues if d.is_date), None)
    return span_of(scene, due)


def _dated(scene: Scene) -> bool:
    return any(d.is_date for d in scene.dues)
