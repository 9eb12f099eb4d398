"""A draft against its gold labels: counts that add up over cases, and the rates that follow from them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from evals.gold import Gold, GoldStep
from evals.matching import overlap, pair, spans_of
from schemas.conversation import Conversation
from schemas.extraction import FactKind
from schemas.plan import Draft, Step


@dataclass(frozen=True)
class Counts:
    """Counts of one case, or of many added up."""

    matched: int = 0
    gold: int = 0
    predicted: int = 0
    invented: int = 0
    owner_right: int = 0
    owner_asked: int = 0
    side_right: int = 0
    category_right: int = 0
    due_right: int = 0
    due_wrong: int = 0
    due_asked: int = 0
    traps_taken: int = 0
    traps: int = 0
    facts_found: int = 0
    facts: int = 0
    gaps_found: int = 0
    gaps_raised: int = 0
    gaps: int = 0
    economic_buyer_right: int = 0
    cases: int = 0
    quotes_exact: int = 0
    quotes: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)))


def ratio(part: int, whole: int, empty: float = 1.0) -> float:
    """A share; `empty` where there is nothing to have a share of."""
    return part / whole if whole else empty


def rates(c: Counts) -> dict[str, float]:
    """The published figures."""
    precision, recall = ratio(c.matched, c.predicted), ratio(c.matched, c.gold)
    both = precision + recall
    return {
        "f1": 2 * precision * recall / both if both else 0.0,
        "precision": precision,
        "recall": recall,
        "owner": ratio(c.owner_right, c.owner_asked),
        "side": ratio(c.side_right, c.owner_asked),
        "category": ratio(c.category_right, c.owner_asked),
        "due": ratio(c.due_right, c.due_asked),
        "wrong_date": ratio(c.due_wrong, c.due_asked, 0.0),
        "invented": ratio(c.invented, c.predicted, 0.0),
        "traps": ratio(c.traps_taken, c.traps, 0.0),
        "facts": ratio(c.facts_found, c.facts),
        "gap_recall": ratio(c.gaps_found, c.gaps),
        "gap_precision": ratio(c.gaps_found, c.gaps_raised),
        "economic_buyer": ratio(c.economic_buyer_right, c.cases),
        "evidence_exact": ratio(c.quotes_exact, c.quotes),
    }


def score(draft: Draft, gold: Gold, conversations: Sequence[Conversation]) -> Counts:
    """The counts of one draft."""
    steps = [s for s in draft.steps if s.evidence]
    pairing = pair(steps, gold.steps, conversations)
    matched = [(steps[p], gold.steps[g]) for p, g in pairing.pairs]
    counted = [(s, g) for s, g in matched if not g.nice]
    unmatched = [steps[p] for p in pairing.unmatched if not _repeats(steps[p], gold, conversations)]
    covered = _covered_groups(matched, gold)
    dated = [(s, g) for s, g in counted if g.due is not None]
    raised = {f.stage for f in draft.findings if f.stage}
    return Counts(
        matched=len(counted),
        gold=sum(not g.nice for g in gold.steps) - covered,
        predicted=len(counted) + len(unmatched),
        invented=len(unmatched),
        owner_right=sum(_owner_right(s, g) for s, g in counted),
        owner_asked=len(counted),
        side_right=sum(s.owner_side == g.owner_side for s, g in counted),
        category_right=sum(s.category in (g.category, *g.also_category) for s, g in counted),
        due_right=sum(_due_right(s, g) for s, g in dated),
        due_wrong=sum(_due_wrong(s, g) for s, g in counted),
        due_asked=len(dated),
        traps_taken=_traps_taken(unmatched, gold, conversations),
        traps=len(gold.traps),
        facts_found=_facts_found(draft, gold),
        facts=len(gold.facts),
        gaps_found=len(raised & set(gold.gaps)),
        gaps_raised=len(raised),
        gaps=len(gold.gaps),
        economic_buyer_right=_economic_buyer_right(draft, gold),
        cases=1,
        quotes_exact=_quotes_exact(draft, conversations),
        quotes=sum(len(s.evidence) for s in draft.steps),
    )


def _repeats(step: Step, gold: Gold, conversations: Sequence[Conversation]) -> bool:
    """Whether a left-over step is one of a `nice` label's or a group's finer ones, told once more."""
    soft = [g for g in gold.steps if g.nice or g.group]
    return bool(pair([step], soft, conversations).pairs)


def _covered_groups(matched: Sequence[tuple[Step, GoldStep]], gold: Gold) -> int:
    """Gold steps that need no match of their own, since one step of their group was found."""
    groups = {g.group for _, g in matched if g.group and not g.nice}
    found = {id(g) for _, g in matched}
    return sum(g.group in groups and id(g) not in found and not g.nice for g in gold.steps)


def _owner_right(step: Step, gold: GoldStep) -> bool:
    if step.owner is None or gold.owner is None:
        return step.owner is None and (gold.owner is None or not gold.owner)
    named = step.owner.name.casefold()
    wanted = [o.casefold() for o in (gold.owner, *gold.also_owner)]
    return any(named == w or named in w.split() or w in named.split() for w in wanted)


def _due_right(step: Step, gold: GoldStep) -> bool:
    """Right is the date of the label, or one inside its window; null is right where no date follows."""
    assert gold.due is not None
    said = step.due.latest if step.due and step.due.confidence != "scheduled" else None
    if gold.due.latest is None or said is None:
        return said is None and gold.due.latest is None
    return said == gold.due.latest or (gold.due.earliest or gold.due.latest) <= said <= gold.due.latest


def _due_wrong(step: Step, gold: GoldStep) -> bool:
    """A date that was not meant: the one failure that harms a plan."""
    if step.due is None or step.due.latest is None or step.due.confidence == "scheduled":
        return False
    return gold.due is None or not _due_right(step, gold)


def _traps_taken(steps: Sequence[Step], gold: Gold, conversations: Sequence[Conversation]) -> int:
    taken = 0
    for trap in gold.traps:
        where = spans_of(trap.quote, conversations)
        taken += any(
            overlap([(e.conversation, e.utterance, e.start, e.end) for e in step.evidence], where) >= 0.5
            for step in steps
        )
    return taken


def _facts_found(draft: Draft, gold: Gold) -> int:
    found = {(f.kind, f.about if f.kind is FactKind.NOT_REQUIRED else None) for f in draft.facts}
    return sum((f.kind, f.about if f.kind is FactKind.NOT_REQUIRED else None) in found for f in gold.facts)


def _economic_buyer_right(draft: Draft, gold: Gold) -> int:
    named = next((s.name.casefold() for s in draft.stakeholders if s.role == "economic_buyer"), None)
    wanted = gold.economic_buyer.casefold() if gold.economic_buyer else None
    if named is None or wanted is None:
        return named == wanted
    return named == wanted or named in wanted.split() or wanted in named.split()


def _quotes_exact(draft: Draft, conversations: Sequence[Conversation]) -> int:
    texts = {(c.id, u.id): u.text for c in conversations for u in c.utterances}
    return sum(
        texts[e.conversation, e.utterance][e.start : e.end] == e.quote
        for s in draft.steps
        for e in s.evidence
    )
