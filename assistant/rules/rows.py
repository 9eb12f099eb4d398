"""What a rule can name: flat rows of a plan, with what needs a calendar or another row joined on beforehand.

Days are working days: the owner's for a step, the buyer's for the plan. Null means that it is not known.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from assistant.rules.catalogue import load_catalogue
from assistant.rules.heard import Topic
from assistant.rules.language.kinds import one_of
from schemas.deal import Segment, TargetKind
from schemas.extraction import Basis
from schemas.value import Category, OwnerSide, Side, Stage


class Role(StrEnum):
    """The roles that rules tell apart; any other role of a deal file is `other`."""

    ECONOMIC_BUYER = "economic_buyer"
    CHAMPION = "champion"
    TECHNICAL_EVALUATOR = "technical_evaluator"
    IT_ADMIN = "it_admin"
    SECURITY = "security"
    PRIVACY = "privacy"
    LEGAL = "legal"
    PROCUREMENT = "procurement"
    FINANCE = "finance"
    SIGNATORY = "signatory"
    COMMITTEE = "committee"
    BOARD = "board"
    COMPLIANCE = "compliance"
    EXEC_SPONSOR = "exec_sponsor"
    PROJECT_LEAD = "project_lead"
    END_USER_REP = "end_user_rep"
    SELLER_EXEC = "seller_exec"
    OTHER = "other"


CatalogueKey = Annotated[str, one_of(tuple(load_catalogue()))]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step that is not dropped."""

    id: str
    title: str
    category: Category
    key: Annotated[CatalogueKey | None, "the catalogue step that it is an instance of"]
    basis: Basis
    status: Literal["open", "done"]
    owner: str | None
    owner_side: OwnerSide
    owner_role: Role | None
    owner_is_named: Annotated[bool, "the owner is a person, not a team or a placeholder"]
    function_is_named: Annotated[bool, "somebody of the buyer's function for this category is known"]
    due: Annotated[date | None, "the due date that was said"]
    after: Annotated[str | None, "what the date hangs on, where it hangs on something"]
    start: Annotated[date | None, "where the schedule starts it"]
    finish: Annotated[date | None, "where the schedule ends it"]
    slack_days: int | None
    critical: bool
    usual_days: Annotated[int | None, "its duration as stated, else as in the catalogue"]
    latest_dep_due: Annotated[date | None, "the latest due date of the steps that it waits for"]
    days_after_dep: Annotated[int | None, "days from `latest_dep_due` to `due`"]
    days_to_due: Annotated[int | None, "days from today to `due`, negative where past"]
    days_to_finish: Annotated[int | None, "days from today to `due`, else to `finish`"]
    day_off: Annotated[str | None, "why the owner does not work on `due`"]
    days_from_new_year: Annotated[int | None, "calendar days from the nearest 1 January to `due`"]
    days_to_year_end: Annotated[
        int | None, "days between `due` and the nearest end of the buyer's fiscal year"
    ]
    moves: Annotated[int, "how often its date was moved"]
    longest_slip: Annotated[int, "days of the longest move that no quote explains"]
    confirmed: Annotated[bool | None, "the owner confirmed the date; null where nobody was asked"]
    has_evidence: bool
    only_seller_spoke: Annotated[bool, "the seller says all of its quotes"]
    is_milestone: Annotated[bool, "it is an approval, a signature or a go-live"]
    topics: Annotated[tuple[Topic, ...], "what its quotes speak of"]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A stakeholder, or somebody who owns a step by name."""

    name: str
    side: Side
    role: Role | None
    steps: Annotated[int, "how many steps the person owns"]
    steps_before_signature: Annotated[int, "how many of them come before the signature"]
    busiest_week: Annotated[int, "the most open steps of the person that are due in one week"]
    overdue: Annotated[int, "open steps of the person that are past due"]
    was_heard: Annotated[bool, "the person takes part in a conversation"]
    silent_days: Annotated[int | None, "days between the person's last word and the last conversation"]


@dataclass(frozen=True, slots=True)
class DealRow:
    """The deal."""

    name: str | None
    buyer: Annotated[str, "the buyer's company, else “the buyer”"]
    seller: Annotated[str, "the seller's company, else “the seller”"]
    amount: float | None
    currency: str | None
    segment: Annotated[Segment, "derived from the amount where the deal does not say"]
    touches_personal_data: bool | None
    authority_limit: Annotated[float | None, "the amount above which somebody else has to approve, as said"]


@dataclass(frozen=True, slots=True)
class SharesRow:
    """Who does how much of the plan."""

    buyer_steps: Annotated[int, "steps of the buyer, shared ones included"]
    buyer: Annotated[int, "per cent of the steps whose side is known; a shared step counts for both"]
    seller: Annotated[int, "per cent of the steps whose side is known; a shared step counts for both"]
    buyer_people: Annotated[int, "how many people of the buyer are known"]
    one_person: Annotated[int, "per cent of the buyer's steps with an owner that its busiest person owns"]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What the plan is scheduled back from."""

    date: date | None
    kind: TargetKind | None
    days: Annotated[int | None, "days from today to the target"]
    by_buyer: Annotated[bool, "the buyer said it"]
    at_quarter_end: Annotated[bool, "within three days of an end of the seller's fiscal quarter"]


@dataclass(frozen=True, slots=True)
class DatesRow:
    """How the dates of the open steps lie."""

    said: Annotated[int, "open steps with a date that was said"]
    different: Annotated[int, "how many different dates those have"]
    month_ends: Annotated[int, "how many of those are due on the last day of a month"]
    signature: Annotated[date | None, "the earliest due date of a signature that was said"]
    paper_days: Annotated[int | None, "days from the first paper step to `signature`"]
    next: Annotated[date | None, "when the next open step is due, as said or as scheduled"]
    days_to_next: Annotated[int, "days from today to `next`"]
    silence_days: Annotated[int, "the longest time from today on in which no step is due"]
    silence_from: date | None
    silence_to: date | None


@dataclass(frozen=True, slots=True)
class LateRow:
    """The open steps that are past due."""

    steps: int
    milestones: int
    since: Annotated[date | None, "the oldest of their due dates"]
    days: Annotated[int, "days from then to today"]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The plan as a whole, without dropped steps."""

    covered: Annotated[tuple[Stage, ...], "the stages that a step or a fact covers"]
    spoken_of: Annotated[tuple[Topic, ...], "the topics that the conversations speak of"]
    buyer_spoke_of: Annotated[tuple[Topic, ...], "those that the buyer speaks of"]
    step_count: int
    conversations: Annotated[int, "how many conversations were read"]
    people_heard: Annotated[int, "how many people are known to take part in them"]
    has_test: Annotated[bool, "a pilot, a proof of concept or a trial is planned or under way"]
    cycle: Annotated[tuple[str, ...], "titles of steps that wait for each other"]
    paper_in_series: Annotated[bool, "security, data processing and contract wait for each other"]
    least_slack: Annotated[int | None, "the slack of the tightest chain"]
    days_short: Annotated[int, "by how many days the tightest chain does not fit"]
    shares: SharesRow
    target: TargetRow
    dates: DatesRow
    late: LateRow
