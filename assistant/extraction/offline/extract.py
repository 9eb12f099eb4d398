"""A conversation through all passes of the cue grammar to what it claims."""

from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.extraction.offline.answers import answered
from assistant.extraction.offline.antecedents import Antecedent, antecedents
from assistant.extraction.offline.claiming import claims_of
from assistant.extraction.offline.claims import Claim, Span
from assistant.extraction.offline.deciders import answered_deciders
from assistant.extraction.offline.done import done_claims
from assistant.extraction.offline.dropped import findings_of
from assistant.extraction.offline.events import arrivals, event_claims
from assistant.extraction.offline.facts import each_once, facts_of
from assistant.extraction.offline.headings import goes_on, heading_of
from assistant.extraction.offline.items import item_claims
from assistant.extraction.offline.near_dates import dated
from assistant.extraction.offline.parties import Parties, Who
from assistant.extraction.offline.process import process_claims
from assistant.extraction.offline.repeats import merged
from assistant.extraction.offline.scene import Scene, hearer_of, persons_in, topic_of
from assistant.extraction.offline.sentences import sentences_of
from assistant.extraction.offline.stated import Stated
from assistant.extraction.offline.talk import idle_sentences
from assistant.extraction.offline.who_questions import answered_questions
from assistant.extraction.offline.withdrawals import withdrawn
from schemas.conversation import Conversation, Utterance
from schemas.extraction import Candidate, Extraction, FactCandidate, Quote
from schemas.usage import Extractor
from schemas.value import Category, OwnerSide

HEARD = frozenset({"speech", "message", "quoted"})
TOO_SHORT = 2  # words and points of a sentence that claims nothing, unless it names a deliverable or a day
REMEMBERED = 12


def extract(conversation: Conversation) -> Extraction:
    """All that the cue grammar claims of a conversation."""
    heard = tuple(u for u in conversation.utterances if u.kind in HEARD)
    scenes = tuple(scenes_of(conversation, heard))
    claims = [claim for scene in scenes for claim in _all_claims(scene)]
    claims = sorted([*claims, *answered_questions(scenes)], key=lambda claim: claim.place)
    told = withdrawn(dated(answered(claims, scenes), scenes), scenes)
    facts = each_once(chain((f for scene in scenes for f in facts_of(scene)), answered_deciders(scenes)))
    steps = merged(claim for claim in told if claim.dead is None)
    return Extraction(
        extractor=Extractor(kind="offline"),
        candidates=tuple(_candidate(claim, heard) for claim in steps),
        facts=tuple(_fact(fact, heard) for fact in facts),
        findings=tuple(findings_of(conversation, told, steps)),
    )


def _all_claims(scene: Scene) -> Iterator[Claim]:
    """The claims of a sentence, of all families, one for each deliverable that it names."""
    if len(scene.words) <= TOO_SHORT and not scene.mentions and not scene.has_date_word:
        return
    claimed = list(claims_of(scene))
    yield from claimed
    taken = {claim.deliverable.noun for claim in claimed if claim.deliverable and claim.dead is None}
    is_claimed = any(claim.dead is None for claim in claimed)
    families = (
        (done_claims, process_claims)
        if is_claimed
        else (done_claims, process_claims, item_claims, event_claims)
    )
    for family in (arrivals, *families):
        for claim in family(scene):
            noun = claim.deliverable.noun if claim.deliverable else None
            if noun in taken or (is_claimed and (noun is None or not scene.mentions)):
                continue
            yield claim
            if noun:
                taken.add(noun)


def scenes_of(conversation: Conversation, heard: Sequence[Utterance]) -> Iterator[Scene]:
    """Each sentence with its surroundings, in the order of the conversation."""
    parties = Parties(conversation)
    sentences = [s for at, u in enumerate(heard) for s in sentences_of(at, u.text)]
    idle = idle_sentences(sentences)
    hearers = [hearer_of(heard, at, parties) for at in range(len(heard))]
    told: tuple[tuple[int, Who], ...] = ()
    nearby: tuple[Antecedent, ...] = ()
    heading: Who | None = None
    topic: tuple[int, Category] | None = None
    for place, sentence in enumerate(sentences):
        utterance = heard[sentence.at]
        if heading is not None and not goes_on(sentence, sentences[max(0, place - 1) : place]):
            heading = None
        scene = Scene(
            sentence=sentence,
            utterance=utterance,
            speaker=parties.speaker(utterance),
            hearer=hearers[sentence.at],
            parties=parties,
            told=told,
            nearby=nearby,
            under=idle.get(place),
            heading=heading,
            topic=topic,
        )
        yield scene
        heading = heading_of(sentence, utterance, scene.speaker, scene.hearer) or heading
        if category := topic_of(scene):
            topic = (sentence.at, category)
        persons = ((sentence.at, who) for who in persons_in(sentence, parties, scene.speaker))
        told = (*told, *persons)[-REMEMBERED:]
        nearby = (*nearby, *antecedents(sentence.at, scene.words, scene.mentions, scene.text))[-REMEMBERED:]


def _candidate(claim: Claim, heard: Sequence[Utterance]) -> Candidate:
    return Candidate(
        title=claim.title,
        category=claim.category,
        key=_key(claim),
        basis=claim.basis,
        status=claim.status,
        owner=claim.who.words,
        owner_side=claim.who.side if claim.who.words or claim.who.side else OwnerSide.UNKNOWN,
        due=_quote(claim.due, heard) if claim.due else None,
        quotes=tuple(_quote(span, heard) for span in claim.quotes),
    )


def _fact(fact: Stated, heard: Sequence[Utterance]) -> FactCandidate:
    return FactCandidate(
        kind=fact.kind, about=fact.about, value=fact.value, quotes=(_quote(fact.quote, heard),)
    )


def _key(claim: Claim) -> str | None:
    if claim.deliverable is None:
        return None
    return claim.deliverable.by_verb.get(claim.group, claim.deliverable.key)


def _quote(span: Span, heard: Sequence[Utterance]) -> Quote:
    utterance = heard[span.at]
    return Quote(utterance=utterance.id, text=utterance.text[span.start : span.end])
