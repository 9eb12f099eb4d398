"""Which stages a plan covers, by a step, a fact or the target; and what else facts settle."""

import re
from collections.abc import Iterable

from assistant.rules.catalogue import load_catalogue
from assistant.rules.heard import Topic
from assistant.rules.subject import RuleInput
from schemas.extraction import FactKind
from schemas.plan import Fact, Step
from schemas.value import Category, Stage

BY_CATEGORY = {
    Category.BUSINESS_CASE: Stage.BUSINESS_CASE,
    Category.SECURITY: Stage.SECURITY,
    Category.PRIVACY: Stage.PRIVACY,
    Category.LEGAL: Stage.LEGAL,
    Category.PROCUREMENT: Stage.PROCUREMENT,
    Category.SIGNATURE: Stage.SIGNATURE,
}
TESTS = frozenset({"poc", "poc_readout"})
NUMBER = re.compile(r"(\d[\d.,]*)\s*(k|thousand|m|mn|million)?\b", re.IGNORECASE)
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000}


def said_due(step: Step) -> bool:
    """Whether a step has a due date that was said rather than scheduled."""
    return step.due is not None and step.due.latest is not None and step.due.confidence != "scheduled"


def covered(subject: RuleInput, steps: Iterable[Step], economic_buyer: bool) -> tuple[Stage, ...]:
    """The stages that steps or facts cover; what is stated as not required is left to the rules."""
    found = {stage for step in steps for stage in _covered_by(step)}
    if economic_buyer:
        found.add(Stage.ECONOMIC_BUYER)
    targets: list[str | None] = [t.kind for t in (subject.target_date, subject.deal.target) if t]
    targets += [f.about for f in subject.facts if f.kind is FactKind.TARGET_DATE and f.value]
    if "go_live" in targets:
        found.add(Stage.GO_LIVE_DATE)
    return tuple(stage for stage in Stage if stage in found)


def _covered_by(step: Step) -> set[Stage]:
    known = load_catalogue().get(step.key or "")
    found = {BY_CATEGORY.get(step.category), known.stage if known else None}
    goes_live = step.category is Category.GO_LIVE and step.key in (None, "go_live")
    if goes_live and said_due(step):
        return {Stage.GO_LIVE_DATE}
    return {stage for stage in found if stage is not None} - {Stage.GO_LIVE_DATE}


def has_test(subject: RuleInput, steps: Iterable[Step]) -> bool:
    """Whether a pilot, a proof of concept or a trial is planned or spoken of as one that takes place."""
    return Topic.TEST in subject.heard.topics or any(step.key in TESTS for step in steps)


def authority_limit(facts: Iterable[Fact]) -> float | None:
    """The lowest amount above which somebody else has to approve, as far as it was said in figures."""
    said = (f.value for f in facts if f.kind is FactKind.AUTHORITY_LIMIT and f.value)
    return min((amount for value in said if (amount := amount_of(value)) is not None), default=None)


def amount_of(words: str) -> float | None:
    """The amount that words give in figures: "$50k", "50,000", "1.5 million"."""
    match = NUMBER.search(words)
    if match is None:
        return None
    digits = match[1].rstrip(".,")
    plain = re.sub(r"[.,]", "", digits) if THOUSANDS.fullmatch(digits) else digits.replace(",", ".")
    if plain.count(".") > 1:
        return None
    return float(plain) * SCALES.get((match[2] or "").lower(), 1)


def not_required(facts: Iterable[Fact], stage: Stage) -> Fact | None:
    """The fact that answers a stage, or None."""
    kind = FactKind.NOT_REQUIRED
    return next((f for f in facts if f.kind is kind and f.about == stage), None)
