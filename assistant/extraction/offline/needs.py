"""What somebody says that they need: a document of the other side is a request, a review is a process."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.extraction.offline.claims import Claim
from assistant.extraction.offline.gate import content
from assistant.extraction.offline.lexicon import Deliverable, Mention, category_of, soft_nouns
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.sides import OTHER
from assistant.extraction.offline.titles import object_range, titled, written
from assistant.extraction.offline.verbs import Verb
from assistant.extraction.offline.vocabulary import word_set, wording
from assistant.extraction.offline.whole_sentence import (
    NOBODY,
    claim_about,
    is_open,
    mention_after,
    noun_of,
    span_of,
)
from schemas.extraction import Basis
from schemas.value import Category, OwnerSide

ASKS_FOR = wording("asks_for")
NEEDS = wording("needs")
HELD = frozenset({"process", "state", "event"})
WISHES = frozenset({"am", "are", "wants", "want", "run", "runs", "ask", "asks", "expects", "expect"})
AUXILIARIES = word_set("auxiliaries")
TO_HAVE = (("see",), ("have",), ("get",))
YOURS = frozenset({"your", "you"})


def needed(scene: Scene) -> Iterator[Claim]:
    """ "We'd need your W-9" asks for it; "legal needs a DPA in place" is a process."""
    words = scene.sentence.words
    for match in words.all(NEEDS):
        subject = scene.who_before(_before_auxiliaries(scene, words.at(match.start() + 1)))
        at = words.at(match.end() + 1)
        if subject is None or scene.words[subject[1]] == "you" or is_open(scene, match.start()):
            continue
        if scene.words[at : at + 1] == ("to",) and scene.words[at + 1 : at + 2] not in TO_HAVE:
            continue
        mention = mention_after(scene, at, 5)
        if mention is None:
            yield from _soft(scene, subject, at, match[0].split()[0])
        else:
            yield from _known(scene, subject, mention, match[0].split()[0])


def asked_for(scene: Scene) -> Iterator[Claim]:
    """ "Any chance of the pricing this week?" asks the other side for a document."""
    words = scene.sentence.words
    if "not" in words.present:
        return
    for match in words.all(ASKS_FOR):
        mention = mention_after(scene, words.at(match.end() + 1), 2)
        if mention is not None and mention.deliverable.kind == "document":
            title = titled("Send", noun_of(scene, mention))
            claim = claim_about(scene, title, Basis.REQUEST, mention, "send")
            yield _dated(scene, replace(claim, who=scene.hearer, asked=True))


def _before_auxiliaries(scene: Scene, at: int) -> int:
    while at > 0 and scene.words[at - 1] in AUXILIARIES:
        at -= 1
    return at


def _known(scene: Scene, subject: tuple[Who, int], mention: Mention, verb: str) -> Iterator[Claim]:
    """A need for a deliverable of the catalogue."""
    who, noun, kind = subject[0], noun_of(scene, mention), mention.deliverable.kind
    if kind == "document" and _is_theirs(scene, mention, subject):
        claim = claim_about(scene, titled("Send", noun), Basis.REQUEST, mention, "send")
        yield _dated(scene, replace(claim, who=scene.hearer, asked=True))
    elif kind in HELD and verb not in WISHES:
        title = titled("Complete" if kind == "process" else "Get", noun)
        claim = claim_about(scene, title, Basis.PROCESS, mention, "complete")
        yield _dated(scene, replace(claim, who=NOBODY if scene.words[subject[1]] == "i" else who))


def _soft(scene: Scene, subject: tuple[Who, int], at: int, verb: str) -> Iterator[Claim]:
    """A need of the speaker for something that the catalogue does not know: counts once it is accepted."""
    if scene.words[subject[1]] not in ("i", "we") or verb not in ("need", "needs", "want", "require"):
        return
    start, stop = object_range(scene, Verb("send", "Send", at - 1, at), len(scene.words))
    objects = content(scene.words[start:stop])
    if not objects & soft_nouns() or "to" in scene.words[start:stop]:
        return
    category = (
        category_of(scene.words[start:stop])
        or category_of(scene.words)
        or scene.spoken_of()
        or Category.OTHER
    )
    wanted = Mention(Deliverable("", category, written(scene, start, stop), "document"), start, stop)
    claim = claim_about(scene, titled("Send", written(scene, start, stop)), Basis.REQUEST, wanted, "send")
    is_theirs = bool(YOURS & set(scene.words[at : stop + 3]))
    claim = replace(
        claim, who=scene.hearer, deliverable=None, words=objects, asked=True, is_certain=is_theirs
    )
    yield _dated(scene, claim)


def _is_theirs(scene: Scene, mention: Mention, subject: tuple[Who, int]) -> bool:
    """Whether a document that somebody needs comes from the other side."""
    who, at = subject
    usual = mention.deliverable.side
    if usual is not OwnerSide.UNKNOWN and who.side in OTHER:
        return usual is OTHER[who.side]
    if scene.utterance.kind == "message" and scene.words[at] in ("i", "we"):
        return scene.hearer.side is OTHER.get(who.side)
    near = scene.words[max(0, mention.start - 3) : mention.end + 3]
    return bool(YOURS & set(near))


def _dated(scene: Scene, claim: Claim) -> Claim:
    due = next((d for d in scene.dues if d.is_date), None)
    return replace(claim, due=span_of(scene, due), has_date=due is not None)
