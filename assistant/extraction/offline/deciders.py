"""A sentence to who decides: the economic buyer, the champion, and limits of authority."""

from collections.abc import Iterator

from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.stated import Stated, stated
from assistant.extraction.offline.vocabulary import word_set, wording
from schemas.extraction import FactKind

ECONOMIC_BUYER = wording("economic_buyer")
CHAMPION = wording("champion")
AUTHORITY = wording("authority")
APPROVING = word_set("approving")


def deciders(scene: Scene) -> Iterator[Stated]:
    """The facts of a sentence about who decides."""
    words = scene.sentence.words
    if match := words.first(ECONOMIC_BUYER):
        who = _decider(scene, words.at(match.start() + 1))
        if who and who.words and who.side is not scene.hearer.side:
            yield stated(scene, FactKind.ECONOMIC_BUYER, value=who.words)
    if words.first(CHAMPION) and scene.speaker.words:
        yield stated(scene, FactKind.CHAMPION, value=scene.speaker.words)
    if (match := words.first(AUTHORITY)) and (words.first(ECONOMIC_BUYER) or _is_approved(scene)):
        start, end = words.original(match.start("value"), match.end("value"))
        yield stated(scene, FactKind.AUTHORITY_LIMIT, value=scene.utterance.text[start:end])


def _is_approved(scene: Scene) -> bool:
    return not APPROVING.isdisjoint(scene.words)


def _decider(scene: Scene, at: int) -> Who | None:
    """Who decides: the name or function nearest before the words that say so, else behind, else "she"."""
    before = [
        scene.who(scene.words[i : i + n])
        for i in range(at - 1, max(-1, at - 9), -1)
        for n in (2, 1)
        if i + n <= at
    ]
    after = [
        scene.who(scene.words[i : i + n]) for i in range(at, min(len(scene.words), at + 9)) for n in (2, 1)
    ]
    for who in (*before, *after):
        if who is not None and who.words:
            return who
    return None
