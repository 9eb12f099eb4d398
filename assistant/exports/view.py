"""A draft to what every export shows of it: plain words, in the order in which a person reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.exports.plain import plain
from assistant.exports.rows import Row, Said, rows_of, said_of, spaced
from assistant.planning.wording import spoken
from schemas.deal import Deal, Party
from schemas.finding import Finding, Severity
from schemas.plan import ConversationSummary, Draft
from schemas.usage import Extractor, Usage

NOTHING_LEFT = "Nothing is left to do."
NOTHING_FOUND = "No steps were found in these conversations."
HEADINGS: Mapping[Severity, str] = {
    Severity.ERROR: "To mend before you share",
    Severity.WARNING: "To clear up",
    Severity.INFO: "Good to know",
}


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
        people=tuple((plain(s.name), s.side.replace("_", " "), spaced(s.role)) for s in draft.stakeholders),
        facts=tuple(
            (spaced(f.kind), plain(": ".join(filter(None, (spaced(f.about), f.value)))), said_of(f.evidence))
            for f in draft.facts
        ),
        conversations=tuple((c.id, plain(_conversation(c))) for c in draft.conversations),
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
        yield "Target", f"{spaced(target.kind)} by {spoken(target.latest)}"
    if deal.amount is not None:
        yield "Amount", plain(f"{deal.amount:,.0f} {deal.currency or ''}")


def _made_by(extractor: Extractor, usage: Usage) -> str:
    if extractor.kind == "offline":
        return "Drafted by the offline extractor, without a language model"
    cost = f"{usage.cost_usd:.4f} USD" if usage.cost_usd is not None else "price unknown"
    asked = f"{usage.model_calls} {'call' if usage.model_calls == 1 else 'calls'}"
    tokens = f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    return f"Drafted with {extractor.model}, prompt {extractor.prompt} ({asked}, {tokens}, {cost})"


def _conversation(summary: ConversationSummary) -> str:
    what = "Call" if summary.kind == "call" else "Mail thread"
    title = f" “{summary.title}”" if summary.title else ""
    when = f", {spoken(summary.held_at.date())}" if summary.held_at else ""
    return f"{what}{title}{when}, {summary.utterance_count} utterances ({summary.source.name})"
