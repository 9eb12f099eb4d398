"""Which stages a plan covers, by a step, a fact or the target; and what else facts settle."""

import re
from collections.abc import Iterable

from assistant.rules.catalogue import load_catalogue
from assistant.rules.heard import Topic
from assistant.rules.rows import StepRow
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
LEAST_AMOUNT = 1_000
SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000}


def said_due(step: Step) -> bool:
    """Whether a step has a due date that was said rather than scheduled."""
    return step.due is not None and step.due.latest is not None and step.due.confidence != "scheduled"


def covered(subject: RuleInput, rows: Iterable[StepRow], economic_buyer: bool) -> tuple[Stage, ...]:
    """The stages that steps or facts cover; what is stated as not required is left to the rules."""
    found = {stage for row in rows for stage in _covered_by(row)}
    if economic_buyer:
        found.add(Stage.ECONOMIC_BUYER)
    targets: list[str | None] = [t.kind for t in (subject.target_date, subject.deal.target) if t]
    targets += [f.about for f in subject.facts if f.kind is FactKind.TARGET_DATE and f.value]
    if "go_live" in targets:
        found.add(Stage.GO_LIVE_DATE)
    return tuple(stage for stage in Stage if stage in found)


def _covered_by(row: StepRow) -> set[Stage]:
    """The stages of a step; a go-live covers its stage by its date, which is what is asked for."""
    known = load_catalogue().get(row.key or "")
    found = {BY_CATEGORY.get(row.category), known.stage if known else None} - {None, Stage.GO_LIVE_DATE}
    if row.category is Category.GO_LIVE and row.key in (None, "go_live") and row.due:
        found.add(Stage.GO_LIVE_DATE)
    if Topic.CRITERIA in row.topics:
        found.add(Stage.SUCCESS_CRITERIA)
    return {stage for stage in found if stage is not None}


def has_test(subject: RuleInput, rows: Iterable[StepRow]) -> bool:
    """Whether a pilot, a proof of concept or a trial is planned or spoken of as one that takes place."""
    return Topic.TEST in subject.heard.topics or any(row.key in TESTS for row in rows)


def authority_limit(facts: Iterable[Fact]) -> float | None:
    """The lowest amount above which somebody else has to approve, as far as it was said in figures."""
    said = (f.value for f in facts if f.kind is FactKind.AUTHORITY_LIMIT and f.value)
    return min((amount for value in said if (amount := amount_of(value)) is not None), default=None)


def amount_of(words: str) -> float | None:
    """The amount that words give in figures ("$50k", "1.5 million"); a bare "50" leaves out its thousands."""
    match = NUMBER.search(words)
    if match is None:
        return None
    digits = match[1].rstrip(".,")
    plain = re.sub(r"[.,]", "", digits) if THOUSANDS.fullmatch(digits) else digits.replace(",", ".")
    if plain.count(".") > 1:
        return None
    amount = float(plain) * SCALES.get((match[2] or "").lower(), 1)
    return amount if amount >= LEAST_AMOUNT else None


def not_required(facts: Iterable[Fact], stage: Stage) -> Fact | None:
    """The fact that answers a stage, or None."""
    kind = FactKind.NOT_REQUIRED
    return next((f for f in facts if f.kind is kind and f.about == stage), None)
