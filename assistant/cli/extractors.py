"""The choice of the extractor: the offline one, or a model behind it as a plain function."""

from collections.abc import Mapping
from time import monotonic

from assistant.cli.output import tell
from assistant.errors import InputError
from assistant.pipeline import Extract
from assistant.settings import model_settings
from schemas.conversation import Conversation
from schemas.extraction import Extraction

KINDS = ("auto", "offline", "llm")


def extractor(kind: str, model: str | None, environment: Mapping[str, str]) -> Extract:
    """The extractor of `--extractor`; `auto` is the model where one is configured, else offline."""
    settings = model_settings(environment, model)
    if kind == "llm" and settings is None:
        raise InputError("No model is configured: give --model or set MAP_MODEL, or use --extractor offline.")
    if kind == "offline" or settings is None:
        from assistant.extraction.offline import extract  # noqa: PLC0415 - its lexicon is not needed by a model

        return extract
    import asyncio  # noqa: PLC0415 - the offline way needs none of these

    from assistant.extraction.model import ModelExtractor  # noqa: PLC0415 - as above
    from assistant.llm.door import Door  # noqa: PLC0415 - as above
    from assistant.llm.prompts import load_prompt  # noqa: PLC0415 - as above

    prompt = load_prompt("extract")

    def ask(conversation: Conversation) -> Extraction:
        tell(f"Asking {settings.model} about {conversation.source.name} …")
        began = monotonic()
        extraction = asyncio.run(ModelExtractor(Door(settings), prompt).extract(conversation))
        usage = extraction.usage.model_copy(update={"seconds": round(monotonic() - began, 3)})
        return extraction.model_copy(update={"usage": usage})

    return ask
