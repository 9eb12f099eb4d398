"""What the rules are asked about: a plan with its deal, facts, people and conversations on a given day."""

from dataclasses import dataclass, field
from datetime import date

from assistant.rules.heard import Heard
from schemas.deal import Deal
from schemas.finding import Finding
from schemas.plan import Fact, Stakeholder, Step, TargetDate


@dataclass(frozen=True)
class RuleInput:
    """`told` are findings of earlier stages: a rule that would repeat one is silent.

    `confirmed` are the ids of steps whose owner confirmed the date, None where nobody was asked.
    """

    deal: Deal
    steps: tuple[Step, ...]
    today: date
    facts: tuple[Fact, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    target_date: TargetDate | None = None
    heard: Heard = field(default_factory=Heard)
    told: tuple[Finding, ...] = ()
    confirmed: frozenset[str] | None = None
