"""A sentence to the claims that its cues make: verb, object, owner, due phrase, and whether they count."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.extraction.offline.claims import Claim, Span
from assistant.extraction.offline.cue import Cue, after
from assistant.extraction.offline.cues import cues_of
from assistant.extraction.offline.due_phrases import DuePhrase, last_word
from assistant.extraction.offline.filters import is_in_call, why_not
from assistant.extraction.offline.gate import Weight, content, may_pass, passes, passes_as_item
from assistant.extraction.offline.lexicon import Deliverable, category_of
from assistant.extraction.offline.objects import object_of, person_meant
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import object_range, titled, whom_range, written
from assistant.extraction.offline.verbs import Verb, verb_at
from assistant.extraction.offline.vocabulary import word_set
from schemas.value import Category

BY_GROUP = {"sign": Category.SIGNATURE, "approve": Category.APPROVAL}
LIGHT_VERBS = word_set("light_verbs")
BRINGS = frozenset({"bring", "get", "take"})
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


@dataclass(frozen=True)
class _Reading:
    """A verb phrase as it was understood; the object is the words from `start` to `stop`."""

    verb: Verb
    title: str
    start: int
    stop: int
    deliverable: Deliverable | None
    words: frozenset[str]
    due: DuePhrase | None
    has_person: bool

    @property
    def has_date(self) -> bool:
        return self.due is not None and self.due.is_date


def _claim(scene: Scene, cue: Cue, verb: Verb, end: int) -> Claim | None:
    """The claim that a cue and its verb make, None where the gate does not let them pass."""
    read = _read(scene, cue, verb, end)
    weight = _weight(scene, cue, read)
    is_claim = passes_as_item(weight) if cue.family == "item" else passes(weight)
    if read.title == verb.title or not (is_claim or (cue.asked and may_pass(weight))):
        return None
    dead = scene.under or why_not(scene, cue, verb, end)
    return replace(_made(scene, cue, _brought(scene, read)), is_tentative=not is_claim, dead=dead)


def _read(scene: Scene, cue: Cue, verb: Verb, end: int) -> _Reading:
    due = due_in(scene, cue.start, verb, end)
    limit = _before_due(verb, due, end)
    start, stop = object_range(scene, verb, limit)
    whom = whom_range(scene, verb, limit)
    is_firm = due is not None and due.is_date
    deliverable, noun = object_of(scene, verb, start, stop, is_firm)
    noun = noun or person_meant(scene, verb, stop)
    return _Reading(
        verb=verb,
        title=titled(verb.title, noun or written(scene, start, max(stop, whom[1]))),
        start=start,
        stop=stop,
        deliverable=deliverable,
        words=content(tuple(noun.casefold().split()) if noun else scene.words[start:stop]),
        due=due,
        has_person=noun is None and any(_names_somebody(scene, *r) for r in ((start, stop), whom)),
    )


def _weight(scene: Scene, cue: Cue, read: _Reading) -> Weight:
    verb = read.verb
    return Weight(
        strength=cue.strength,
        verb=verb,
        deliverable=read.deliverable,
        words=read.words,
        has_date=read.has_date,
        has_person=read.has_person,
        is_light=scene.words[verb.start] in LIGHT_VERBS,
        is_ongoing=cue.said.endswith(" now"),
        in_call=is_in_call(scene, cue, verb, " ".join(scene.words[verb.start : verb.end])),
    )


def _brought(scene: Scene, read: _Reading) -> _Reading:
    """ "I'll bring Joel" introduces somebody, where "I'll bring the form" sends something."""
    is_person = read.has_person and read.deliverable is None
    if not is_person or read.verb.group != "send" or scene.words[read.verb.start] not in BRINGS:
        return read
    title = titled("Bring", written(scene, read.start, read.stop))
    return replace(read, verb=replace(read.verb, group="introduce"), title=title)


def _made(scene: Scene, cue: Cue, read: _Reading) -> Claim:
    sentence = scene.sentence
    return Claim(
        family=cue.family,
        basis=cue.basis,
        strength=cue.strength,
        group=read.verb.group,
        title=read.title,
        category=_category(scene, read),
        who=cue.who,
        place=Span(sentence.at, *sentence.words.spans[cue.verb]),
        quotes=(Span(sentence.at, sentence.start, sentence.end),),
        deliverable=read.deliverable,
        words=read.words,
        due=Span(sentence.at, *read.due.span) if read.due else None,
        has_date=read.has_date,
        asked=cue.asked,
        asker=scene.speaker,
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


def _names_somebody(scene: Scene, start: int, stop: int) -> bool:
    return (
        any(scene.parties.is_name(w) for w in scene.words[start:stop])
        or scene.who(scene.words[start:stop][:4]) is not None
    )


def _category(scene: Scene, read: _Reading) -> Category:
    """The deliverable's, else that of telling words, from the object outwards to the talk before."""
    deliverable = read.deliverable
    if read.verb.group == "sign" and deliverable is not None and deliverable.key not in ("nda", "dpa"):
        return Category.SIGNATURE
    if deliverable is not None:
        return deliverable.category
    return (
        category_of(scene.words[read.start : read.stop])
        or BY_GROUP.get(read.verb.group)
        or category_of(scene.words)
        or scene.spoken_of()
        or Category.OTHER
    )
