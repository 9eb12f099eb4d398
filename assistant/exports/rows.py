"""Steps to the rows that every export shows: plain words, by date, with the quotes behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.exports.plain import plain
from assistant.planning.wording import business_days, spoken
from schemas.evidence import Evidence
from schemas.plan import Change, Step
from schemas.value import OwnerSide

NO_OWNER = "no owner yet"
NO_DATE = "no date yet"
UNTOLD = "not told"


@dataclass(frozen=True)
class Said:
    """A quote, who said it, on which side, and when and where."""

    quote: str
    speaker: str
    side: str
    when: str
    conversation: str


@dataclass(frozen=True)
class Row:
    """A step as it is shown; `gaps` names what is still to be found out: `owner`, `due`."""

    id: str
    title: str
    category: str
    owner: str
    side: str
    due: str
    phrase: str
    is_proposed: bool
    status: str
    is_late: bool
    critical: bool
    slack: str
    start: str
    finish: str
    days: str
    waits_for: tuple[str, ...]
    said: tuple[Said, ...]
    history: tuple[str, ...]
    gaps: tuple[str, ...]


def in_reading_order(steps: Iterable[Step]) -> list[Step]:
    """Steps by their date, those without one last."""
    return sorted(steps, key=lambda s: (s.status == "dropped", s.finish or date.max, s.start or date.max))


def rows_of(steps: Sequence[Step], today: date) -> tuple[Row, ...]:
    """The steps as they are shown, by date."""
    titles = {step.id: plain(step.title) for step in steps}
    awaited = {id_ for step in steps for id_ in step.depends_on}
    return tuple(_row(step, titles, step.id in awaited, today) for step in in_reading_order(steps))


def _row(step: Step, titles: Mapping[str, str], is_awaited: bool, today: date) -> Row:
    due, is_open = step.due, step.status == "open"
    stated = due.latest if due is not None and due.confidence != "scheduled" else None
    day = stated or (step.finish if step.status != "dropped" else None)
    late = is_open and day is not None and day < today
    nobody = NO_OWNER if is_open else UNTOLD
    return Row(
        id=step.id,
        title=titles[step.id],
        category=spaced(step.category),
        owner=plain(step.owner.name) if step.owner else nobody,
        side=step.owner_side if step.owner or step.owner_side is not OwnerSide.UNKNOWN else "",
        due=spoken(day) if day else NO_DATE,
        phrase=plain(due.phrase) if due is not None and due.phrase else "",
        is_proposed=is_open and stated is None and day is not None,
        status="overdue" if late else step.status,
        is_late=late or (is_open and (step.slack_days or 0) < 0),
        critical=step.critical,
        slack=_slack(step, is_awaited) if is_open else "",
        start=spoken(step.start) if step.start else "",
        finish=spoken(step.finish) if step.finish else "",
        days=business_days(step.duration_days) if step.duration_days is not None else "",
        waits_for=tuple(titles[d] for d in step.depends_on if d in titles),
        said=said_of(step.evidence),
        history=tuple(_change(c) for c in step.history if c.change != "added"),
        gaps=tuple(
            name
            for name, unknown in (("owner", is_open and not step.owner), ("due", is_open and not day))
            if unknown
        ),
    )


def said_of(evidence: Iterable[Evidence]) -> tuple[Said, ...]:
    """Quotes with who said them and when."""
    return tuple(
        Said(
            quote=plain(e.quote),
            speaker=plain(e.speaker or "somebody"),
            side=e.side.replace("_", " "),
            when=f"{spoken(e.said_at.date())}, {e.said_at:%H:%M}" if e.said_at else "time unknown",
            conversation=plain(e.conversation),
        )
        for e in evidence
    )


def _change(change: Change) -> str:
    values = [f"from {_value(change.from_)}"] if change.from_ is not None else []
    values += [f"to {_value(change.to)}"] if change.to is not None else []
    said = [change.change] if change.field == "status" else [change.change, *values]
    return plain(" ".join((*said, f"in conversation {change.conversation}")))


def _value(value: object) -> str:
    try:
        return spoken(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _slack(step: Step, is_awaited: bool) -> str:
    """What can still slip; of a step that nothing waits for only that it is late."""
    days = step.slack_days
    if days is None or (days >= 0 and not is_awaited and not step.critical):
        return ""
    if days == 0:
        return "nothing to spare"
    return f"{business_days(days)} {'late' if days < 0 else 'to spare'}"


def spaced(name: str | None) -> str:
    return plain(name.replace("_", " ")) if name else ""
