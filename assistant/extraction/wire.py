"""What the model is asked to answer: words, and quotes with the utterance in which they stand."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, model_validator

from assistant.grounding.quotes import find
from schemas.extraction import FactKind
from schemas.value import Category, OwnerSide


class Wire(BaseModel):
    """A part of the answer; what the schema does not name is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class WireQuote(Wire):
    """Words of one utterance, verbatim."""

    utterance: str
    quote: str


class WireStep(Wire):
    """A step in words."""

    title: Annotated[str, StringConstraints(min_length=1)]
    category: Category
    basis: Literal["commitment", "request", "process", "agreement"]
    status: Literal["open", "done"]
    owner: str | None
    owner_side: OwnerSide
    due: WireQuote | None
    quotes: list[WireQuote] = Field(min_length=1)


class WireFact(Wire):
    """A fact in words."""

    kind: FactKind
    about: str | None
    value: str | None
    quotes: list[WireQuote] = Field(min_length=1)


class WireExtraction(Wire):
    """All steps and facts of a conversation.

    Quotes are checked against `utterances` of the validation context (id → text); on the last attempt
    (`is_last`) wrong ones pass, since grounding drops each of them into a Finding of its own. An answer
    that is built without a context is not checked.
    """

    steps: list[WireStep]
    facts: list[WireFact]

    @model_validator(mode="after")
    def _quote_what_was_said(self, info: ValidationInfo) -> "WireExtraction":
        if info.context is None:
            return self
        problems = misquoted(self, info.context["utterances"])
        if problems and not info.context["is_last"]():
            raise ValueError("\n".join(problems))
        return self


def quotes_of(extraction: WireExtraction) -> Iterable[WireQuote]:
    """Every quote of an answer, those of due phrases among them."""
    for step in extraction.steps:
        yield from step.quotes
        if step.due is not None:
            yield step.due
    for fact in extraction.facts:
        yield from fact.quotes


def misquoted(extraction: WireExtraction, utterances: dict[str, str]) -> list[str]:
    """One sentence for each quote that does not occur where the model says it does."""
    wrong = {}
    for quote in quotes_of(extraction):
        if quote.utterance not in utterances:
            wrong[quote.utterance] = f"There is no utterance '{quote.utterance}'."
        elif find(quote.quote, utterances[quote.utterance]) is None:
            said = f"'{quote.quote}' does not occur in {quote.utterance}"
            wrong[said] = f"{said}: copy the words exactly as they stand there."
    return list(wrong.values())
