"""Items of lists that only name a deliverable: "- signed NDA", "Tom: sandbox access, next week"."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.extraction.offline.claims import Claim
from assistant.extraction.offline.note_cues import BULLET, is_list, owner_before, owner_behind
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import titled
from assistant.extraction.offline.whole_sentence import NOBODY, claim_about, noun_of, span_of
from schemas.extraction import Basis

OPENINGS = {"document": "Send", "event": "Hold", "process": "Complete", "state": "Get"}
LONGEST = 16  # words


def item_claims(scene: Scene) -> Iterator[Claim]:
    """The deliverable that an item names; what a sentence of a list tells is left to the other families."""
    if not is_list(scene) or scene.sentence.is_question or len(scene.words) > LONGEST or not scene.mentions:
        return
    mention = scene.mentions[0]
    line = scene.sentence.words.line
    match = BULLET.match(line)
    before = owner_before(scene)
    start = before[1] if before else scene.sentence.words.at(match.end() if match else 1)
    if mention.start - start > 3:
        return
    due = next((d for d in scene.dues if d.is_date), None)
    title = titled(OPENINGS[mention.deliverable.kind], noun_of(scene, mention))
    claim = claim_about(scene, title, Basis.COMMITMENT, mention, "complete")
    who = before[0] if before else owner_behind(scene) or scene.heading or NOBODY
    yield replace(claim, who=who, due=span_of(scene, due), has_date=due is not None)
