"""All cases through the production pipeline: a score for each, and the sums."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import reduce
from pathlib import Path

from assistant.pipeline import build_draft
from assistant.sources.assemble import read_files
from assistant.sources.files import load_documents
from evals.gold import Case, Gold, load_case, load_gold
from evals.scores import Counts, score
from schemas.conversation import Conversation
from schemas.extraction import Extraction
from schemas.plan import Draft

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Outcome:
    """A case that ran; where it failed, `error` says how, and its gold counts as missed."""

    case: Case
    gold: Gold
    counts: Counts
    draft: Draft | None
    conversations: tuple[Conversation, ...]
    error: str | None = None


def labelled(folder: Path = CASES) -> Iterator[Path]:
    """The folders of the cases that have labels, by name."""
    return (path.parent for path in sorted(folder.glob("*/gold.yaml")))


def run_case(folder: Path, extract: Callable[[Conversation], Extraction]) -> Outcome:
    """Draft and score one case; a crash scores zero and never drops out of the sums."""
    case, gold = load_case(folder), load_gold(folder)
    try:
        documents = load_documents([folder / name for name in case.files])
        conversations, findings = read_files(documents, case.deal, case.held_at)
        draft = build_draft(conversations, case.deal, extract, case.today, findings)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this case's failure
        return Outcome(case, gold, missed(gold), None, (), f"{type(error).__name__}: {error}")
    return Outcome(case, gold, score(draft, gold, conversations), draft, conversations)


def missed(gold: Gold) -> Counts:
    """The counts of a case that gave nothing."""
    return Counts(
        gold=sum(not step.nice for step in gold.steps), facts=len(gold.facts), gaps=len(gold.gaps), cases=1
    )


def total(outcomes: Iterable[Outcome]) -> Counts:
    """The counts of all cases added up."""
    return reduce(Counts.__add__, (outcome.counts for outcome in outcomes), Counts())


def named(counts: Counts) -> dict[str, int]:
    """The counts by name."""
    return {field.name: getattr(counts, field.name) for field in fields(Counts)}
