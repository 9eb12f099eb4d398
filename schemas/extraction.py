"""What an extractor claims, in the speakers' own words: never a date, never an offset."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from schemas.conversation import UtteranceId
from schemas.finding import Finding
from schemas.usage import Extractor, Usage
from schemas.value import Category, OwnerSide, Text, Value


class Basis(StrEnum):
    """How the conversation shows a step; `proposed` is a step that a rule suggests and nobody said."""

    COMMITMENT = "commitment"
    REQUEST = "request"
    PROCESS = "process"
    AGREEMENT = "agreement"
    PROPOSED = "proposed"


class FactKind(StrEnum):
    """The claims that are no steps."""

    NOT_REQUIRED = "not_required"
    ECONOMIC_BUYER = "economic_buyer"
    CHAMPION = "champion"
    TARGET_DATE = "target_date"
    DURATION = "duration"
    AMOUNT = "amount"
    AUTHORITY_LIMIT = "authority_limit"


Title = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]


class Quote(Value):
    """Words as they were said, and the utterance in which they were."""

    utterance: UtteranceId
    text: Text


class Candidate(Value):
    """A claimed step. `owner` is a name or a function in words; `due` holds the due phrase alone.

    `key` is the catalogue step that it is an instance of, where the extractor knows.
    """

    title: Title
    category: Category
    key: str | None = None
    basis: Literal[Basis.COMMITMENT, Basis.REQUEST, Basis.PROCESS, Basis.AGREEMENT]
    status: Literal["open", "done"] = "open"
    owner: str | None = None
    owner_side: OwnerSide = OwnerSide.UNKNOWN
    due: Quote | None = None
    quotes: tuple[Quote, ...] = Field(min_length=1)


class FactCandidate(Value):
    """A claimed fact.

    `about` is the stage of a `not_required`, the catalogue key or category of a `duration`, or what a
    `target_date` is for (`go_live`, `signature`, `decision`). `value` is the name, the amount, the
    duration or the date phrase in words.
    """

    kind: FactKind
    about: str | None = None
    value: str | None = None
    quotes: tuple[Quote, ...] = Field(min_length=1)


class Extraction(Value):
    """All that one extractor claims of one conversation."""

    extractor: Extractor
    candidates: tuple[Candidate, ...] = ()
    facts: tuple[FactCandidate, ...] = ()
    findings: tuple[Finding, ...] = ()
    usage: Usage = Usage()
