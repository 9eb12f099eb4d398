"""What the plan is scheduled back from: which steps reach the target, and which have to be done before it."""

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.planning.order import Order
from schemas.deal import TargetKind
from schemas.plan import Step, TargetDate
from schemas.value import Category

END: Mapping[TargetKind, tuple[Category, frozenset[str]]] = {
    "go_live": (Category.GO_LIVE, frozenset({"go_live"})),
    "signature": (Category.SIGNATURE, frozenset({"signature"})),
    "decision": (Category.APPROVAL, frozenset({"selection", "committee", "board", "final_approval"})),
}
# What follows a decision to buy, or the signature, has no need to be done by then.
BEYOND: Mapping[TargetKind, frozenset[Category]] = {
    "go_live": frozenset(),
    "signature": frozenset({Category.ONBOARDING, Category.GO_LIVE}),
    "decision": frozenset(
        {
            Category.PROCUREMENT,
            Category.LEGAL,
            Category.PRIVACY,
            Category.SIGNATURE,
            Category.ONBOARDING,
            Category.GO_LIVE,
        }
    ),
}
WORDS: Mapping[TargetKind, str] = {"go_live": "Go-live", "signature": "Signature", "decision": "Decision"}
NEVER_BOUND = frozenset({"value_review"})


def is_end(step: Step, kind: TargetKind) -> bool:
    """Whether a step reaches a target of a kind."""
    category, keys = END[kind]
    return step.key in keys or (step.key is None and step.category is category)


def bound_by(
    target: TargetDate, steps: Sequence[Step], order: Order, promises: Sequence[date | None]
) -> list[bool]:
    """Which steps have to be done by the target: all but what comes after it, or was promised for later."""
    past = [False] * len(steps)
    ends = [is_end(step, target.kind) for step in steps]
    for i in order.sequence:
        step, promised = steps[i], promises[i]
        past[i] = (
            step.category in BEYOND[target.kind]
            or step.key in NEVER_BOUND
            or (promised is not None and promised > target.latest)
            or any(past[p] or ends[p] for p in order.before[i])
        )
    return [end or not after for end, after in zip(ends, past, strict=True)]


def end_of(kinds: Sequence[TargetKind], steps: Sequence[Step], finish: Mapping[int, int]) -> int | None:
    """Of the steps whose finish is given, the last one of the first kind that is there, else the last one."""
    for kind in kinds:
        if ends := [i for i in finish if is_end(steps[i], kind)]:
            return max(ends, key=lambda i: finish[i])
    return max(finish, key=lambda i: finish[i], default=None)
