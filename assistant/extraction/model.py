"""The model extractor: a conversation to what a language model claims of it, each quote checked."""

import asyncio
from collections.abc import Sequence

from assistant.extraction.chunks import chunks, line, named, span_of
from assistant.extraction.keys import key_of
from assistant.extraction.merge import merged, merged_facts
from assistant.extraction.wire import WireExtraction, WireFact, WireQuote, WireStep
from assistant.llm.door import Answer, Door
from assistant.llm.prompts import Prompt
from assistant.usage import total
from schemas.conversation import Conversation, Participant, Utterance
from schemas.extraction import Basis, Candidate, Extraction, FactCandidate, Quote
from schemas.finding import Finding, Severity
from schemas.usage import Extractor

TOKEN_BUDGET = 60_000
LONGEST_TITLE = 80

Part = tuple[Utterance, ...]
Shown = frozenset[str]


class ModelExtractor:
    """Asks once for a conversation that fits the budget, else once for each part of it."""

    def __init__(self, door: Door, prompt: Prompt, token_budget: int = TOKEN_BUDGET) -> None:
        self.door = door
        self.prompt = prompt
        self.token_budget = token_budget

    async def extract(self, conversation: Conversation) -> Extraction:
        """What the model claims; a part that could not be read is a Finding that names its stretch."""
        parts = tuple(chunks(conversation, self.token_budget))
        answers = await asyncio.gather(*(self._ask(conversation, part) for part in parts))
        read = [
            (a.value, frozenset(u.id for u in part))
            for a, part in zip(answers, parts, strict=True)
            if a.value
        ]
        model = next((a.model for a in answers if a.value is not None), self.door.settings.model)
        return Extraction(
            extractor=Extractor(kind="llm", model=model, prompt=self.prompt.identity),
            candidates=merged(_candidate(step, shown) for value, shown in read for step in value.steps),
            facts=merged_facts(_fact(fact, shown) for value, shown in read for fact in value.facts),
            findings=_unread(conversation, parts, answers),
            usage=total(*(answer.usage for answer in answers)),
        )

    async def _ask(self, conversation: Conversation, part: Part) -> Answer[WireExtraction]:
        system, user = self.prompt.render(**describe(conversation, part))
        said = {utterance.id: utterance.text for utterance in part}
        return await self.door.ask(system, user, WireExtraction, {"utterances": said})


def describe(conversation: Conversation, part: Part) -> dict[str, str]:
    """The parameters of the prompt: who takes part, when it was, and what was said."""
    speakers: dict[str | None, Participant] = {p.id: p for p in conversation.participants}
    people = (
        f"- {named(p.name)} ({p.side}{f', {named(p.title)}' if p.title else ''})"
        for p in conversation.participants
    )
    return {
        "participants": "\n".join(people) or "- not named",
        "held_at": f"{conversation.held_at:%A %Y-%m-%d}" if conversation.held_at else "unknown",
        "conversation": "\n".join(line(utterance, speakers) for utterance in part),
    }


def _unread(
    conversation: Conversation, parts: Sequence[Part], answers: Sequence[Answer[WireExtraction]]
) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            code="part_not_read",
            severity=Severity.ERROR,
            message=f"{span_of(part)} of {conversation.source.name} could not be read. {answer.error}",
            hint="Draft again once the model answers, or use the offline extractor.",
            subject=conversation.id,
        )
        for part, answer in zip(parts, answers, strict=True)
        if answer.value is None
    )


def _candidate(step: WireStep, shown: Shown) -> Candidate:
    return Candidate(
        title=shortened(step.title),
        category=step.category,
        key=key_of(step.title, step.category),
        basis=Basis(step.basis),
        status=step.status,
        owner=step.owner,
        owner_side=step.owner_side,
        due=_quote(step.due, shown) if step.due else None,
        quotes=tuple(_quote(quote, shown) for quote in step.quotes),
    )


def shortened(title: str) -> str:
    """A title of at most 80 characters, cut between words."""
    title = " ".join(title.split())
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def _fact(fact: WireFact, shown: Shown) -> FactCandidate:
    quotes = tuple(_quote(quote, shown) for quote in fact.quotes)
    return FactCandidate(kind=fact.kind, about=fact.about, value=fact.value, quotes=quotes)


def _quote(quote: WireQuote, shown: Shown) -> Quote:
    """A quote of what the model was shown; of anything else, such as a signature, it never grounds."""
    return Quote(utterance=quote.utterance if quote.utterance in shown else "u0", text=quote.quote or " ")
