"""The object of a verb to the deliverable, the person or the other noun that it means."""

from assistant.extraction.offline.antecedents import meant
from assistant.extraction.offline.gate import content
from assistant.extraction.offline.lexicon import Deliverable
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import POINTERS
from assistant.extraction.offline.verbs import Verb
from assistant.extraction.offline.vocabulary import word_set
from schemas.value import Category

CONTRACT = Deliverable(
    "msa_redlines", Category.LEGAL, "the contract", "document", by_verb={"sign": "signature"}
)
PURCHASE = Deliverable("final_approval", Category.APPROVAL, "the purchase", "state")
SIGNED = frozenset({"msa_redlines", "sow_orderform", "nda", "dpa", "signature"})
PREPOSITIONS = word_set("prepositions")
PRO_VERBS = frozenset({"run", "do", "doing", "does", "show", "be", "come", "join", "hold"})
ANYTHING = frozenset({"anything", "everything", "any", "all"})
PEOPLE = frozenset({"introduce", "discuss"})


def object_of(
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


def person_meant(scene: Scene, verb: Verb, stop: int) -> str | None:
    """Whom "you" and "him" mean after a verb of talking."""
    said = scene.words[verb.end : stop + 1] or scene.words[verb.end : verb.end + 1]
    if verb.group not in PEOPLE or not said:
        return None
    if said[0] == "you":
        return scene.hearer.words
    told = scene.told_last
    return told.words if told and said[0] in ("him", "her") else None
