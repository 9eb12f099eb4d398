"""A sentence to the claims that its cues make: verb, object, owner, due phrase, and whether they count."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from assistant.extraction.offline.claims import Claim, Span
from assistant.extraction.offline.cues import Cue, after, cues_of
from assistant.extraction.offline.due_phrases import DuePhrase
from assistant.extraction.offline.filters import is_in_call, why_not
from assistant.extraction.offline.gate import Weight, content, passes
from assistant.extraction.offline.lexicon import Deliverable, category_of
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import POINTERS, object_range, titled, written
from assistant.extraction.offline.verbs import Verb, verb_at
from assistant.extraction.offline.vocabulary import word_set
from schemas.value import Category

BY_GROUP = {"sign": Category.SIGNATURE, "approve": Category.APPROVAL}
POINTS_BACK = 12  # utterances
LEAD_IN = 6  # words between a date that opens a sentence and its verb
CORRECTIONS = word_set("corrections")


def claims_of(scene: Scene) -> Iterator[Claim]:
    """The claims of a sentence's cues, dead ones too: a passing refusal may have to name them."""
    cues = cues_of(scene)
    for place, cue in enumerate(cues):
        end = cues[place + 1].start if place + 1 < len(cues) else len(scene.words)
        yield from _claims(scene, cue, end)


def _claims(scene: Scene, cue: Cue, end: int) -> Iterator[Claim]:
    verb = _verb(scene, cue, end)
    if verb is None:
        return
    made = _claim(scene, cue, verb, end)
    if made is not None:
        yield made
    second = _second_verb(scene, verb, end)
    if second is not None:
        also = _claim(scene, replace(cue, verb=second.start), second, end)
        if also is not None and (
            made is None or (also.deliverable is not None and also.deliverable != made.deliverable)
        ):
            yield also


def _verb(scene: Scene, cue: Cue, end: int) -> Verb | None:
    at = after(scene.words, cue.verb)
    if cue.family == "receipt":
        return Verb("send", "Send", at, at + 1)
    return verb_at(scene.words, at, end)


def _second_verb(scene: Scene, verb: Verb, end: int) -> Verb | None:
    """The verb after "and" that has the same subject ("fill it out and send you the NDA")."""
    for at in range(verb.end, end - 1):
        if scene.words[at] in ("and", "then"):
            start = after(scene.words, at + 1)
            if found := verb_at(scene.words, start, end):
                return found
    return None


def _claim(scene: Scene, cue: Cue, verb: Verb, end: int) -> Claim | None:
    due = due_in(scene, verb, end)
    start, stop = object_range(scene, verb, _before_due(verb, due, end))
    deliverable, noun = _deliverable(scene, verb, start, stop)
    words = content(scene.words[start:stop])
    title = titled(verb.title, noun or written(scene, start, stop))
    weight = Weight(
        strength=cue.strength,
        verb=verb,
        deliverable=deliverable,
        words=words,
        has_date=due is not None and due.is_date,
        has_person=_names_somebody(scene, start, stop),
        in_call=is_in_call(scene, cue, verb, " ".join(scene.words[verb.start : verb.end])),
    )
    if not passes(weight) or title == verb.title:
        return None
    quote = Span(scene.sentence.at, scene.sentence.start, scene.sentence.end)
    return Claim(
        family=cue.family,
        basis=cue.basis,
        strength=cue.strength,
        group=verb.group,
        title=title,
        category=_category(scene, verb, deliverable, start, stop),
        who=cue.who,
        place=Span(scene.sentence.at, *scene.sentence.words.spans[cue.verb]),
        quotes=(quote,),
        deliverable=deliverable,
        words=words,
        due=Span(scene.sentence.at, *due.span) if due else None,
        has_date=due is not None and due.is_date,
        asked=cue.asked,
        asker=scene.speaker,
        dead=scene.under or why_not(scene, cue, verb, end),
    )


def due_in(scene: Scene, verb: Verb, end: int) -> DuePhrase | None:
    """The due phrase of a clause: the first date behind the verb or its correction, else one before it."""
    behind = [d for d in scene.dues if verb.start <= d.start < end]
    dated = [d for d in behind if d.is_date]
    if dated:
        return _last_word(scene, dated)
    ahead = [d for d in scene.dues if d.end <= verb.start and verb.start - d.end <= LEAD_IN]
    return next((d for d in reversed(ahead) if d.is_date), behind[0] if behind else None)


def _last_word(scene: Scene, dated: list[DuePhrase]) -> DuePhrase:
    """Of several dates the corrected one ("the ninth, no, call it the eleventh"), else the first."""
    for earlier, later in reversed(list(pairwise(dated))):
        if not CORRECTIONS.isdisjoint(scene.words[earlier.end : later.start]):
            return later
    return dated[0]


def _before_due(verb: Verb, due: DuePhrase | None, end: int) -> int:
    return min(end, due.start) if due is not None and due.start >= verb.end else end


def _deliverable(scene: Scene, verb: Verb, start: int, stop: int) -> tuple[Deliverable | None, str | None]:
    """What the object names; "it" and "that" mean the nearest deliverable said before."""
    if found := scene.mentioned(start, stop):
        return found.deliverable, None
    if any(word in POINTERS for word in scene.words[start : min(stop, start + 2)]) or start == stop:
        for at, noun, mention in reversed(scene.nearby):
            if at >= scene.sentence.at - POINTS_BACK:
                return mention.deliverable, noun
    return None, None


def _names_somebody(scene: Scene, start: int, stop: int) -> bool:
    return (
        any(scene.parties.is_name(w) for w in scene.words[start:stop])
        or scene.who(scene.words[start:stop][:4]) is not None
    )


def _category(scene: Scene, verb: Verb, deliverable: Deliverable | None, start: int, stop: int) -> Category:
    if verb.group == "sign" and deliverable is not None and deliverable.key not in ("nda", "dpa"):
        return Category.SIGNATURE
    if deliverable is not None:
        return deliverable.category
    return (
        category_of(scene.words[start:stop])
        or BY_GROUP.get(verb.group)
        or category_of(scene.words)
        or Category.OTHER
    )
