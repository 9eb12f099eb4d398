"""What the environment says: the model to ask, if any. Read by the composition roots alone."""

from collections.abc import Mapping

from pydantic import ValidationError

from assistant.errors import InputError
from assistant.llm.settings import ModelSettings

VARIABLES = {
    "MAP_MODEL": "model",
    "MAP_FALLBACK_MODEL": "fallback",
    "MAP_API_BASE": "api_base",
    "MAP_API_KEY": "api_key",
    "MAP_MODEL_TIMEOUT": "request_timeout",
    "MAP_MODEL_DEADLINE": "deadline",
    "MAP_MODEL_CONCURRENCY": "concurrency",
}


def model_settings(environment: Mapping[str, str], model: str | None = None) -> ModelSettings | None:
    """The model that is configured, or None where none is; `model` goes before MAP_MODEL."""
    given = {field: environment[name] for name, field in VARIABLES.items() if environment.get(name)}
    if model:
        given["model"] = model
    if "model" not in given:
        return None
    try:
        return ModelSettings.model_validate(given)
    except ValidationError as error:
        names = {field: name for name, field in VARIABLES.items()}
        wrong = "; ".join(f"{names[str(e['loc'][0])]}: {e['msg']}" for e in error.errors())
        raise InputError(f"The model's settings cannot be used: {wrong}.") from None
