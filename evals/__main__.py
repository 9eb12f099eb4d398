"""`make eval`: both extractors on all cases, the model from its recordings; a table, and the gate."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from assistant.extraction.offline import extract as extract_offline
from evals import gate, recordings
from evals.run import Outcome, labelled, run_case

SHOWN = ("f1", "precision", "recall", "owner", "side", "due", "wrong_date", "invented", "traps", "facts")
SHOWN_TOO = ("gap_recall", "gap_precision", "economic_buyer")


def offline() -> list[Outcome]:
    """The offline extractor on every labelled case."""
    return [run_case(folder, extract_offline) for folder in labelled()]


def llm() -> list[Outcome]:
    """The model extractor on every labelled case, from its recordings."""
    return [_played(folder) for folder in labelled()]


def _played(folder: Path) -> Outcome:
    with recordings.played(recordings.recordings()[folder.name]) as extract:
        return run_case(folder, extract)


RUNS: dict[str, Callable[[], list[Outcome]]] = {"offline": offline, "llm": llm}


@click.command()
@click.argument("kinds", nargs=-1, type=click.Choice(list(RUNS)))
@click.option("--accept", is_flag=True, help="Make this run the new baseline.")
def command(kinds: tuple[str, ...], accept: bool) -> None:
    """Score the extractors KINDS, or both; fails where something got worse than the baseline."""
    failed = False
    for kind in kinds or RUNS:
        outcomes = RUNS[kind]()
        show(kind, outcomes)
        if accept:
            gate.save(kind, outcomes)
            continue
        for problem in gate.problems(outcomes, gate.load(kind)):
            failed = True
            click.echo(f"{kind}: {problem}", err=True)
    sys.exit(1 if failed else 0)


def show(kind: str, outcomes: Sequence[Outcome]) -> None:
    """The table of a run: a row for each case, and all cases with the change against the baseline."""
    columns = (*SHOWN, *SHOWN_TOO)
    table = Table(title=f"{kind}: {len(outcomes)} cases", box=None, pad_edge=False)
    table.add_column("case", no_wrap=True)
    for name in columns:
        table.add_column(name.replace("_", "\n"), justify="right")
    now, before = gate.figures(outcomes), gate.load(kind)
    for case, rates in now.items():
        table.add_row(case, *(f"{rates[name]:.2f}" for name in columns))
    if gate.ALL in before:
        change = (now[gate.ALL][name] - before[gate.ALL][name] for name in columns)
        table.add_row("against the baseline", *(f"{c:+.3f}" if c else "=" for c in change))
    Console(width=150).print(table)


if __name__ == "__main__":
    command()
