"""Claims, and the later words that withdraw one: "scratch that", "we don't need the demo after all"."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.extraction.offline.claims import Claim
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.vocabulary import pattern, wording

WITHDRAWS = wording("withdraws")
WITHDRAWS_LAST = pattern("withdraws_last")
MEETING = frozenset({"introduce", "discuss", "schedule"})
REACH = 3  # utterances, where no deliverable is named


def withdrawn(claims: Sequence[Claim], scenes: Sequence[Scene]) -> list[Claim]:
    """The claims; those that a later sentence takes back are dead."""
    kept = list(claims)
    for scene in scenes:
        match = scene.sentence.words.first(WITHDRAWS)
        if match is None or scene.under:
            continue
        for place in _meant(kept, scene, match.start()):
            kept[place] = replace(kept[place], dead="withdrawn")
    return kept


def _meant(claims: Sequence[Claim], scene: Scene, offset: int) -> list[int]:
    sentence = scene.sentence
    cue = sentence.words.spans[sentence.words.at(offset + 1)][0]
    before = [
        place
        for place, claim in enumerate(claims)
        if claim.dead is None
        and claim.status == "open"
        and (claim.at, claim.place.start) < (sentence.at, cue)
    ]
    named = {m.deliverable.noun for m in scene.mentions}
    people = {word for word in scene.words if scene.parties.is_name(word)}
    about = [p for p in before if _is_about(claims[p], named, people)]
    if named or about or not WITHDRAWS_LAST.search(sentence.words.line):
        return about
    near = [p for p in before if max(q.at for q in claims[p].quotes) >= sentence.at - REACH]
    return near[-1:]


def _is_about(claim: Claim, nouns: set[str], people: set[str]) -> bool:
    if claim.deliverable is not None and claim.deliverable.noun in nouns:
        return True
    return claim.group in MEETING and bool(people & claim.words)
