"""A sentence to the claims that its cues make: verb, object, owner, due phrase, and whether they count."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.extraction.offline.antecedents import meant
from assistant.extraction.offline.claims import Claim, Span
from assistant.extraction.offline.cue import Cue, after
from assistant.extraction.offline.cues import cues_of
from assistant.extraction.offline.due_phrases import DuePhrase, last_word
from assistant.extraction.offline.filters import is_in_call, why_not
from assistant.extraction.offline.gate import Weight, content, may_pass, passes, passes_as_item
from assistant.extraction.offline.lexicon import Deliverable, category_of
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import POINTERS, object_range, titled, whom_range, written
from assistant.extraction.offline.verbs import Verb, verb_at
from assistant.extraction.offline.vocabulary import word_set
from schemas.value import Category

BY_GROUP = {"sign": Category.SIGNATURE, "approve": Category.APPROVAL}
CONTRACT = Deliverable(
    "msa_redlines", Category.LEGAL, "the contract", "document", by_verb={"sign": "signature"}
)
ANYTHING = frozenset({"anything", "everything", "any", "all"})
PURCHASE = Deliverable("final_approval", Category.APPROVAL, "the purchase", "state")
SIGNED = frozenset({"msa_redlines", "sow_orderform", "nda", "dpa", "signature"})
LIGHT_VERBS = word_set("light_verbs")
PREPOSITIONS = word_set("prepositions")
BRINGS = frozenset({"bring", "get", "take"})
PRO_VERBS = frozenset({"do", "doing", "does", "show", "be", "come", "join", "hold"})
PEOPLE = frozenset({"introduce", "discuss"})
GETS = (" i get", " we get", " i have", " we have", " i see", " we see")
LEAD_IN = 1  # words between a date that opens a sentence and who is to act by it


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
    if cue.family == "receipt" and at + 1 < end:
        return Verb("send", "Send", at, at + 1)
    if cue.said.endswith(GETS):
        return Verb("send", "Send", at - 1, at)
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
    due = due_in(scene, cue.start, verb, end)
    limit = _before_due(verb, due, end)
    start, stop = object_range(scene, verb, limit)
    whom = whom_range(scene, verb, limit)
    deliverable, noun = _object(scene, verb, start, stop, is_firm=due is not None and due.is_date)
    noun = noun or _person_meant(scene, verb, stop)
    words = content(tuple(noun.casefold().split()) if noun else scene.words[start:stop])
    title = titled(verb.title, noun or written(scene, start, max(stop, whom[1])))
    weight = Weight(
        strength=cue.strength,
        verb=verb,
        deliverable=deliverable,
        words=words,
        has_date=due is not None and due.is_date,
        has_person=noun is None and any(_names_somebody(scene, *r) for r in ((start, stop), whom)),
        is_light=scene.words[verb.start] in LIGHT_VERBS,
        is_ongoing=cue.said.endswith(" now"),
        in_call=is_in_call(scene, cue, verb, " ".join(scene.words[verb.start : verb.end])),
    )
    is_claim = passes_as_item(weight) if cue.family == "item" else passes(weight)
    if title == verb.title or not (is_claim or (cue.asked and may_pass(weight))):
        return None
    if (
        verb.group == "send"
        and weight.has_person
        and scene.words[verb.start] in BRINGS
        and deliverable is None
    ):
        verb = replace(verb, group="introduce")
        title = titled("Bring", written(scene, start, stop))
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
        is_tentative=not is_claim,
        asker=scene.speaker,
        dead=scene.under or why_not(scene, cue, verb, end),
    )


def due_in(scene: Scene, begin: int, verb: Verb, end: int) -> DuePhrase | None:
    """The due phrase of a clause: the first date behind the verb or its correction, else one before it."""
    behind = [d for d in scene.dues if verb.start <= d.start < end]
    dated = [d for d in behind if d.is_date]
    if dated:
        return last_word(scene.sentence, dated)
    ahead = [
        d for d in scene.dues if 0 <= begin - d.end <= LEAD_IN and scene.words[d.end : begin] in ((), (",",))
    ]
    return next((d for d in reversed(ahead) if d.is_date), behind[0] if behind else None)


def _before_due(verb: Verb, due: DuePhrase | None, end: int) -> int:
    return min(end, due.start) if due is not None and due.start >= verb.end else end


def _object(
    scene: Scene, verb: Verb, start: int, stop: int, is_firm: bool
) -> tuple[Deliverable | None, str | None]:
    """The deliverable that the object names, or what "it" and "that" mean, with its noun."""
    if found := scene.mentioned(start, stop):
        return found.deliverable, None
    points = start < stop and scene.words[start] in POINTERS and _stands_alone(scene.words[start + 1 : stop])
    if not points and not _is_left_out(scene, verb, start, stop):
        return None, None
    if scene.words[verb.start] in PRO_VERBS:
        return None, None
    nearby = (*scene.nearby, *scene.antecedents_before(verb.start))
    if verb.group == "sign":
        known = next((a for a in reversed(nearby) if a.deliverable and a.deliverable.key in SIGNED), None)
        return (known.deliverable, known.noun) if known and points else (CONTRACT, CONTRACT.noun)
    if verb.group == "approve" and not points:
        return PURCHASE, PURCHASE.noun
    if antecedent := meant(verb.group, scene.sentence.at, nearby, is_firm):
        return antecedent.deliverable, antecedent.noun
    return None, "the next call" if verb.group == "schedule" and any(d.is_date for d in scene.dues) else None


def _stands_alone(rest: tuple[str, ...]) -> bool:
    """Whether "it" is the whole object, not the "that" of "that draft"."""
    return not rest or rest[0] in PREPOSITIONS or not content(rest)


def _is_left_out(scene: Scene, verb: Verb, start: int, stop: int) -> bool:
    """ "I'll sign by Friday": some verbs need no object to be understood."""
    is_vague = start < stop and verb.group == "approve" and scene.words[start] in ANYTHING
    return (start == stop or is_vague) and verb.group in ("sign", "approve", "complete", "review", "schedule")


def _person_meant(scene: Scene, verb: Verb, stop: int) -> str | None:
    """Whom "you" and "him" mean after a verb of talking."""
    said = scene.words[verb.end : stop + 1] or scene.words[verb.end : verb.end + 1]
    if verb.group not in PEOPLE or not said:
        return None
    if said[0] == "you":
        return scene.hearer.words
    return scene.told[-1].words if scene.told and said[0] in ("him", "her") else None


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
        or scene.spoken_of()
        or Category.OTHER
    )
