"""`make bench`: all figures; those on data of others where `--data` names its folder."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from evals.bench import dates, draft, mail, model, rules, schedule, sources

Figures = list[tuple[str, str]]
Section = tuple[str, Callable[[], Figures]]

ATTACKS = "injection_bipia.jsonl"


def sections(data: Path | None) -> Iterator[Section]:
    """What is measured, in the order in which it is shown."""
    yield "Drafts", draft.figures
    yield "Rules", rules.figures
    yield "Schedule", schedule.figures
    yield "Model extractor", partial(model.figures, data / ATTACKS if data else None)
    if data:
        yield "Readers on transcripts of others", partial(sources.figures, data)
        yield "Mails of others", partial(mail.figures, data)
        yield "Date phrases of others", partial(dates.figures, data)


@click.command()
@click.option("--data", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Data of others.")
def command(data: Path | None) -> None:
    """Print all figures."""
    for title, figures in sections(data):
        click.echo(f"\n{title}\n{'─' * len(title)}")
        rows = figures()
        width = max(len(name) for name, _ in rows)
        for name, value in rows:
            click.echo(f"{name:<{width}}  {value}")
    if data is None:
        click.echo("\nLeft out, as no folder with data of others was named: readers, mails, date phrases.")


if __name__ == "__main__":
    command()
