"""The plan: steps with owner, due date, evidence and schedule, and the draft that holds them."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, Field, NonNegativeInt, StringConstraints, model_validator

from schemas.conversation import HeldAtBasis, Participant, Source
from schemas.deal import Deal, TargetKind
from schemas.evidence import Evidence
from schemas.extraction import Basis, FactKind, Title
from schemas.finding import Finding
from schemas.usage import Extractor, Usage
from schemas.value import Category, OwnerSide, Side, Text, Value

StepId = Annotated[str, StringConstraints(pattern=r"^s\d+$")]


class Owner(Value):
    """The person, or the function where no person is named, who does a step."""

    name: Text
    side: OwnerSide
    role: str | None = None


class Due(Value):
    """When a step is due: the words as said, and the window they mean.

    `latest` is the date that goes on the plan; both dates are null where no date follows from the
    words. `after` names the step or event that the date hangs on. `scheduled` marks a date that the
    schedule proposes and nobody said.
    """

    phrase: str | None
    earliest: date | None = None
    latest: date | None = None
    after: str | None = None
    confidence: Literal["stated", "inferred", "scheduled"]
    note: str | None = None

    @model_validator(mode="after")
    def _the_window_does_not_end_before_it_starts(self) -> Self:
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise ValueError(f"window ends {self.latest} before it starts {self.earliest}")
        if (self.phrase is None) != (self.confidence == "scheduled"):
            raise ValueError("a date has the words it follows from, unless it is scheduled")
        return self


class Change(Value):
    """What one conversation did to a step."""

    conversation: Text
    change: Literal["added", "dated", "moved", "reassigned", "reworded", "done", "dropped"]
    field: str | None = None
    from_: Any = Field(default=None, alias="from")
    to: Any = None
    evidence: tuple[Evidence, ...] = ()


class Step(Value):
    """A line of the plan. `slack_days` are working days of the owner's calendar, negative where late."""

    id: StepId
    title: Title
    category: Category
    key: str | None = None
    basis: Basis
    status: Literal["open", "done", "dropped"] = "open"
    owner: Owner | None = None
    owner_side: OwnerSide = OwnerSide.UNKNOWN
    due: Due | None = None
    duration_days: NonNegativeInt | None = None
    depends_on: tuple[StepId, ...] = ()
    start: date | None = None
    finish: date | None = None
    slack_days: int | None = None
    critical: bool = False
    history: tuple[Change, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _nothing_without_a_source(self) -> Self:
        if not self.evidence and self.basis is not Basis.PROPOSED:
            raise ValueError(f"step {self.id} has no evidence and is not proposed by a rule")
        if self.start is not None and self.finish is not None and self.finish < self.start:
            raise ValueError(f"step {self.id} finishes {self.finish} before it starts {self.start}")
        return self


class Fact(Value):
    """A grounded claim that is no step; the fields are those of its candidate."""

    kind: FactKind
    about: str | None = None
    value: str | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Stakeholder(Value):
    """A person that the deal file or a conversation names."""

    name: Text
    side: Side
    role: str | None = None
    evidence: tuple[Evidence, ...] = ()


class TargetDate(Value):
    """The date that the plan is scheduled back from; without evidence it comes from the deal file."""

    kind: TargetKind
    phrase: str | None = None
    earliest: date | None = None
    latest: date
    evidence: tuple[Evidence, ...] = ()


class Forecast(Value):
    """When the plan reaches its end as it stands; `sentence` says it in words.

    `kind` is absent where the plan has no decision, signature or go-live: then its last step is meant.
    `late_days` are working days of both sides after the target, negative before it. `chain` are the
    steps that set the date, the first one first.
    """

    kind: TargetKind | None
    finish: date
    target: date | None = None
    late_days: int | None = None
    chain: tuple[StepId, ...] = ()
    sentence: Text


class ConversationSummary(Value):
    """What the draft says of a conversation, without its text."""

    id: Text
    kind: Literal["call", "mail"]
    title: str | None
    held_at: AwareDatetime | None
    held_at_basis: HeldAtBasis | None
    participants: tuple[Participant, ...]
    utterance_count: NonNegativeInt
    source: Source


class Draft(Value):
    """The draft plan: the JSON contract of `map-assistant draft --format json` and of the API."""

    schema_version: Literal[1] = 1
    extractor: Extractor
    deal: Deal
    conversations: tuple[ConversationSummary, ...]
    steps: tuple[Step, ...]
    facts: tuple[Fact, ...]
    stakeholders: tuple[Stakeholder, ...]
    target_date: TargetDate | None
    forecast: Forecast | None = None
    findings: tuple[Finding, ...]
    usage: Usage
