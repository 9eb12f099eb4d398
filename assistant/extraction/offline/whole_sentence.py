"""A claim that a sentence makes as a whole, without a cue such as "I'll": the base that families refine."""

from collections.abc import Sequence

from assistant.extraction.offline.antecedents import Antecedent
from assistant.extraction.offline.claims import Claim, Span, Strength
from assistant.extraction.offline.due_phrases import DuePhrase
from assistant.extraction.offline.lexicon import Mention
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import bare
from assistant.extraction.offline.vocabulary import pattern, word_set
from schemas.extraction import Basis
from schemas.value import OwnerSide

DOUBTFUL = word_set("doubtful")
IF = pattern("condition")
NOBODY = Who(None, OwnerSide.UNKNOWN)
NEAR = 6  # words
BEFORE, BEHIND = 6, 4  # words around a verb in which a doubt is about it
CONDITION_REACH = 80  # characters


def claim_about(scene: Scene, title: str, basis: Basis, mention: Mention, group: str) -> Claim:
    """A claim about a deliverable, owned by nobody yet."""
    sentence = scene.sentence
    here = Span(sentence.at, sentence.start, sentence.end)
    return Claim(
        family=str(basis),
        basis=basis,
        strength=Strength.STRONG,
        group=group,
        title=title,
        category=mention.deliverable.category,
        who=NOBODY,
        place=here,
        quotes=(here,),
        deliverable=mention.deliverable,
        asker=scene.speaker,
        dead=scene.under,
    )


def is_open(scene: Scene, offset: int) -> bool:
    """Whether the words around an offset only ask, suppose or deny, so that nothing stands there."""
    words = scene.sentence.words
    at = words.at(offset + 1)
    around = words.each[max(0, at - BEFORE) : at + BEHIND]
    condition = IF.search(words.line, max(0, offset - CONDITION_REACH), offset + 1)
    return scene.sentence.is_question or not DOUBTFUL.isdisjoint(around) or condition is not None


def span_of(scene: Scene, due: DuePhrase | None) -> Span | None:
    """Where a due phrase stands in the conversation."""
    return Span(scene.sentence.at, *due.span) if due else None


def mention_after(scene: Scene, at: int, reach: int = NEAR) -> Mention | None:
    """The first deliverable named within a few words behind a place."""
    return next((m for m in scene.mentions if at <= m.start <= at + reach), None)


def mention_before(scene: Scene, at: int, reach: int = NEAR, back: int = 3) -> Mention | None:
    """The last deliverable named within a few words before a place, else the last one said before.

    `back` are the utterances in which "it" and "that" may have been named.
    """
    words = scene.words
    near = [m for m in scene.mentions if m.end <= at and at - m.end <= reach and not _cut(words[m.end : at])]
    if near:
        return near[-1]
    subject = words[max(0, at - 2) : at]
    if not {"it", "that", "this", "they", "those", "both"}.isdisjoint(subject):
        said = (*scene.nearby, *scene.antecedents_before(at))
        near_enough = (a for a in reversed(said) if a.at >= scene.sentence.at - back and a.deliverable)
        return next(map(_as_mention, near_enough), None)
    return None


def pointed_at(scene: Scene, at: int) -> Mention | None:
    """The document that "it" or "them" at a place means."""
    if scene.words[at : at + 1] not in (("it",), ("them",), ("em",), ("that",), ("those",), ("this",)):
        return None
    nearby = (*scene.nearby, *scene.antecedents_before(at))
    found = (a for a in reversed(nearby) if a.at >= scene.sentence.at - NEAR and a.deliverable)
    return next((_as_mention(a) for a in found if a.deliverable and a.deliverable.kind == "document"), None)


def _as_mention(antecedent: Antecedent) -> Mention:
    assert antecedent.deliverable is not None
    return Mention(antecedent.deliverable, 0, 0)


def _cut(words: Sequence[str]) -> bool:
    return not {",", ".", ";", "and", "but", "so", "then"}.isdisjoint(words)


def noun_of(scene: Scene, mention: Mention) -> str:
    """A deliverable as it is called in this sentence, else by its usual name."""
    inside = mention in scene.mentions
    return f"the {bare(scene.text(mention.start, mention.end))}" if inside else mention.deliverable.noun
