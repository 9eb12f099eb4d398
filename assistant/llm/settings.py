"""Which model is asked, where, and within which limits."""

from pydantic import Field, PositiveFloat, PositiveInt, SecretStr

from schemas.value import Text, Value


class ModelSettings(Value):
    """`model` is any litellm name (`openai/…`, `anthropic/…`, `ollama_chat/…`).

    Times are seconds. `attempts` counts tries of one request against transport faults, `reasks` the
    times that an answer that does not validate is asked for again.
    """

    model: Text
    fallback: Text | None = None
    api_base: Text | None = None
    api_key: SecretStr | None = Field(default=None, repr=False)
    request_timeout: PositiveFloat = 120
    deadline: PositiveFloat = 300
    max_tokens: PositiveInt = 8192
    attempts: PositiveInt = 3
    longest_wait: PositiveFloat = 30
    reasks: int = Field(default=2, ge=0, le=5)
    concurrency: PositiveInt = 4
