"""Tokens and cost of every attempt, counted where the answer arrives."""

from typing import Any

from schemas.usage import Usage


class Meter:
    """Adds up what one extraction costs; the cost is null once an answer's price is unknown."""

    def __init__(self) -> None:
        self.usage = Usage()

    def count(self, tokens: Any, cost: float | None) -> None:
        """Add one answered call; `tokens` is the provider's usage object, absent where it sent none."""
        known = self.usage.cost_usd is not None and cost is not None
        self.usage = self.usage.model_copy(
            update={
                "model_calls": self.usage.model_calls + 1,
                "input_tokens": self.usage.input_tokens + (getattr(tokens, "prompt_tokens", 0) or 0),
                "output_tokens": self.usage.output_tokens + (getattr(tokens, "completion_tokens", 0) or 0),
                "cost_usd": (self.usage.cost_usd or 0.0) + (cost or 0.0) if known else None,
            }
        )

    def reasked(self, times: int) -> None:
        """Count the calls that asked again because the answer before did not validate."""
        self.usage = self.usage.model_copy(update={"reasks": self.usage.reasks + times})
