"""The frozen model that every schema derives from, and the types that several share."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Value(BaseModel):
    """An immutable value; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Text = Annotated[str, StringConstraints(min_length=1)]


class Side(StrEnum):
    """Whom a participant speaks for."""

    BUYER = "buyer"
    SELLER = "seller"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"


class OwnerSide(StrEnum):
    """Who has to do a step."""

    BUYER = "buyer"
    SELLER = "seller"
    BOTH = "both"
    UNKNOWN = "unknown"


class Category(StrEnum):
    """The part of the path to go-live that a step belongs to."""

    DISCOVERY = "discovery"
    EVALUATION = "evaluation"
    BUSINESS_CASE = "business_case"
    SECURITY = "security"
    PRIVACY = "privacy"
    LEGAL = "legal"
    PROCUREMENT = "procurement"
    COMMERCIAL = "commercial"
    APPROVAL = "approval"
    SIGNATURE = "signature"
    ONBOARDING = "onboarding"
    GO_LIVE = "go_live"
    OTHER = "other"


class Stage(StrEnum):
    """What a plan is checked for: each is covered by a step, or by a stated fact."""

    PROCUREMENT = "procurement"
    LEGAL = "legal"
    ECONOMIC_BUYER = "economic_buyer"
    SECURITY = "security"
    PRIVACY = "privacy"
    SIGNATURE = "signature"
    BUSINESS_CASE = "business_case"
    GO_LIVE_DATE = "go_live_date"
    SUCCESS_CRITERIA = "success_criteria"
