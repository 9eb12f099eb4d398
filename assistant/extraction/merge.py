"""Claims of overlapping parts to one list: what rests on the same words is one claim."""

from collections.abc import Iterable, Sequence

from schemas.extraction import Candidate, FactCandidate, Quote


def merged(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each step once: two parts that quote the same words for one category claim the same step."""
    kept: list[Candidate] = []
    for candidate in candidates:
        twin = next((i for i, k in enumerate(kept) if _same(k, candidate)), None)
        if twin is None:
            kept.append(candidate)
        else:
            kept[twin] = _joined(kept[twin], candidate)
    return tuple(kept)


def merged_facts(facts: Iterable[FactCandidate]) -> tuple[FactCandidate, ...]:
    """Each fact once."""
    return tuple({(f.kind, f.about, (f.value or "").casefold()): f for f in facts}.values())


def _same(one: Candidate, other: Candidate) -> bool:
    return one.category is other.category and one.owner_side is other.owner_side and _shared(one, other)


def _shared(one: Candidate, other: Candidate) -> bool:
    return any(
        a.utterance == b.utterance and (a.text in b.text or b.text in a.text)
        for a in one.quotes
        for b in other.quotes
    )


def _joined(one: Candidate, later: Candidate) -> Candidate:
    return one.model_copy(
        update={
            "owner": one.owner or later.owner,
            "due": later.due or one.due,
            "quotes": _each_once((*one.quotes, *later.quotes)),
        }
    )


def _each_once(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quotes))
