"""`map-assistant dates`: what one phrase means, or each text of a batch."""

import codecs
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import click
from pydantic import Field, ValidationError

from assistant.calendars import holidays_of
from assistant.cli.options import IsoTime
from assistant.dates import Context, Resolution, read, resolve
from assistant.errors import InputError
from schemas.value import Value

LOCALE = "en-US"


class Line(Value):
    """One line of a batch; a null is as good as an absent field."""

    id: str | int | None = None
    text: str
    said_at: datetime | date | None = None
    locale: str | None = None
    country: str | None = None
    fiscal_year_start: int | None = Field(default=None, ge=1, le=12)
    events: Mapping[str, date | None] | None = None


@click.command("dates")
@click.argument("phrase", required=False)
@click.option("--said-at", type=IsoTime(), help="When the phrase was said.")
@click.option("--locale", default=LOCALE, show_default=True, help="Decides whether 10/9 is in October.")
@click.option("--country", help="Whose holidays count, as US or GB-SCT.")
@click.option(
    "--fiscal-year-start",
    type=click.IntRange(1, 12),
    default=1,
    show_default=True,
    help="The first month of the fiscal year.",
)
@click.option("--jsonl", is_flag=True, help="Read JSON lines from standard input, write one line for each.")
def command(jsonl: bool, phrase: str | None, **given: Any) -> None:
    """Say what a date phrase means."""
    if jsonl:
        for each in batch(sys.stdin.buffer):
            click.echo(each)
        return
    if phrase is None:
        raise click.UsageError("Give a phrase, or --jsonl for a batch.")
    context = context_of(Line(text=phrase, **given))
    found = read(phrase, context) or (resolve(phrase, context),)
    click.echo("\n\n".join(described(each, phrase) for each in found))


def batch(lines: Iterable[bytes]) -> Iterator[str]:
    """One JSON line for each that is not blank, in order."""
    for number, text in enumerate(lines, 1):
        if text.strip():
            yield json.dumps(answer(number, text), ensure_ascii=False)


def answer(number: int, text: bytes) -> dict[str, Any]:
    """What a line of a batch is answered with; raises InputError that names the line."""
    try:
        line = Line.model_validate_json(text.removeprefix(codecs.BOM_UTF8))
        found = read(line.text, context_of(line))
    except ValidationError as error:
        raise InputError(f"Line {number}: {_problem(error)}.") from error
    except InputError as error:
        raise InputError(f"Line {number}: {error}") from error
    return {"id": line.id, "phrases": [resolution.model_dump(mode="json") for resolution in found]}


def context_of(line: Line) -> Context:
    """What the text of a line is read against; raises InputError where the country is unknown."""
    if line.country:
        holidays_of(line.country)
    return Context(
        said_on=line.said_at.date() if isinstance(line.said_at, datetime) else line.said_at,
        locale=line.locale or LOCALE,
        country=line.country or None,
        fiscal_year_start=line.fiscal_year_start or 1,
        events=line.events or {},
    )


def described(resolution: Resolution, text: str) -> str:
    """A resolution in lines for a person."""
    rows = {
        "phrase": resolution.phrase if resolution.phrase != text else None,
        "date": _window(resolution.earliest, resolution.latest),
        "after": resolution.after,
        "note": resolution.note,
    }
    told = [f"{name}: {value}" for name, value in rows.items() if value]
    other = [f"or: {_window(r.earliest, r.latest)} ({r.reason})" for r in resolution.readings]
    return "\n".join((*told, *other))


def _window(earliest: date | None, latest: date | None) -> str:
    """A window in words; "by Friday" opens at no day, "after Easter" ends on none."""
    if latest is None:
        return f"from {earliest}" if earliest else "none"
    return f"by {latest}" if earliest is None else " to ".join(dict.fromkeys((str(earliest), str(latest))))


def _problem(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "missing":
        return f"it lacks its '{field}'"
    if first["type"] == "extra_forbidden":
        return f"there is no field '{field}'; there are {', '.join(Line.model_fields)}"
    if field == "said_at":
        return "'said_at' is no time; write it as 2026-03-11T15:00-05:00"
    return f"'{field}': {first['msg']}" if field else first["msg"]
