"""Steps to the events that a deal has once: they are the same in whatever words a conversation tells them."""

from enum import Enum

from assistant.planning.deliverable import Deliverable, differ
from schemas.plan import Step
from schemas.value import Category


class Event(Enum):
    """An event of which a deal has one, unless site, product or party are named apart."""

    GO_LIVE = "go-live"
    SIGNATURE = "signature of the contract"
    KICKOFF = "kickoff"


def event_of(step: Step, deliverable: Deliverable) -> Event | None:
    """The event that a step is, where it is one."""
    if step.category is Category.GO_LIVE and "go live" in deliverable.acts:
        return Event.GO_LIVE
    if step.category is Category.SIGNATURE and "sign" in deliverable.acts:
        return Event.SIGNATURE if "contract" in deliverable.nouns or not deliverable.words else None
    if step.category is Category.ONBOARDING and "kick off" in deliverable.acts:
        return Event.KICKOFF
    return None


def are_two_launches(one: Deliverable, other: Deliverable) -> bool:
    """Whether both titles name what goes live, and name different products, sites or numbers of them.

    "All three sites" is a part of nothing: "two sites", told later, is what became of it.
    """
    if "go live" not in one.acts & other.acts:
        return False
    if not one.words & other.words and ((one.what and other.what) or (one.where and other.where)):
        return True
    if "rest" in (one.extent, other.extent):
        return one.extent != other.extent
    if one.extent == other.extent == "all":
        return False
    if "all" in (one.extent, other.extent):
        part = other if one.extent == "all" else one
        return bool(part.names) and not one.names & other.names
    return any(
        differ(a, b)
        for a, b in ((one.counts, other.counts), (one.counts, other.names), (one.names, other.counts))
    )
