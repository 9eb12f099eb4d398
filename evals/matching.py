"""Which predicted step is which gold step: one to one, by the words they rest on and by title."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.grounding.quotes import find
from evals.gold import GoldStep
from schemas.conversation import Conversation
from schemas.plan import Step

LEAST_OVERLAP = 0.3
LEAST_LIKENESS = 0.2
CLEARLY_ALIKE = 0.6
EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "our",
        "out",
        "over",
        "that",
        "the",
        "their",
        "to",
        "up",
        "with",
        "your",
    ]
)

Span = tuple[str, str, int, int]


@dataclass(frozen=True)
class Pairing:
    """Pairs of indices (predicted, gold), and the predicted that are left over."""

    pairs: tuple[tuple[int, int], ...]
    unmatched: tuple[int, ...]


def spans_of(quote: str, conversations: Iterable[Conversation]) -> tuple[Span, ...]:
    """Where a gold quote stands: conversation, utterance, start, end; in parts where it spans two."""
    found = [
        (c.id, u.id, *span) for c in conversations for u in c.utterances if (span := find(quote, u.text))
    ]
    if found or len(quote.split()) < 4:
        return tuple(found)
    words = quote.split()
    halves = (" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :]))
    return tuple(span for half in halves for span in spans_of(half, conversations))


def content_words(title: str) -> frozenset[str]:
    """The words of a title that carry meaning, without their endings."""
    words = re.findall(r"[^\W_]+", title.casefold())
    return frozenset(re.sub(r"(?:ing|ed|es|s)$", "", w) for w in words if w not in EMPTY_WORDS)


def likeness(one: str, other: str) -> float:
    """Share of content words that two titles have in common."""
    a, b = content_words(one), content_words(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def overlap(predicted: Iterable[Span], gold: Iterable[Span]) -> float:
    """The largest share of the shorter of two quotes that lies in the other."""
    shares = [
        max(0, min(p[3], g[3]) - max(p[2], g[2])) / max(1, min(p[3] - p[2], g[3] - g[2]))
        for p in predicted
        for g in gold
        if p[:2] == g[:2]
    ]
    return max(shares, default=0.0)


def weight(step: Step, gold: GoldStep, gold_spans: Sequence[Span]) -> float:
    """How much speaks for one being the other; 0 where it does not suffice."""
    spans = [(e.conversation, e.utterance, e.start, e.end) for e in step.evidence]
    words, title = overlap(spans, gold_spans), likeness(step.title, gold.title)
    same = step.category in (gold.category, *gold.also_category)
    enough = words >= LEAST_OVERLAP and (same or title >= LEAST_LIKENESS)
    if not enough and not (same and title >= CLEARLY_ALIKE):
        return 0.0
    return words + 2 * title + 0.5 * same


def pair(steps: Sequence[Step], gold: Sequence[GoldStep], conversations: Sequence[Conversation]) -> Pairing:
    """The pairing that takes the strongest pairs first."""
    spans = [[s for q in g.quotes for s in spans_of(q, conversations)] for g in gold]
    weights = [
        (w, p, g)
        for p, step in enumerate(steps)
        for g, label in enumerate(gold)
        if (w := weight(step, label, spans[g])) > 0
    ]
    taken_steps: set[int] = set()
    taken_gold: set[int] = set()
    pairs = []
    for _, p, g in sorted(weights, key=lambda row: (-row[0], row[1], row[2])):
        if p not in taken_steps and g not in taken_gold:
            taken_steps.add(p)
            taken_gold.add(g)
            pairs.append((p, g))
    return Pairing(tuple(pairs), tuple(p for p in range(len(steps)) if p not in taken_steps))
