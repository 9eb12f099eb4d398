"""What a function does on the path, and what several families of claims read from a sentence."""

from functools import cache

from assistant.extraction.offline.claims import Span
from assistant.extraction.offline.lexicon import Deliverable, Mention, loaded
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.whole_sentence import span_of
from schemas.value import Category


@cache
def review_by(function: str) -> Mention | None:
    """What a function does on the path: legal reviews the contract, the board approves."""
    row = loaded("functions.yaml").get(function.casefold())
    if row is None:
        return None
    return Mention(
        Deliverable(row["key"], Category(row["category"]), row["noun"], "process", milestone=True), 0, 0
    )


def function_at(scene: Scene, at: int) -> Who | None:
    """The function or person that up to four words from a place name."""
    for end in range(min(len(scene.words), at + 4), at, -1):
        who = scene.who(scene.words[at:end])
        if who and who.words and scene.words[at] not in ("i", "we", "you"):
            return who
    return None


def due_of(scene: Scene) -> Span | None:
    """The first date of a sentence."""
    due = next((d for d in scene.dues if d.is_date), None)
    return span_of(scene, due)


def has_date(scene: Scene) -> bool:
    """Whether a sentence says a date."""
    return any(d.is_date for d in scene.dues)
