"""`map-assistant draft`: files in, draft plan out."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from assistant.cli.extractors import KINDS, extractor
from assistant.cli.options import HeldAt, IsoDate
from assistant.cli.output import tell, write
from assistant.errors import InputError
from assistant.exports import RENDERERS
from assistant.pipeline import build_draft
from assistant.sources.assemble import read_files
from assistant.sources.deal_file import load_deal
from assistant.sources.files import load_documents
from schemas.deal import Deal
from schemas.plan import Draft

PATH = click.Path(path_type=Path)
LARGE = 200_000


@dataclass(frozen=True)
class Options:
    """What the command line says."""

    files: tuple[Path, ...]
    deal: Path | None
    held_at: tuple[tuple[str | None, datetime], ...]
    extractor: str
    model: str | None
    form: str
    out: Path | None
    today: date | None


@click.command("draft")
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--deal", type=PATH, help="What is known of the deal (YAML).")
@click.option("--held-at", multiple=True, type=HeldAt(), help="When a call was held, if its file is silent.")
@click.option("--extractor", type=click.Choice(KINDS), default="auto", show_default=True)
@click.option("--model", help="The model to ask, as litellm names it.")
@click.option("--format", "form", type=click.Choice(list(RENDERERS)), default="table", show_default=True)
@click.option("--out", type=PATH, help="Write to this file instead of standard output.")
@click.option("--today", type=IsoDate(), help="The day to plan from.  [default: the current day]")
def command(**given: Any) -> None:
    """Draft a plan from calls and mail threads."""
    options = Options(**given)
    today = options.today or date.today()
    write(RENDERERS[options.form](drafted(options, today), today), options.out)


def drafted(options: Options, today: date) -> Draft:
    """The draft of all files."""
    deal = load_deal(options.deal) if options.deal else Deal()
    documents = load_documents(options.files)
    times = held_at_by_name(options.held_at, options.files, [document.name for document in documents])
    if (size := sum(len(document.data) for document in documents)) > LARGE:
        tell(f"Reading {size // 1000:,} kB …")
    conversations, findings = read_files(documents, deal, times)
    extract = extractor(options.extractor, options.model, os.environ)
    return build_draft(conversations, deal, extract, today, findings)


def held_at_by_name(
    given: tuple[tuple[str | None, datetime], ...], files: Sequence[Path], names: Sequence[str]
) -> Mapping[str, datetime]:
    """The time of each named file; a time without a name belongs to the only file."""
    known = dict(zip((*files, *map(Path, names)), (*names, *names), strict=True))
    times: dict[str, datetime] = {}
    for name, time in given:
        if name is None and len(names) > 1:
            raise InputError(
                f"--held-at {time.isoformat()} does not say for which of the {len(names)} files it is:"
                f" write --held-at {names[0]}={time.isoformat()}."
            )
        if name is not None and Path(name) not in known:
            raise InputError(f"--held-at names '{name}', which is not among the files: {', '.join(names)}.")
        times[known[Path(name)] if name else names[0]] = time
    return times
