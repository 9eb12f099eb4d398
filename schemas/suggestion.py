"""One proposed change to the plan, which a person accepts, edits or rejects."""

from typing import Literal, Self

from pydantic import model_validator

from schemas.evidence import Evidence
from schemas.plan import Change, Step, StepId
from schemas.value import Text, Value


class Suggestion(Value):
    """What a conversation does to the plan: `told` is the step as that conversation alone tells it.

    `step` is the step of the plan that is meant, null for an `add`. An `update` without changes adds
    quotes of words that say the same again. `reason` says why the two steps are taken for the same one.
    """

    id: Text
    kind: Literal["add", "update", "complete", "drop"]
    conversation: Text
    step: StepId | None
    told: Step
    changes: tuple[Change, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reason: Text

    @model_validator(mode="after")
    def _only_an_addition_has_no_step(self) -> Self:
        if (self.step is None) != (self.kind == "add"):
            raise ValueError("a suggestion is about a step of the plan, unless it adds one")
        return self
