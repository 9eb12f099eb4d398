"""A sentence to who decides: the economic buyer, the champion, and limits of authority."""

from collections.abc import Iterator, Sequence

from assistant.extraction.offline.functions import function_at
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.stated import Stated, stated
from assistant.extraction.offline.vocabulary import word_set, wording
from assistant.extraction.offline.who_questions import answers_naming
from schemas.extraction import FactKind

ECONOMIC_BUYER = wording("economic_buyer")
CHAMPION = wording("champion")
AUTHORITY = wording("authority")
DECIDER_FOLLOWS = wording("decider_follows")
WHO_DECIDES = wording("who_decides")
ABOVE = frozenset({"over", "above", "beyond", "north", "anything", "more", "exceeds"})
GOES = (("to",), ("needs",), ("is",), ("with",), ("ask",))
NEAR = 5  # words between a limit and who decides above it
APPROVING = word_set("approving")


def deciders(scene: Scene) -> Iterator[Stated]:
    """The facts of a sentence about who decides."""
    words = scene.sentence.words
    if match := words.first(ECONOMIC_BUYER):
        who = _decider(scene, words.at(match.start() + 1))
        if who and who.words and who.side is not scene.hearer.side:
            yield stated(scene, FactKind.ECONOMIC_BUYER, value=who.words)
    yield from _following(scene)
    if words.first(CHAMPION) and scene.speaker.words:
        yield stated(scene, FactKind.CHAMPION, value=scene.speaker.words)
    if (match := words.first(AUTHORITY)) and (words.first(ECONOMIC_BUYER) or _is_approved(scene)):
        start, end = words.original(match.start("value"), match.end("value"))
        yield stated(scene, FactKind.AUTHORITY_LIMIT, value=scene.utterance.text[start:end])


def _following(scene: Scene) -> Iterator[Stated]:
    """Who decides, named right behind the words that say so, or behind a limit of money."""
    words = scene.sentence.words
    places = [words.at(match.end() + 1) for match in words.all(DECIDER_FOLLOWS)]
    for match in words.all(AUTHORITY):
        limit = words.at(match.end() - 1) + 1
        if match[0].split()[0] in ABOVE:
            places += [at + 1 for at in range(limit, limit + NEAR) if scene.words[at : at + 1] in GOES]
    for at in places:
        who = function_at(scene, at)
        if who and who.side is not scene.hearer.side:
            yield stated(scene, FactKind.ECONOMIC_BUYER, value=who.words)
            return


def answered_deciders(scenes: Sequence[Scene]) -> Iterator[Stated]:
    """Who is named in answer to the question who decides: "Who holds the budget?" "That's Helen."."""
    for scene, answer, who in answers_naming(scenes):
        if scene.sentence.words.first(WHO_DECIDES) and who.side is not scene.speaker.side:
            yield stated(answer, FactKind.ECONOMIC_BUYER, value=who.words)


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
