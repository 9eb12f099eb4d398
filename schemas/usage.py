"""Which extractor ran, and what it cost."""

from typing import Literal

from pydantic import NonNegativeFloat, NonNegativeInt

from schemas.value import Value


class Extractor(Value):
    """`model` and `prompt` (`name@hash`) are absent for the offline extractor."""

    kind: Literal["offline", "llm"]
    model: str | None = None
    prompt: str | None = None


class Usage(Value):
    """Cost in US dollars, null where the price of the model is unknown; seconds of wall time."""

    model_calls: NonNegativeInt = 0
    reasks: NonNegativeInt = 0
    input_tokens: NonNegativeInt = 0
    output_tokens: NonNegativeInt = 0
    cost_usd: NonNegativeFloat | None = 0.0
    seconds: NonNegativeFloat = 0.0
