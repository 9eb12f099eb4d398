"""What a rule, or a stage of the pipeline, has to say to a person."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from schemas.evidence import Evidence
from schemas.value import Stage, Text, Value


class Severity(StrEnum):
    """How much a finding matters, the worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Waiver(Value):
    """Why a person lets a finding stand; `basis_hash` is what the finding rested on when it was waived."""

    code: Text
    subject: str | None = None
    reason: Text
    by: Text
    basis_hash: Text


class Finding(Value):
    """`subject` is the id of a step or a conversation, or a name; `suggested_step` a key of the catalogue."""

    code: Annotated[str, StringConstraints(pattern=r"^([A-Z]+\d+|[a-z]+(_[a-z]+)*)$")]
    severity: Severity
    stage: Stage | None = None
    message: Text
    hint: Text
    subject: str | None = None
    suggested_step: str | None = None
    evidence: tuple[Evidence, ...] = ()
    waived: Waiver | None = None
