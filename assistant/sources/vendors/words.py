"""Words with times to turns: one for every run of words of one speaker without a pause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from assistant.sources.reading import Turn
from assistant.sources.vendors.call import PAUSE_MS


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was heard; one that could not be aligned has no times."""

    text: str
    label: str | None
    start_ms: int | None
    end_ms: int | None
    said_at: datetime | None = None


def runs(words: Iterable[Word]) -> Iterator[Turn]:
    """The turns; a word without times goes on where the one before it ended."""
    run: list[Word] = []
    end: int | None = None
    for word in words:
        if not word.text:
            continue
        if run and (word.label != run[0].label or _pauses(end, word.start_ms)):
            yield _turn(run, end)
            run, end = [], None
        run.append(word)
        end = word.end_ms if word.end_ms is not None else end
    if run:
        yield _turn(run, end)


def _pauses(end: int | None, start: int | None) -> bool:
    return end is not None and start is not None and start - end > PAUSE_MS


def _turn(run: list[Word], end: int | None) -> Turn:
    start = next((word.start_ms for word in run if word.start_ms is not None), None)
    return Turn(
        label=run[0].label,
        text=" ".join(word.text for word in run),
        start_ms=start,
        end_ms=end if end is None or start is None else max(start, end),
        said_at=run[0].said_at,
    )
