"""A quote that was found verbatim in a conversation."""

from typing import Self

from pydantic import AwareDatetime, NonNegativeInt, model_validator

from schemas.conversation import UtteranceId
from schemas.value import Side, Text, Value


class Evidence(Value):
    """`quote` is the utterance's text at the half-open character span `start`:`end`."""

    conversation: Text
    utterance: UtteranceId
    start: NonNegativeInt
    end: NonNegativeInt
    quote: Text
    speaker: str | None
    side: Side
    said_at: AwareDatetime | None

    @model_validator(mode="after")
    def _the_span_is_as_long_as_the_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}:{self.end} does not fit a quote of {len(self.quote)}")
        return self
