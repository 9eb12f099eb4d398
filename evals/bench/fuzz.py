"""Small files of every format, broken at random, to figures: what is read, refused, fails, or is slow.

Case number and seed alone decide what a file is: `--first 4711 --count 1 --keep folder` makes it again.
"""

import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from assistant.errors import InputError
from assistant.sources.assemble import read_files
from assistant.sources.reading import Document
from evals.bench.broken import broken, samples
from schemas.deal import Deal, Party, Person
from schemas.value import Side

SLOW_MS, PATIENCE_S = 1_000, 20
DEALS = (
    Deal(),
    Deal(
        buyer=Party(company="Halden Foods", domains=("halden.example",)),
        seller=Party(company="Brightline", domains=("bright.example",)),
        time_zone="America/New_York",
        people=(
            Person(name="Mira Lindqvist", side=Side.BUYER, also=("Mira L.",)),
            Person(name="Sam Okafor", email="sam@bright.example", side=Side.SELLER),
        ),
    ),
)


class TooSlow(BaseException):
    """A file has used up its time; no reader may catch it."""


@dataclass(frozen=True)
class Row:
    """What became of files: conversations in them, files refused, failed or slow; CPU time of one reading."""

    files: int = 0
    conversations: int = 0
    refused: int = 0
    failed: int = 0
    slowest_ms: float = 0
    slow: int = 0

    def __add__(self, other: "Row") -> "Row":
        return Row(
            self.files + other.files,
            self.conversations + other.conversations,
            self.refused + other.refused,
            self.failed + other.failed,
            max(self.slowest_ms, other.slowest_ms),
            self.slow + other.slow,
        )

    def __str__(self) -> str:
        return (
            f"{self.files:8}{self.conversations:15}{self.refused:9}{self.failed:8}"
            f"{self.slowest_ms:12.0f}{self.slow:10}"
        )


def rows(numbers: Sequence[int], seed: int, keep: Path | None) -> dict[str, Row]:
    """The rows by sample; files that fail or are slow are written into the folder `keep`."""
    given = samples()
    found = {name: Row() for name in given}
    signal.signal(signal.SIGVTALRM, _interrupt)
    for done, number in enumerate(numbers, 1):
        name, document = broken(number, seed, given)
        row = _read(document, number)
        found[name] += row
        if keep is not None and (row.failed or row.slow):
            (keep / f"{number}-{name}").write_bytes(document.data)
        if done % 5_000 == 0:
            print(f"{done} of {len(numbers)} files", file=sys.stderr, flush=True)
    return found


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def _read(document: Document, number: int) -> Row:
    """One file as a row: it is read with each deal, and its conversations are counted once."""
    read, *others = [_reading(document, deal, number) for deal in DEALS]
    both = sum(others, read)
    return Row(
        1, read.conversations, min(1, both.refused), min(1, both.failed), both.slowest_ms, min(1, both.slow)
    )


def _reading(document: Document, deal: Deal, number: int) -> Row:
    conversations = refused = failed = 0
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE_S)
    try:
        conversations = len(read_files([document], deal)[0])
    except InputError:
        refused = 1
    except TooSlow:
        print(f"case {number}: stopped after {PATIENCE_S} s", file=sys.stderr, flush=True)
        failed = 1
    except Exception as error:  # noqa: BLE001 - whatever else a reader raises is the figure
        print(f"case {number}: {_described(error)}", file=sys.stderr, flush=True)
        failed = 1
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    took = 1_000 * (time.process_time() - start)
    return Row(1, conversations, refused, failed, took, int(took > SLOW_MS))


def _described(error: Exception) -> str:
    """The error with the last line of ours that it came through."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        place = f"{file.name}:{trace.tb_lineno}" if "sources" in file.parts else place
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}: {str(error)[:120]!r}"


def table(found: dict[str, Row]) -> Iterator[str]:
    """The figures as lines, with their sum at the end."""
    yield f"{'sample':20}   files  conversations  refused  failed  slowest ms  over 1 s"
    for name, row in {**found, "all": sum(found.values(), Row())}.items():
        yield f"{name:20}{row}"


def _arguments() -> Namespace:
    parser = ArgumentParser(description="Reads small files of every format, broken at random.")
    parser.add_argument("--count", type=int, default=100_000, help="how many files (100000)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first case (0)")
    parser.add_argument("--seed", type=int, default=1, help="what the random numbers start from (1)")
    parser.add_argument("--keep", type=Path, help="a folder for the files that fail or are slow")
    return parser.parse_args()


def main() -> int:
    """Prints the table; 1 where a file failed, or was stopped."""
    told = _arguments()
    if told.keep is not None:
        told.keep.mkdir(parents=True, exist_ok=True)
    found = rows(range(told.first, told.first + told.count), told.seed, told.keep)
    print("\n".join(table(found)))
    return int(any(row.failed for row in found.values()))


if __name__ == "__main__":
    sys.exit(main())
