"""A draft to what every export shows of it: plain words, in the order in which a person reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.exports.plain import plain
from assistant.planning.wording import business_days, spoken
from schemas.deal import Deal, Party
from schemas.evidence import Evidence
from schemas.finding import Finding, Severity
from schemas.plan import Change, ConversationSummary, Draft, Step
from schemas.usage import Extractor, Usage
from schemas.value import OwnerSide

NO_OWNER = "no owner yet"
NO_DATE = "no date yet"
UNTOLD = "not told"
NOTHING_LEFT = "Nothing is left to do."
NOTHING_FOUND = "No steps were found in these conversations."
HEADINGS: Mapping[Severity, str] = {
    Severity.ERROR: "To mend before you share",
    Severity.WARNING: "To clear up",
    Severity.INFO: "Good to know",
}


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


@dataclass(frozen=True)
class Remark:
    """A finding as it is shown."""

    code: str
    message: str
    hint: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class View:
    """All that an export shows; `remarks` come by heading, the worst first."""

    title: str
    parties: str
    today: str
    terms: tuple[tuple[str, str], ...]
    forecast: str
    is_late: bool
    made_by: str
    rows: tuple[Row, ...]
    remarks: tuple[tuple[str, Severity, tuple[Remark, ...]], ...]
    people: tuple[tuple[str, str, str], ...]
    facts: tuple[tuple[str, str, tuple[Said, ...]], ...]
    conversations: tuple[tuple[str, str], ...]


def view_of(draft: Draft, today: date) -> View:
    """What is shown of a draft on a day."""
    forecast = draft.forecast
    return View(
        title=plain(draft.deal.name or "Mutual action plan"),
        parties=plain(_parties(draft.deal)),
        today=spoken(today),
        terms=tuple(_terms(draft)),
        forecast=plain(forecast.sentence) if forecast else NOTHING_LEFT if draft.steps else NOTHING_FOUND,
        is_late=forecast is not None and (forecast.late_days or 0) > 0,
        made_by=plain(_made_by(draft.extractor, draft.usage)),
        rows=rows_of(draft.steps, today),
        remarks=tuple(_remarks(draft.findings)),
        people=tuple((plain(s.name), s.side.replace("_", " "), _words(s.role)) for s in draft.stakeholders),
        facts=tuple(
            (_words(f.kind), plain(": ".join(filter(None, (_words(f.about), f.value)))), said_of(f.evidence))
            for f in draft.facts
        ),
        conversations=tuple((c.id, plain(_conversation(c))) for c in draft.conversations),
    )


def in_reading_order(steps: Iterable[Step]) -> list[Step]:
    """Steps by their date, those without one last."""
    return sorted(steps, key=lambda s: (s.status == "dropped", s.finish or date.max, s.start or date.max))


def rows_of(steps: Sequence[Step], today: date) -> tuple[Row, ...]:
    """The steps as they are shown, by date."""
    titles = {step.id: plain(step.title) for step in steps}
    return tuple(_row(step, titles, today) for step in in_reading_order(steps))


def _row(step: Step, titles: Mapping[str, str], today: date) -> Row:
    due, is_open = step.due, step.status == "open"
    stated = due.latest if due is not None and due.confidence != "scheduled" else None
    day = stated or (step.finish if step.status != "dropped" else None)
    late = is_open and day is not None and day < today
    nobody = NO_OWNER if is_open else UNTOLD
    return Row(
        id=step.id,
        title=titles[step.id],
        category=_words(step.category),
        owner=plain(step.owner.name) if step.owner else nobody,
        side=step.owner_side if step.owner or step.owner_side is not OwnerSide.UNKNOWN else "",
        due=spoken(day) if day else NO_DATE,
        phrase=plain(due.phrase) if due is not None and due.phrase else "",
        is_proposed=is_open and stated is None and day is not None,
        status="overdue" if late else step.status,
        is_late=late or (is_open and (step.slack_days or 0) < 0),
        critical=step.critical,
        slack=_slack(step.slack_days) if is_open else "",
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


def _remarks(findings: Sequence[Finding]) -> Iterable[tuple[str, Severity, tuple[Remark, ...]]]:
    for severity, heading in HEADINGS.items():
        found = tuple(
            Remark(f.code, plain(f.message), plain(f.hint), said_of(f.evidence))
            for f in findings
            if f.severity is severity
        )
        if found:
            yield heading, severity, found


def _parties(deal: Deal) -> str:
    def named(party: Party, side: str) -> str:
        return f"{party.company} ({side})" if party.company else f"the {side}"

    return f"{named(deal.buyer, 'buyer')} and {named(deal.seller, 'seller')}"


def _terms(draft: Draft) -> Iterable[tuple[str, str]]:
    target, deal = draft.target_date, draft.deal
    if target is not None:
        yield "Target", f"{_words(target.kind)} by {spoken(target.latest)}"
    if deal.amount is not None:
        yield "Amount", plain(f"{deal.amount:,.0f} {deal.currency or ''}")


def _made_by(extractor: Extractor, usage: Usage) -> str:
    if extractor.kind == "offline":
        return "Drafted by the offline extractor, without a language model"
    cost = f", {usage.cost_usd:.4f} USD" if usage.cost_usd is not None else ""
    return f"Drafted with {extractor.model}, prompt {extractor.prompt} ({usage.model_calls} calls{cost})"


def _conversation(summary: ConversationSummary) -> str:
    what = "Call" if summary.kind == "call" else "Mail thread"
    title = f" “{summary.title}”" if summary.title else ""
    when = f", {spoken(summary.held_at.date())}" if summary.held_at else ""
    return f"{what}{title}{when}, {summary.utterance_count} utterances ({summary.source.name})"


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


def _slack(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return "nothing to spare"
    return f"{business_days(days)} {'late' if days < 0 else 'to spare'}"


def _words(name: str | None) -> str:
    return plain(name.replace("_", " ")) if name else ""
