"""Questions who does something, and the name in the answer: "Who signs?" "That's Helen."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.extraction.offline.claims import Claim, Span
from assistant.extraction.offline.lexicon import Deliverable, Mention
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import titled
from assistant.extraction.offline.verbs import verb_at
from assistant.extraction.offline.vocabulary import word_set, wording
from assistant.extraction.offline.whole_sentence import claim_about, noun_of, pointed_at
from schemas.extraction import Basis
from schemas.value import Category

WHO_DOES = wording("who_does")
ANSWERED = frozenset({"sign", "approve", "review", "complete", "issue"})
ASKS = frozenset({"who", "whose", "which"})
ME = frozenset({"me", "i"})
DENIES = word_set("negations")
LONGEST = 14  # words of an answer that names somebody
CONTRACT = Mention(Deliverable("signature", Category.SIGNATURE, "the contract", "document"), 0, 0)
PURCHASE = Mention(Deliverable("final_approval", Category.APPROVAL, "the purchase", "state"), 0, 0)


def answered_questions(scenes: Sequence[Scene]) -> Iterator[Claim]:
    """The claims that questions make together with the sentence that follows them."""
    for scene, answer, who in answers_naming(scenes):
        yield from _claims(scene, answer, who)


def answers_naming(scenes: Sequence[Scene]) -> Iterator[tuple[Scene, Scene, Who]]:
    """The questions that are answered by naming somebody, each with its answer."""
    for place, scene in enumerate(scenes[:-1]):
        if not scene.sentence.is_question or scene.under or ASKS.isdisjoint(scene.words):
            continue
        answer = next((s for s in scenes[place + 1 : place + 3] if s.speaker != scene.speaker), None)
        who = _named(answer) if answer is not None else None
        if answer is not None and who is not None:
            yield scene, answer, who


def _named(answer: Scene) -> Who | None:
    """Whom a short answer names; more than one is nobody in particular."""
    words = answer.words
    if len(words) > LONGEST or answer.sentence.is_question or not DENIES.isdisjoint(words):
        return None
    found = [who for at in range(len(words)) if (who := _who(answer, at))]
    named = [who for who in found if who.is_named] or found
    return named[0] if len({who.words for who in named}) == 1 else None


def _who(answer: Scene, at: int) -> Who | None:
    word = answer.words[at]
    if word in ME:
        return answer.speaker
    who = answer.who(answer.words[at : at + 2]) or answer.who((word,))
    return who if who and who.words and word not in ("we", "you", "they", "he", "she") else None


def _claims(scene: Scene, answer: Scene, who: Who) -> Iterator[Claim]:
    words = scene.sentence.words
    for match in words.all(WHO_DOES):
        end = words.at(match.end() + 1)
        verb = verb_at(words.each, end, len(words.each))
        if verb is None or verb.group not in ANSWERED:
            continue
        usual = {"sign": CONTRACT, "approve": PURCHASE}.get(verb.group)
        mention = scene.mentioned(verb.end, len(words.each)) or pointed_at(scene, verb.end) or usual
        if mention is None:
            continue
        claim = claim_about(
            scene, titled(verb.title, noun_of(scene, mention)), Basis.PROCESS, mention, verb.group
        )
        here = Span(answer.sentence.at, answer.sentence.start, answer.sentence.end)
        signs = verb.group == "sign" and mention.deliverable.key not in ("nda", "dpa")
        category = Category.SIGNATURE if signs else claim.category
        yield replace(claim, who=who, category=category, quotes=(*claim.quotes, here))
        return
