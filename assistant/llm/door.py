"""The one way to ask a model: two messages in, a validated value and its cost out."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from assistant.llm.completion import make_completion
from assistant.llm.errors import ModelError, model_error
from assistant.llm.meter import Meter
from assistant.llm.settings import ModelSettings
from schemas.usage import Usage

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What a model answered, which one it was, and what all attempts cost; without a value, the error."""

    value: T | None
    model: str
    usage: Usage
    error: ModelError | None = None


class Door:
    """Asks the model of its settings, then the fallback where that gives no usable answer."""

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings
        self._turns = asyncio.Semaphore(settings.concurrency)

    async def ask(self, system: str, user: str, form: type[T], check: Mapping[str, Any]) -> Answer[T]:
        """A value of `form`, whose validators see `check`; a model's fault is an answer without value."""
        meter = Meter()
        names = [name for name in (self.settings.model, self.settings.fallback) if name]
        error: ModelError | None = None
        async with self._turns:
            for name in names:
                try:
                    value = await self._asked(name, meter, (system, user), form, check)
                except ModelError as problem:
                    error = error or problem
                    continue
                return Answer(value, name, meter.usage)
        return Answer(None, names[0], meter.usage, error)

    async def _asked(
        self, name: str, meter: Meter, messages: tuple[str, str], form: type[T], check: Mapping[str, Any]
    ) -> T:
        import instructor  # noqa: PLC0415 - needed by this door alone, as litellm is

        client = instructor.from_litellm(
            make_completion(self.settings, meter), mode=instructor.Mode.JSON_SCHEMA
        )
        before = meter.usage.model_calls

        def is_last() -> bool:
            return meter.usage.model_calls - before > self.settings.reasks

        try:
            async with asyncio.timeout(self.settings.deadline):
                # Every message is rendered as a template: untrusted text may only enter as a variable.
                value: T = await client.create(
                    **self.request(name),
                    messages=[
                        {"role": "system", "content": "{{ system }}"},
                        {"role": "user", "content": "{{ user }}"},
                    ],
                    context={**check, "is_last": is_last, "system": messages[0], "user": messages[1]},
                    response_model=form,  # type: ignore[arg-type]  # typed for a synchronous client
                    max_retries=self.settings.reasks,
                )
                return value
        except Exception as error:  # noqa: BLE001 - the one place where a provider's errors become ours
            raise model_error(name, error) from None
        finally:
            meter.reasked(max(0, meter.usage.model_calls - before - 1))

    def request(self, name: str) -> dict[str, Any]:
        """What every call says beside its messages: which model, where, with which key, for how long."""
        import httpx  # noqa: PLC0415 - comes with litellm

        key = self.settings.api_key
        return {
            "model": name,
            "api_base": self.settings.api_base,
            "api_key": key.get_secret_value() if key else None,
            "timeout": httpx.Timeout(self.settings.request_timeout, connect=5),
        }
