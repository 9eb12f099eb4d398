"""A sentence to the stations of a process: what is required, what somebody has to do, what there is."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.extraction.offline.claims import Claim
from assistant.extraction.offline.functions import due_of, function_at, has_date, review_by
from assistant.extraction.offline.lexicon import Deliverable, Mention
from assistant.extraction.offline.needs import HELD
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
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
)
from schemas.extraction import Basis
from schemas.value import Category, OwnerSide

REQUIRED = wording("required")
THERE_IS = wording("there_is")
STATIONS = word_set("stations")
STATION_KEYS = frozenset({"sec_questionnaire", "vendor_reg"})
DONE_BY = wording("done_by")
REVIEWS = wording("reviews")
REGISTERS = wording("registers")
REGISTRATION = Mention(
    Deliverable("vendor_reg", Category.PROCUREMENT, "the vendor registration", "process"), 0, 0
)
SIGNER = wording("signer")
SIGNATURE_OF = wording("signature_of")
CONTRACT = Mention(Deliverable("signature", Category.SIGNATURE, "the contract", "document"), 0, 0)
PURCHASE = Mention(Deliverable("final_approval", Category.APPROVAL, "the purchase", "state"), 0, 0)
AUTHORITY = wording("authority")


def required(scene: Scene) -> Iterator[Claim]:
    """ "A DPIA is mandatory for anything with personal data"."""
    words = scene.sentence.words
    for match in words.all(REQUIRED):
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
                function_at(scene, end + 1)
                if scene.words[end : end + 1] in (("from",), ("by",), ("of",))
                else None
            )
            owner = who or Who(None, scene.speaker.side)
            yield replace(claim, who=owner, due=due_of(scene), has_date=has_date(scene))


def there_is(scene: Scene) -> Iterator[Claim]:
    """ "Then there's the vendor registration", said by the buyer: a station of the process."""
    words = scene.sentence.words
    if scene.speaker.side is not OwnerSide.BUYER or STATIONS.isdisjoint(words.present):
        return
    for match in words.all(THERE_IS):
        mention = mention_after(scene, words.at(match.end() + 1), 1)
        if mention is None or not _is_station(mention) or is_open(scene, match.start()):
            continue
        claim = claim_about(
            scene, titled("Complete", noun_of(scene, mention)), Basis.PROCESS, mention, "complete"
        )
        yield replace(claim, who=Who(None, OwnerSide.UNKNOWN), due=due_of(scene), has_date=has_date(scene))


def _is_station(mention: Mention) -> bool:
    return mention.deliverable.kind == "process" or mention.deliverable.key in STATION_KEYS


def done_by(scene: Scene) -> Iterator[Claim]:
    """ "The contract will be signed by Helen"."""
    words = scene.sentence.words
    for match in words.all(DONE_BY):
        mention = mention_before(scene, words.at(match.start() + 1), 3)
        verb = verb_at(scene.words, words.at(match.start("done")), len(scene.words))
        who = function_at(scene, words.at(match.end() + 1))
        if mention is None or verb is None or who is None or is_open(scene, match.start()):
            continue
        claim = claim_about(
            scene, titled(verb.title, noun_of(scene, mention)), Basis.PROCESS, mention, verb.group
        )
        signs = verb.group == "sign" and mention.deliverable.key not in ("nda", "dpa")
        category = Category.SIGNATURE if signs else claim.category
        yield replace(claim, who=who, category=category, due=due_of(scene), has_date=has_date(scene))


def signs(scene: Scene) -> Iterator[Claim]:
    """ "The signature is Helen's", "it needs Helen's approval"."""
    words = scene.sentence.words
    for match in words.all(SIGNER):
        who = function_at(scene, words.at(match.end() + 1))
        if who is not None and not is_open(scene, match.start()):
            yield _by(scene, who, is_signed=True)
    for match in words.all(SIGNATURE_OF):
        who = scene.who(match["who"].split())
        if who is not None and who.words and not is_open(scene, match.start()):
            yield _by(scene, who, is_signed=match["what"].startswith("signature"))


def reviews(scene: Scene) -> Iterator[Claim]:
    """ "Security does an assessment of every vendor": what a function is there for."""
    words = scene.sentence.words
    for match in words.all(REVIEWS):
        subject = scene.who_before(words.at(match.start() + 1))
        mention = review_by(subject[0].words) if subject and subject[0].words else None
        if subject is None or mention is None or is_open(scene, match.start()):
            continue
        title = titled("Complete", mention.deliverable.noun)
        claim = claim_about(scene, title, Basis.PROCESS, mention, "complete")
        yield replace(claim, who=subject[0], due=due_of(scene), has_date=has_date(scene))


def registers(scene: Scene) -> Iterator[Claim]:
    """ "You'd have to be set up as a supplier", said by the buyer."""
    words = scene.sentence.words
    if scene.speaker.side is not OwnerSide.BUYER:
        return
    for match in words.all(REGISTERS):
        if not is_open(scene, match.start()):
            claim = claim_about(
                scene, "Complete the vendor registration", Basis.PROCESS, REGISTRATION, "complete"
            )
            yield replace(claim, due=due_of(scene), has_date=has_date(scene))
            return


def _by(scene: Scene, who: Who, is_signed: bool) -> Claim:
    mention, group = (CONTRACT, "sign") if is_signed else (PURCHASE, "approve")
    title = titled(group.capitalize(), mention.deliverable.noun)
    claim = claim_about(scene, title, Basis.PROCESS, mention, group)
    return replace(claim, who=who, due=due_of(scene), has_date=has_date(scene))


def above_limit(scene: Scene) -> Iterator[Claim]:
    """ "Over fifty it's the board": who approves from a limit on."""
    match = scene.sentence.words.first(AUTHORITY)
    if match is None or is_open(scene, match.start()):
        return
    for at in range(len(scene.words)):
        who = scene.who(scene.words[at : at + 2]) or scene.who(scene.words[at : at + 1])
        mention = review_by(who.words) if who and who.words else None
        if mention is not None and mention.deliverable.key in ("board", "committee"):
            title = titled("Get", mention.deliverable.noun)
            yield replace(claim_about(scene, title, Basis.PROCESS, mention, "approve"), who=who or NOBODY)
            return
