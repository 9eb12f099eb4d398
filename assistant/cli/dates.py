"""`map-assistant dates`: what one phrase means, or each text of a batch."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import click
from pydantic import Field, ValidationError

from assistant.cli.options import IsoTime
from assistant.dates import Context, Resolution, resolve, spot
from assistant.errors import InputError
from schemas.value import Value


class Line(Value):
    """One line of a batch."""

    id: str | int
    text: str
    said_at: datetime | date | None = None
    locale: str = "en-US"
    country: str | None = None
    fiscal_year_start: int = 1
    events: Mapping[str, date | None] = Field(default_factory=dict)


@click.command("dates")
@click.argument("phrase", required=False)
@click.option("--said-at", type=IsoTime(), help="When the phrase was said.")
@click.option("--locale", default="en-US", show_default=True, help="Decides whether 10/9 is in October.")
@click.option("--country", help="Whose holidays count, as US or GB-SCT.")
@click.option("--fiscal-year-start", default=1, show_default=True, help="The first month of the fiscal year.")
@click.option("--jsonl", is_flag=True, help="Read JSON lines from standard input, write one line for each.")
def command(
    phrase: str | None,
    said_at: datetime | None,
    locale: str,
    country: str | None,
    fiscal_year_start: int,
    jsonl: bool,
) -> None:
    """Say what a date phrase means."""
    if jsonl:
        for answer in batch(sys.stdin):
            click.echo(answer)
        return
    if phrase is None:
        raise click.UsageError("Give a phrase, or --jsonl for a batch.")
    said_on = said_at.date() if said_at else None
    context = Context(said_on=said_on, locale=locale, country=country, fiscal_year_start=fiscal_year_start)
    click.echo(described(resolve(phrase, context)))


def batch(lines: Iterable[str]) -> Iterator[str]:
    """One JSON line for each that is not blank, in order."""
    for number, text in enumerate(lines, 1):
        if text.strip():
            yield json.dumps(answer(number, text), ensure_ascii=False, default=str)


def answer(number: int, text: str) -> dict[str, Any]:
    """The phrases that a line's text holds; a text that is a phrase as a whole is read as one."""
    try:
        line = Line.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the line"
        raise InputError(f"Line {number}: {where}: {first['msg']}.") from error
    said_on = line.said_at.date() if isinstance(line.said_at, datetime) else line.said_at
    context = Context(
        said_on=said_on,
        locale=line.locale,
        country=line.country,
        fiscal_year_start=line.fiscal_year_start,
        events=line.events,
    )
    whole = resolve(line.text, context)
    found = (whole,) if whole.says_something else spot(line.text, context)
    return {"id": line.id, "phrases": [resolution.model_dump(mode="json") for resolution in found]}


def described(resolution: Resolution) -> str:
    """A resolution in lines for a person."""
    window = [str(day) for day in (resolution.earliest, resolution.latest) if day is not None]
    rows = {
        "date": " to ".join(dict.fromkeys(window)) or "none",
        "after": resolution.after,
        "note": resolution.note,
    }
    told = [f"{name}: {value}" for name, value in rows.items() if value]
    other = [f"or: {r.earliest} to {r.latest} ({r.reason})" for r in resolution.readings]
    return "\n".join((*told, *other))
