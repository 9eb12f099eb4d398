"""Which stages a plan covers, by a step, a fact or the target; and what else facts settle."""

from collections.abc import Iterable

from assistant.amounts import amount_of
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
LEAST_LIMIT = 1_000  # "less than fifty" leaves out its thousands


def said_due(step: Step) -> bool:
    """Whether a step has a due date that was said rather than scheduled."""
    return step.due is not None and step.due.latest is not None and step.due.confidence != "scheduled"


def covered(subject: RuleInput, rows: Iterable[StepRow], economic_buyer: bool) -> tuple[Stage, ...]:
    """The stages that steps or facts cover; what is stated as not required is left to the rules.

    Criteria that are spoken of are written, or a step writes them.
    """
    found = {stage for row in rows for stage in _covered_by(row)}
    if economic_buyer:
        found.add(Stage.ECONOMIC_BUYER)
    targets: list[str | None] = [t.kind for t in (subject.target_date, subject.deal.target) if t]
    targets += [f.about for f in subject.facts if f.kind is FactKind.TARGET_DATE and f.value]
    if Topic.CRITERIA in subject.heard.topics:
        found.add(Stage.SUCCESS_CRITERIA)
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
    said = (amount_of(f.value) for f in facts if f.kind is FactKind.AUTHORITY_LIMIT and f.value)
    return min((amount for amount in said if amount and amount >= LEAST_LIMIT), default=None)


def not_required(facts: Iterable[Fact], stage: Stage) -> Fact | None:
    """The fact that answers a stage, or None."""
    kind = FactKind.NOT_REQUIRED
    return next((f for f in facts if f.kind is kind and f.about == stage), None)
