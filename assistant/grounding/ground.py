"""Candidates and facts in words to evidence and owners; what does not ground becomes a Finding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.grounding.addressed import is_for_software
from assistant.grounding.owners import Resolved, resolve_owner
from assistant.grounding.people import people_of
from assistant.grounding.quotes import find
from schemas.conversation import Conversation, Participant, Utterance
from schemas.deal import Deal
from schemas.evidence import Evidence
from schemas.extraction import Basis, Candidate, Extraction, FactCandidate, Quote
from schemas.finding import Finding, Severity
from schemas.plan import Fact
from schemas.value import Side

MIN_LETTERS_THAT_SHOW_A_STEP = 8


@dataclass(frozen=True)
class Grounded:
    """A candidate whose quotes were found; `due` is where its due phrase stands, if it has one."""

    candidate: Candidate
    evidence: tuple[Evidence, ...]
    due: Evidence | None
    owned: Resolved


@dataclass(frozen=True)
class Grounding:
    """All that grounds of one extraction, and a Finding for each thing that does not."""

    steps: tuple[Grounded, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]


class Grounder:
    """Grounds claims in one conversation."""

    def __init__(self, conversation: Conversation, deal: Deal) -> None:
        self.conversation = conversation
        self.people = people_of(conversation, deal)
        self.speakers: dict[str | None, Participant] = {p.id: p for p in conversation.participants}
        self.utterances = {u.id: u for u in conversation.utterances}
        self.said = "\n".join(u.text for u in conversation.utterances)
        self.findings: list[Finding] = []

    def quote(self, quote: Quote) -> Evidence | None:
        """The evidence that a quote is, or None and a Finding where its words were not said there."""
        utterance = self.utterances.get(quote.utterance)
        span = find(quote.text, utterance.text) if utterance else None
        if utterance is None or span is None:
            self._report(
                "quote_not_found",
                f"“{_short(quote.text)}” was not said in {quote.utterance}; it is left out.",
                "Look the passage up in the transcript and add the step by hand if it is there.",
            )
            return None
        return self._evidence(utterance, *span)

    def step(self, candidate: Candidate) -> Grounded | None:
        """The candidate with its evidence, or None and a Finding where no quote shows it."""
        due = self.quote(candidate.due) if candidate.due else None
        quotes = [e for q in candidate.quotes if (e := self.quote(q))]
        if not any(sum(map(str.isalnum, e.quote)) >= MIN_LETTERS_THAT_SHOW_A_STEP for e in quotes):
            self._report(
                "step_not_grounded",
                f"“{candidate.title}” has no quote that shows it; it is left out.",
                "Add it by hand if it was agreed.",
            )
            return None
        if all(self._is_for_software(e) for e in quotes):
            self._report(
                "meant_for_software",
                f"“{candidate.title}” rests on words that give orders to software; it is left out.",
                "Add it by hand if people agreed to it.",
            )
            return None
        words = candidate.owner or self._committed(candidate, quotes)
        owned = resolve_owner(words, candidate.owner_side, self.people, self.said)
        if owned.problem:
            self._report(
                "owner_not_found",
                f"“{candidate.title}”: {owned.problem}; the owner is left open.",
                "Name the owner.",
            )
        apart = [due] if due and not any(_covers(e, due) for e in quotes) else []
        return Grounded(candidate, _in_order((*quotes, *apart)), due, owned)

    def _is_for_software(self, evidence: Evidence) -> bool:
        return is_for_software(self.utterances[evidence.utterance].text, evidence.start, evidence.end)

    def _committed(self, candidate: Candidate, quotes: Sequence[Evidence]) -> str | None:
        """Who says "we'll do it" is the one who commits, where that is the side that has to act."""
        if candidate.basis is not Basis.COMMITMENT or candidate.status != "open":
            return None
        return next((e.speaker for e in quotes if e.side.value == candidate.owner_side.value), None)

    def fact(self, candidate: FactCandidate) -> Fact | None:
        """The fact with its evidence, or None where no quote shows it."""
        evidence = _in_order(e for q in candidate.quotes if (e := self.quote(q)))
        if not evidence:
            return None
        return Fact(kind=candidate.kind, about=candidate.about, value=candidate.value, evidence=evidence)

    def _evidence(self, utterance: Utterance, start: int, end: int) -> Evidence:
        speaker = self.speakers.get(utterance.speaker)
        return Evidence(
            conversation=self.conversation.id,
            utterance=utterance.id,
            start=start,
            end=end,
            quote=utterance.text[start:end],
            speaker=speaker.name if speaker else None,
            side=speaker.side if speaker else Side.UNKNOWN,
            said_at=utterance.said_at,
        )

    def _report(self, code: str, message: str, hint: str) -> None:
        self.findings.append(
            Finding(
                code=code,
                severity=Severity.WARNING,
                message=message,
                hint=hint,
                subject=self.conversation.id,
            )
        )


def ground(extraction: Extraction, conversation: Conversation, deal: Deal) -> Grounding:
    """Check every claim of an extraction against the conversation that it was made of."""
    grounder = Grounder(conversation, deal)
    steps = tuple(g for c in extraction.candidates if (g := grounder.step(c)))
    facts = tuple(f for c in extraction.facts if (f := grounder.fact(c)))
    return Grounding(steps, facts, tuple(grounder.findings))


def _covers(evidence: Evidence, due: Evidence) -> bool:
    return evidence.utterance == due.utterance and evidence.start <= due.start and due.end <= evidence.end


def _in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each span once, in the order in which it was said."""
    spans = {(int(e.utterance[1:]), e.start, e.end): e for e in evidence}
    return tuple(spans[key] for key in sorted(spans))


def _short(text: str, width: int = 60) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
