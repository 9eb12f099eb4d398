"""A step of the plan and what a conversation tells of it to the changes, field by field, old and new."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from assistant.planning.people import is_function, is_same_person
from assistant.planning.titles import deliverable_of
from schemas.plan import Change, Due, Owner, Step

DAY_ALONE = re.compile(
    r"(?:still|by|on|for|is|be|it|the|of|\W|\d{1,2}(?:st|nd|rd|th)?|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twenty|thirty)(?:[- ](?:fir|seco|thi)(?:st|nd|rd))?|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth|thirtieth)+"
)

BOTH_ENDS = re.compile(r"\b(?:through|thru|till|to|until)\b|[–—]")


def changes_of(planned: Step, told: Step, conversation: str) -> tuple[Change, ...]:
    """What the told step says otherwise; words that are older than the plan's own change nothing."""
    return tuple(_changes(planned, told, conversation))


def is_older(told: Step, planned: Step) -> bool:
    """Whether all that tells a step was said before the last word on it."""
    return _last_said(told) < _last_said(planned)


def _changes(planned: Step, told: Step, conversation: str) -> Iterator[Change]:
    if planned.status == "open" and told.status != "open":
        change = "done" if told.status == "done" else "dropped"
        yield _change(conversation, change, "status", (planned.status, told.status), told)
    if is_older(told, planned):
        return
    if _counts_anew(planned.title, told.title):
        yield _change(conversation, "reworded", "title", (planned.title, told.title), told)
    if told.due is not None and _dates_anew(planned.due, told):
        old = planned.due.latest if planned.due is not None else None
        new = told.due.latest.isoformat() if told.due.latest is not None else told.due.phrase
        change = "moved" if old is not None else "dated"
        yield _change(conversation, change, "due", (old.isoformat() if old else None, new), told)
    if _owns_anew(planned.owner, told.owner) and told.owner is not None:
        old_name = planned.owner.name if planned.owner is not None else None
        yield _change(conversation, "reassigned", "owner", (old_name, told.owner.name), told)


def _change(
    conversation: str, change: str, field: str, values: tuple[str | None, str | None], told: Step
) -> Change:
    before, after = values
    given = {"conversation": conversation, "change": change, "field": field, "from": before, "to": after}
    return Change.model_validate({**given, "evidence": told.evidence})


def _counts_anew(old: str, new: str) -> bool:
    """Whether both titles count what they are about, and differently: three hotels, two hotels."""
    before, after = deliverable_of(old).counts, deliverable_of(new).counts
    return bool(before and after and before != after)


def _dates_anew(old: Due | None, told: Step) -> bool:
    """Whether words give a date that the plan has not; when a thing was done moves no promise."""
    new = told.due
    if new is None or new.confidence == "scheduled":
        return False
    if told.status == "done":
        done = _day_of(told)
        return (old is None or old.latest is None) and bool(new.latest and done and new.latest <= done)
    if old is None or old.confidence == "scheduled":
        return True
    if new.latest is None or old.latest is None:
        return old.latest is None and new.latest is not None
    return new.latest != old.latest and not _holds(new, old) and not _restates(new, old.latest)


def _holds(new: Due, old: Due) -> bool:
    """Whether a loose window is around all that is known of the date: it says no more than the plan."""
    if new.earliest is None or old.latest is None or new.latest is None or BOTH_ENDS.search(new.phrase or ""):
        return False
    return new.earliest <= (old.earliest or old.latest) and old.latest <= new.latest


def _restates(new: Due, old: date) -> bool:
    """Whether "the fifteenth", said without its month, is the fifteenth that the plan has."""
    said = (new.phrase or "").casefold()
    same = new.latest is not None and new.latest.day == old.day
    return same and new.latest != old and DAY_ALONE.fullmatch(said) is not None


def _owns_anew(old: Owner | None, new: Owner | None) -> bool:
    """Whether somebody else owns a step; the function of a person who is known is no news."""
    if new is None or old is None:
        return new is not None
    if is_same_person(old.name, new.name):
        return False
    return is_function(old) or not (is_function(new) and new.side is old.side)


def _day_of(step: Step) -> date | None:
    said = [e.said_at.date() for e in step.evidence if e.said_at is not None]
    return max(said, default=None)


def _last_said(step: Step) -> float:
    said = [e.said_at for e in step.evidence if e.said_at is not None]
    return max(map(datetime.timestamp, said), default=float("inf"))
