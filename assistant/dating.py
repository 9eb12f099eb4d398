"""Due phrases of grounded steps to windows: each in its speaker's own time, country and fiscal year."""

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.calendars import Calendar, JointCalendar, WorkingDays, calendar_of
from assistant.dates import Context, Resolution, resolve
from assistant.grounding.ground import Grounded
from schemas.deal import Deal, Party
from schemas.evidence import Evidence
from schemas.finding import Finding, Severity
from schemas.plan import Due
from schemas.value import OwnerSide, Side

ARTICLES = frozenset({"the", "a", "an", "our", "your", "their", "my", "his", "her"})


def event_name(title: str) -> str:
    """What a step is called when another hangs on it: "Complete the security review" → "security review"."""
    words = title.casefold().split()[1:]
    while words and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(words)


def calendar_for(side: OwnerSide, deal: Deal) -> WorkingDays:
    """The working days of whoever owns a step; a shared step is done when both work."""
    buyer, seller = calendar_of(deal.buyer), calendar_of(deal.seller)
    by_side: dict[OwnerSide, WorkingDays] = {
        OwnerSide.BUYER: buyer,
        OwnerSide.SELLER: seller,
        OwnerSide.BOTH: JointCalendar((buyer, seller)),
    }
    return by_side.get(side, Calendar())


def context_for(said: Evidence, side: OwnerSide, deal: Deal, events: Mapping[str, date | None]) -> Context:
    """How a phrase of `said` is to be read; `side` is the side whose working days count."""
    party = {Side.BUYER: deal.buyer, Side.SELLER: deal.seller}.get(said.side, Party())
    country = party.country or deal.buyer.country or deal.seller.country
    return Context(
        said_on=said.said_at.date() if said.said_at else None,
        locale=f"en-{country[:2]}" if country else "en-US",
        country=country,
        fiscal_year_start=party.fiscal_year_start or 1,
        events=events,
        calendar=calendar_for(side, deal),
    )


def due_windows(steps: Sequence[Grounded], deal: Deal) -> tuple[tuple[Due | None, ...], tuple[Finding, ...]]:
    """The due window of each step, in order; a step may hang on another one's date."""
    events: dict[str, date | None] = {event_name(s.candidate.title): None for s in steps}
    if deal.target:
        events[deal.target.kind.replace("_", "-")] = deal.target.date
    resolved = [_resolve(step, deal, events) for step in steps]
    for _ in range(len(steps)):
        known = _dates(steps, resolved)
        if known.items() <= events.items():
            break
        events |= known
        resolved = [_resolve(step, deal, events) for step in steps]
    findings = [f for s, r in zip(steps, resolved, strict=True) if r and (f := _finding(s, r))]
    return tuple(_due(r) for r in resolved), tuple(findings)


def _resolve(step: Grounded, deal: Deal, events: Mapping[str, date | None]) -> Resolution | None:
    if step.due is None:
        return None
    others = {name: day for name, day in events.items() if name != event_name(step.candidate.title)}
    return resolve(step.due.quote, context_for(step.due, step.owned.side, deal, others))


def _dates(steps: Sequence[Grounded], resolved: Sequence[Resolution | None]) -> dict[str, date]:
    return {
        event_name(step.candidate.title): resolution.latest
        for step, resolution in zip(steps, resolved, strict=True)
        if resolution is not None and resolution.latest is not None
    }


def _due(resolution: Resolution | None) -> Due | None:
    if resolution is None:
        return None
    return Due(
        phrase=resolution.phrase,
        earliest=resolution.earliest,
        latest=resolution.latest,
        after=resolution.after,
        confidence="stated",
        note=resolution.note or _other_readings(resolution),
    )


def _other_readings(resolution: Resolution) -> str | None:
    other = ", ".join(f"{r.latest} ({r.reason})" for r in resolution.readings)
    return f"could also mean {other}" if other else None


def _finding(step: Grounded, resolution: Resolution) -> Finding | None:
    if resolution.latest is not None or resolution.after is not None or step.due is None:
        return None
    return Finding(
        code="date_unresolved",
        severity=Severity.WARNING,
        message=f"“{step.candidate.title}”: no date follows from “{step.due.quote}”"
        + (f" ({resolution.note})." if resolution.note else "."),
        hint="Ask for a date and enter it.",
        evidence=(step.due,),
    )
