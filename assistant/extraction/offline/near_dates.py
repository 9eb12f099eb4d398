"""Claims without a date, and the short sentences near by that only say one; later words correct it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.extraction.offline.claims import Claim, Span
from assistant.extraction.offline.due_phrases import DuePhrase
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.vocabulary import pattern, word_set

SHORT = 12  # words
REACH = 3  # utterances
CORRECTION_REACH = 2
CORRECTS = pattern("date_corrected")
DENIES = word_set("denies_a_date")


def dated(claims: Sequence[Claim], scenes: Sequence[Scene]) -> list[Claim]:
    """The claims with the dates that stand in sentences of their own."""
    kept = list(claims)
    for scene in scenes:
        if len(scene.words) > SHORT or not scene.has_date_word or _has_claim(kept, scene):
            continue
        place = _last_before(kept, scene)
        if place is None or not _may_date(kept[place], scene):
            continue
        due = _only_date(scene)
        if due is not None:
            kept[place] = _with_date(kept[place], scene, due)
    return kept


def _only_date(scene: Scene) -> DuePhrase | None:
    """The last date of a sentence that says little else."""
    words = scene.words
    if scene.mentions or not scene.dues or not DENIES.isdisjoint(words):
        return None
    return next((d for d in reversed(scene.dues) if d.is_date), None)


def _has_claim(claims: Sequence[Claim], scene: Scene) -> bool:
    sentence = scene.sentence
    return any(
        q.at == sentence.at and q.start == sentence.start for c in claims if c.dead is None for q in c.quotes
    )


def _last_before(claims: Sequence[Claim], scene: Scene) -> int | None:
    """The last live claim that stands before a sentence and near it."""
    sentence = scene.sentence
    found = (
        place
        for place, claim in reversed(list(enumerate(claims)))
        if claim.dead is None
        and claim.status == "open"
        and (claim.at, claim.place.start) < (sentence.at, sentence.start)
        and max(q.at for q in claim.quotes) >= sentence.at - REACH
    )
    return next(found, None)


def _may_date(claim: Claim, scene: Scene) -> bool:
    """Whether a date of a sentence becomes the claim's: it has none yet, or is corrected soon after."""
    is_late = scene.sentence.at - max(quote.at for quote in claim.quotes) > CORRECTION_REACH
    is_correction = not is_late and CORRECTS.search(scene.sentence.words.line) is not None
    return not claim.has_date or is_correction


def _with_date(claim: Claim, scene: Scene, due: DuePhrase) -> Claim:
    here = Span(scene.sentence.at, scene.sentence.start, scene.sentence.end)
    quotes = claim.quotes if here in claim.quotes else (*claim.quotes, here)
    return replace(claim, due=Span(scene.sentence.at, *due.span), has_date=True, quotes=quotes)
