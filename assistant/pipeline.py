"""Conversations and what was extracted from them to a draft plan: the only file that knows the order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.calendars import calendars_of
from assistant.dating import due_windows
from assistant.grounding.ground import Grounded, ground
from assistant.known import stakeholders_of, target_of, with_stated_amount, with_stated_durations
from assistant.planning.reconcile import apply, reconcile
from assistant.planning.schedule import schedule
from assistant.rules import RuleInput, check, hear, load_catalogue, load_rulebook, segment_of
from assistant.usage import total
from schemas.conversation import Conversation
from schemas.deal import Deal
from schemas.extraction import Extraction
from schemas.finding import Finding
from schemas.plan import ConversationSummary, Draft, Due, Fact, Step

Extract = Callable[[Conversation], Extraction]


@dataclass(frozen=True)
class Told:
    """What one conversation contributes: steps with owner and due date, facts, and findings."""

    conversation: Conversation
    extraction: Extraction
    steps: tuple[Step, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]


def build_draft(
    conversations: Sequence[Conversation],
    deal: Deal,
    extract: Extract,
    today: date,
    findings: Sequence[Finding] = (),
) -> Draft:
    """The draft of the conversations in time order; `findings` are those of reading the files."""
    return draft_of([tell(c, extract(c), deal) for c in conversations], deal, today, findings)


def tell(conversation: Conversation, extraction: Extraction, deal: Deal) -> Told:
    """Ground an extraction and resolve its owners and dates."""
    grounding = ground(extraction, conversation, deal)
    dues, undated = due_windows(grounding.steps, deal, conversation)
    numbered = enumerate(zip(grounding.steps, dues, strict=True), 1)
    steps = tuple(_step(number, grounded, due) for number, (grounded, due) in numbered)
    findings = (*extraction.findings, *grounding.findings, *undated)
    return Told(conversation, extraction, steps, grounding.facts, findings)


def draft_of(told: Sequence[Told], deal: Deal, today: date, findings: Sequence[Finding] = ()) -> Draft:
    """Reconcile what the conversations tell, schedule it and check it."""
    conversations = tuple(t.conversation for t in told)
    facts = tuple(fact for t in told for fact in t.facts)
    sized = with_stated_amount(deal, facts)
    rulebook = load_rulebook()
    target, contradictions = target_of(deal, facts)
    planned = schedule(
        with_stated_durations(_reconciled(told), facts),
        target,
        calendars_of(deal),
        today,
        load_catalogue(),
        segment_of(sized, rulebook),
    )
    stakeholders = stakeholders_of(deal, conversations, facts)
    asked = RuleInput(
        deal=sized,
        steps=planned.steps,
        today=today,
        facts=facts,
        stakeholders=stakeholders,
        target_date=target,
        heard=hear(conversations),
        told=planned.findings,
    )
    raised = check(asked, rulebook)
    of_stages = tuple(finding for t in told for finding in t.findings)
    return Draft(
        extractor=told[-1].extraction.extractor,
        deal=deal,
        conversations=tuple(map(_summary, conversations)),
        steps=planned.steps,
        facts=facts,
        stakeholders=stakeholders,
        target_date=target,
        forecast=planned.forecast,
        findings=(*raised, *planned.findings, *contradictions, *of_stages, *findings),
        usage=total(*(t.extraction.usage for t in told)),
    )


def _reconciled(told: Sequence[Told]) -> tuple[Step, ...]:
    """The plan after the last conversation, as if every suggestion had been accepted."""
    steps: tuple[Step, ...] = ()
    for each in told:
        steps = apply(steps, reconcile(steps, each.steps, each.conversation.id))
    return steps


def _step(number: int, grounded: Grounded, due: Due | None) -> Step:
    candidate = grounded.candidate
    return Step(
        id=f"s{number}",
        title=candidate.title,
        category=candidate.category,
        key=candidate.key,
        basis=candidate.basis,
        status=candidate.status,
        owner=grounded.owned.owner,
        owner_side=grounded.owned.side,
        due=due,
        evidence=grounded.evidence,
    )


def _summary(conversation: Conversation) -> ConversationSummary:
    return ConversationSummary(
        id=conversation.id,
        kind=conversation.kind,
        title=conversation.title,
        held_at=conversation.held_at,
        held_at_basis=conversation.held_at_basis,
        participants=conversation.participants,
        utterance_count=len(conversation.utterances),
        source=conversation.source,
    )
