"""Recordings made anew: asks the endpoint of MAP_API_BASE and writes a cassette for each that is complete.

All requests are open at once and wait as long as it takes, so that an endpoint may answer at its leisure.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from assistant.errors import AssistantError, InputError
from assistant.extraction.model import ModelExtractor
from assistant.llm.door import Door
from assistant.llm.prompts import load_prompt
from assistant.llm.settings import ModelSettings
from assistant.settings import model_settings
from evals.cassettes import NAME, Pair, recording, save
from evals.recordings import CASSETTES, Recording, cassette_of, recordings, why_stale
from schemas.extraction import Extraction

A_DAY = "86400"
PATIENCE = {"MAP_MODEL_TIMEOUT": A_DAY, "MAP_MODEL_DEADLINE": A_DAY, "MAP_MODEL_CONCURRENCY": "1000"}

Calls = Callable[[str], list[Pair]]


class NamedDoor(Door):
    """A door whose requests say in a header which recording they belong to."""

    def __init__(self, settings: ModelSettings, name: str) -> None:
        super().__init__(settings)
        self.recording = name

    def request(self, name: str) -> dict[str, Any]:
        """The request with its header."""
        return super().request(name) | {"extra_headers": {NAME: self.recording}}


@click.command()
@click.argument("names", nargs=-1)
@click.option("--all", "anew", is_flag=True, help="Also those that are still valid.")
@click.option("--list", "only_list", is_flag=True, help="Say which are recorded, and record none.")
def command(names: tuple[str, ...], anew: bool, only_list: bool) -> None:
    """Record the NAMES, or all."""
    chosen = chosen_of(recordings(), names)
    states = {each.name: state_of(each) for each in chosen}
    for name, state in states.items():
        click.echo(f"{name}: {state or 'recorded'}")
    wanted = [each for each in chosen if anew or states[each.name]]
    if wanted and not only_list:
        failed = asyncio.run(record(wanted, settings_of(os.environ), click.echo))
        sys.exit(1 if failed else 0)


def chosen_of(known: Mapping[str, Recording], names: Sequence[str]) -> list[Recording]:
    """The recordings of these names, or all; raises InputError for a name that is none."""
    if strange := [name for name in names if name not in known]:
        raise InputError(f"There is no recording {', '.join(strange)}. There are: {', '.join(known)}.")
    return [known[name] for name in names or known]


def state_of(wanted: Recording, folder: Path = CASSETTES) -> str | None:
    """Why a recording has to be made, or None where it is valid."""
    return why_stale(wanted, folder=folder) if cassette_of(wanted.name, folder).exists() else "not recorded"


def settings_of(environment: Mapping[str, str]) -> ModelSettings:
    """Whom to ask: the endpoint of the environment under the name `recorded`, with patience."""
    settings = model_settings({**PATIENCE, **environment}, "openai/recorded")
    if settings is None or settings.api_base is None or settings.api_key is None:
        raise InputError("Set MAP_API_BASE and MAP_API_KEY to an OpenAI-compatible endpoint.")
    return settings.model_copy(update={"fallback": None})


async def record(
    wanted: Iterable[Recording],
    settings: ModelSettings,
    say: Callable[[str], object],
    folder: Path = CASSETTES,
) -> int:
    """Record all at once, each written as soon as it is complete; how many failed."""
    with recording() as calls:
        written = await asyncio.gather(*(_record(each, settings, calls, say, folder) for each in wanted))
    return written.count(False)


async def _record(
    wanted: Recording, settings: ModelSettings, calls: Calls, say: Callable[[str], object], folder: Path
) -> bool:
    extractor = ModelExtractor(NamedDoor(settings, wanted.name), load_prompt("extract"), wanted.token_budget)
    conversations, _ = wanted.read()
    extractions = await asyncio.gather(*(extractor.extract(each) for each in conversations))
    if problem := _problem(wanted, extractions):
        say(f"{wanted.name}: not written. {problem}")
        return False
    save(calls(wanted.name), cassette_of(wanted.name, folder))
    say(f"{wanted.name}: {len(calls(wanted.name))} calls recorded")
    return True


def _problem(wanted: Recording, extractions: Iterable[Extraction]) -> str | None:
    unread = [finding.message for each in extractions for finding in each.findings]
    if unread:
        return unread[0]
    if wanted.asked_again and not any(each.usage.reasks for each in extractions):
        return "Its first answer has to be one that is asked for again, such as a wrong quote."
    return None


if __name__ == "__main__":
    try:
        command()
    except AssistantError as error:
        sys.exit(f"record: {error}")
