"""A conversation through all passes of the cue grammar to what it claims."""

from collections.abc import Iterator, Sequence

from assistant.extraction.offline.claiming import claims_of
from assistant.extraction.offline.claims import Claim, Span
from assistant.extraction.offline.lexicon import Mention
from assistant.extraction.offline.parties import Parties, Who
from assistant.extraction.offline.scene import Scene, hearer_of, persons_in
from assistant.extraction.offline.sentences import sentences_of
from assistant.extraction.offline.talk import idle_sentences
from schemas.conversation import Conversation, Utterance
from schemas.extraction import Candidate, Extraction, Quote
from schemas.usage import Extractor
from schemas.value import OwnerSide

HEARD = frozenset({"speech", "message", "quoted"})
REMEMBERED = 12


def extract(conversation: Conversation) -> Extraction:
    """All that the cue grammar claims of a conversation."""
    heard = tuple(u for u in conversation.utterances if u.kind in HEARD)
    claims = [claim for scene in scenes_of(conversation, heard) for claim in claims_of(scene)]
    alive = [claim for claim in claims if claim.dead is None]
    return Extraction(
        extractor=Extractor(kind="offline"),
        candidates=tuple(_candidate(claim, heard) for claim in alive),
    )


def scenes_of(conversation: Conversation, heard: Sequence[Utterance]) -> Iterator[Scene]:
    """Each sentence with its surroundings, in the order of the conversation."""
    parties = Parties(conversation)
    sentences = [s for at, u in enumerate(heard) for s in sentences_of(at, u.text)]
    idle = idle_sentences(sentences)
    told: tuple[Who, ...] = ()
    nearby: tuple[tuple[int, str, Mention], ...] = ()
    for place, sentence in enumerate(sentences):
        utterance = heard[sentence.at]
        scene = Scene(
            sentence=sentence,
            utterance=utterance,
            speaker=parties.speaker(utterance),
            hearer=hearer_of(heard, sentence.at, parties),
            parties=parties,
            told=told,
            nearby=nearby,
            under=idle.get(place),
        )
        yield scene
        told = (*told, *persons_in(sentence, parties, scene.speaker))[-REMEMBERED:]
        nearby = (*nearby, *((sentence.at, m.deliverable.noun, m) for m in scene.mentions))[-REMEMBERED:]


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


def _key(claim: Claim) -> str | None:
    if claim.deliverable is None:
        return None
    return claim.deliverable.by_verb.get(claim.group, claim.deliverable.key)


def _quote(span: Span, heard: Sequence[Utterance]) -> Quote:
    utterance = heard[span.at]
    return Quote(utterance=utterance.id, text=utterance.text[span.start : span.end])
