"""A fact in words, and the sentence that states it."""

from dataclasses import dataclass

from assistant.extraction.offline.claims import Span
from assistant.extraction.offline.scene import Scene
from schemas.extraction import FactKind


@dataclass(frozen=True)
class Stated:
    """A fact in words, and the sentence that states it."""

    kind: FactKind
    quote: Span
    about: str | None = None
    value: str | None = None


def stated(scene: Scene, kind: FactKind, about: str | None = None, value: str | None = None) -> Stated:
    """A fact that a whole sentence states."""
    sentence = scene.sentence
    return Stated(kind, Span(sentence.at, sentence.start, sentence.end), about, value)
