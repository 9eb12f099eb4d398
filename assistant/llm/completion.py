"""One attempt-counting completion function around litellm: strict schema, bounded retries, no surprises."""

import asyncio
import logging
import os
import re
from collections.abc import Awaitable, Callable
from random import random
from typing import Any

from assistant.llm.json_schema import strict
from assistant.llm.meter import Meter
from assistant.llm.settings import ModelSettings

Completion = Callable[..., Awaitable[Any]]

ENVIRONMENT = {
    "LITELLM_OFFLINE_MODE": "true",  # no network at import, prices from the bundled map
    "LITELLM_MODE": "PRODUCTION",  # importing litellm must not load a .env of the project
    "PYDANTIC_ERRORS_INCLUDE_URL": "0",  # asking again must not depend on pydantic's version
}
TALKATIVE = ("LiteLLM", "instructor")  # their messages quote the conversation and the answer
FENCED = re.compile(r"\s*(?:[^`{]*)```(?:json)?\s*(\{.*\})\s*```\s*", re.DOTALL)
FIRST_WAIT = 0.5


def import_litellm() -> Any:
    """litellm, imported on the first call: it takes seconds and 190 MiB."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    import litellm  # noqa: PLC0415 - see above

    litellm.suppress_debug_info = True
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return litellm


def make_completion(settings: ModelSettings, meter: Meter) -> Completion:
    """The function that instructor calls for every attempt; raises litellm's errors."""
    litellm = import_litellm()
    transient = (
        litellm.RateLimitError,
        litellm.InternalServerError,
        litellm.ServiceUnavailableError,
        litellm.APIConnectionError,
        litellm.Timeout,
        litellm.BadGatewayError,
    )

    async def complete(**request: Any) -> Any:
        asked = _strictly(request) | {"num_retries": 0, "max_tokens": settings.max_tokens}
        for attempt in range(1, settings.attempts + 1):
            try:
                answer = await litellm.acompletion(**asked)
                break
            except transient as error:
                wait = _wait(error, attempt, settings.longest_wait)
                if attempt == settings.attempts or wait is None:
                    raise
                await asyncio.sleep(wait)
        meter.count(getattr(answer, "usage", None), answer._hidden_params.get("response_cost"))
        return _unfenced(answer)

    return complete


def _strictly(request: dict[str, Any]) -> dict[str, Any]:
    """The request with its response format closed, without changing the caller's."""
    form = request.get("response_format")
    if not isinstance(form, dict) or form.get("type") != "json_schema":
        return request
    schema = form["json_schema"]
    closed = {**schema, "strict": True, "schema": strict(schema["schema"])}
    return request | {"response_format": {**form, "json_schema": closed}}


def _wait(error: Exception, attempt: int, longest: float) -> float | None:
    """Seconds until the next attempt: what the server asks for, else doubling with jitter; None = give up."""
    asked = _retry_after(error)
    if asked is not None:
        return asked if asked <= longest else None
    return min(longest, FIRST_WAIT * 2.0 ** (attempt - 1)) * (0.5 + random())


def _retry_after(error: Exception) -> float | None:
    response = getattr(error, "response", None)
    for headers in (getattr(error, "litellm_response_headers", None), getattr(response, "headers", None)):
        value = headers.get("retry-after") if headers else None
        if value and value.replace(".", "", 1).isdigit():
            return float(value)
    return None


def _unfenced(answer: Any) -> Any:
    """The answer without a code fence, which servers that ignore the response format put around it."""
    if answer.choices and (match := FENCED.fullmatch(answer.choices[0].message.content or "")):
        answer.choices[0].message.content = match[1]
    return answer
