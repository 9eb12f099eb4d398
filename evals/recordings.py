"""What is recorded: every case of the eval set, the examples, and two special situations; played back."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from assistant.extraction.model import TOKEN_BUDGET, ModelExtractor
from assistant.llm.door import Door
from assistant.llm.prompts import Prompt, load_prompt
from assistant.llm.settings import ModelSettings
from assistant.pipeline import build_draft
from assistant.sources.assemble import Read, read_files
from assistant.sources.deal_file import load_deal
from assistant.sources.files import load_documents
from evals.cassettes import BASE, playing
from evals.gold import load_case
from evals.staleness import StaleCassette
from schemas.conversation import Conversation
from schemas.deal import Deal
from schemas.extraction import Extraction
from schemas.plan import Draft

ROOT = Path(__file__).parents[1]
CASSETTES = ROOT / "tests" / "recordings" / "cassettes"
RECORDED = ModelSettings.model_validate({"model": "openai/recorded", "api_base": BASE, "api_key": "none"})
IN_PARTS = 4000  # tokens: cuts each call of the examples in two

Extract = Callable[[Conversation], Extraction]


@dataclass(frozen=True)
class Recording:
    """A run of the model extractor that is recorded: its files, its deal, and how long a part may be.

    `asked_again` is a recording in which the first answer is not good enough: one of its quotes was
    changed on purpose.
    """

    name: str
    files: tuple[Path, ...]
    deal: Deal
    today: date
    held_at: Mapping[str, datetime]
    token_budget: int = TOKEN_BUDGET
    asked_again: bool = False

    def read(self) -> Read:
        """The conversations, and what was found while reading them."""
        return read_files(load_documents(list(self.files)), self.deal, self.held_at)


def recordings() -> dict[str, Recording]:
    """All recordings by name, recorded or not."""
    cases = [_of_case(folder.parent) for folder in sorted(ROOT.glob("evals/cases/*/case.yaml"))]
    by_name = {case.name: case for case in (*cases, _examples())}
    special = (
        replace(by_name["bakery-discovery"], name="bakery-discovery.asked-again", asked_again=True),
        replace(by_name["examples"], name="examples.in-parts", token_budget=IN_PARTS),
    )
    return by_name | {each.name: each for each in special}


def _of_case(folder: Path) -> Recording:
    case = load_case(folder)
    return Recording(
        case.name, tuple(folder / name for name in case.files), case.deal, case.today, case.held_at
    )


def _examples() -> Recording:
    folder = ROOT / "examples"
    files = tuple(sorted(path for path in folder.iterdir() if path.suffix in (".vtt", ".txt")))
    return Recording("examples", files, load_deal(folder / "deal.yaml"), date(2026, 3, 25), {})


def cassette_of(name: str, folder: Path = CASSETTES) -> Path:
    """The file of a recording."""
    return folder / f"{name}.yaml"


def recorded(folder: Path = CASSETTES) -> tuple[str, ...]:
    """The names of the files that are there, by name."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


@contextmanager
def played(recording: Recording, prompt: Prompt | None = None, folder: Path = CASSETTES) -> Iterator[Extract]:
    """The model extractor as it was recorded; raises StaleCassette where it would ask anything else."""
    asks = prompt or load_prompt("extract")

    def extract(conversation: Conversation) -> Extraction:
        extractor = ModelExtractor(Door(RECORDED), asks, recording.token_budget)
        return asyncio.run(extractor.extract(conversation))

    with playing(cassette_of(recording.name, folder)):
        yield extract


def replay(recording: Recording, prompt: Prompt | None = None, folder: Path = CASSETTES) -> Draft:
    """The draft of a recording."""
    conversations, findings = recording.read()
    with played(recording, prompt, folder) as extract:
        return build_draft(conversations, recording.deal, extract, recording.today, findings)


def why_stale(recording: Recording, prompt: Prompt | None = None, folder: Path = CASSETTES) -> str | None:
    """Why a recording has to be made again, or None where it still answers all that is asked."""
    conversations, _ = recording.read()
    try:
        with played(recording, prompt, folder) as extract:
            for conversation in conversations:
                extract(conversation)
    except StaleCassette as stale:
        return str(stale)
    return None
