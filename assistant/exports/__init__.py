"""A draft and a day to a text: a table for the terminal, JSON, Markdown, or one HTML page."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import date

from schemas.plan import Draft

Render = Callable[[Draft, date], str]

# Each format is imported when it is asked for: rich and jinja2 take longer to load than a draft to render.
# ruff: noqa: PLC0415


def _table(draft: Draft, today: date) -> str:
    """The table in the width of the terminal; in colour only where a terminal shows it."""
    from assistant.exports import table

    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return table.render(draft, today, shutil.get_terminal_size((100, 40)).columns, color)


def _json(draft: Draft, _today: date) -> str:
    return draft.model_dump_json(by_alias=True, indent=2) + "\n"


def _markdown(draft: Draft, today: date) -> str:
    from assistant.exports import markdown

    return markdown.render(draft, today)


def _html(draft: Draft, today: date) -> str:
    from assistant.exports import html

    return html.render(draft, today)


RENDERERS: Mapping[str, Render] = {"table": _table, "json": _json, "md": _markdown, "html": _html}
