"""A failed model call as our own error: without key, without transcript, and saying whether to retry."""

from assistant.errors import AssistantError


class ModelError(AssistantError):
    """A model that gave no usable answer; `permanent` where asking again cannot help."""

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


CAUSES: dict[str, tuple[str, bool]] = {
    "AuthenticationError": ("refused the API key; check MAP_API_KEY", True),
    "PermissionDeniedError": ("refused access with this API key", True),
    "NotFoundError": ("is not known to its provider; check the model's name and MAP_API_BASE", True),
    "ContextWindowExceededError": ("cannot read a conversation of this length in one call", True),
    "BadRequestError": ("refused the request", True),
    "UnsupportedParamsError": ("does not support a parameter of the request", True),
    "RateLimitError": ("is over its rate limit; try again later", False),
    "Timeout": ("did not answer in time", False),
    "TimeoutError": ("did not answer in time", False),
    "InternalServerError": ("failed or sent no usable answer; try again later", False),
    "ServiceUnavailableError": ("is not available; try again later", False),
    "APIConnectionError": ("could not be reached; check MAP_API_BASE", False),
    "BadGatewayError": ("is not available; try again later", False),
    "IncompleteOutputException": ("broke its answer off; the conversation is too long for one call", True),
    "ValidationError": ("did not answer in the form asked for, even when asked again", True),
    "JSONDecodeError": ("did not answer in the form asked for, even when asked again", True),
    "ResponseParsingError": ("did not answer in the form asked for, even when asked again", True),
    "IndexError": ("sent an empty answer", False),
}


def model_error(model: str, error: BaseException) -> ModelError:
    """Our error for one of litellm's or instructor's: by the name of the innermost cause that is known.

    The original is not kept as a cause: it holds the key and the whole request.
    """
    seen = error
    while type(seen).__name__ not in CAUSES and (cause := seen.__cause__ or seen.__context__) is not None:
        seen = cause
    text, permanent = CAUSES.get(type(seen).__name__, ("gave no usable answer", False))
    return ModelError(f"The model {model} {text}.", permanent=permanent)
