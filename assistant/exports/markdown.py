"""A draft to Markdown that shows untrusted words as they are: nothing in them is markup, link or picture."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.exports.rows import Row, Said
from assistant.exports.view import NOTHING_FOUND, Remark, View, view_of
from schemas.plan import Draft

MARKUP = re.compile(r"([\\`*_\[\]<>|~&])")
AUTOLINK = re.compile(r"(:)(?=//)|(?<=www)(\.)|(@)", re.IGNORECASE)


def escaped(text: str) -> str:
    """Text in which no character begins Markdown or HTML, and no address becomes a link."""
    return AUTOLINK.sub(lambda found: f"\\{found.group()}", MARKUP.sub(r"\\\1", text))


def render(draft: Draft, today: date) -> str:
    """The draft as Markdown with a table of its steps."""
    view = view_of(draft, today)
    parts = (_head(view), _table(view), _evidence(view), _remarks(view), _foot(view))
    return "\n".join(line for part in parts for line in part)


def _head(view: View) -> Iterator[str]:
    yield f"# {escaped(view.title)}"
    yield ""
    yield f"{escaped(view.parties)}, as of {view.today}."
    yield ""
    for name, value in view.terms:
        yield f"- {name}: {escaped(value)}"
    yield f"- Forecast: {escaped(view.forecast)}"
    yield ""
    yield f"*{escaped(view.made_by)}. A draft: nobody has agreed to it yet.*"
    yield ""


def _table(view: View) -> Iterator[str]:
    yield "## Steps"
    yield ""
    if not view.rows:
        yield NOTHING_FOUND
        yield ""
        return
    yield "| Step | Owner | Side | Due | In their words | State |"
    yield "|---|---|---|---|---|---|"
    for row in view.rows:
        title = f"**{escaped(row.title)}**" if row.critical else escaped(row.title)
        due = f"{row.due} (proposed)" if row.is_proposed else row.due
        phrase = f"“{escaped(row.phrase)}”" if row.phrase else ""
        cells = (title, escaped(row.owner), row.side, due, phrase, _state(row))
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield "Steps in bold are critical: a day lost there is a day lost for the plan."
    yield ""


def _state(row: Row) -> str:
    return ", ".join(filter(None, (row.status, row.slack)))


def _evidence(view: View) -> Iterator[str]:
    yield "## What was said"
    yield ""
    for row in view.rows:
        yield f"- **{escaped(row.title)}**"
        for said in row.said:
            yield f"  - {_quote(said)}"
        if not row.said:
            yield "  - nobody said it: proposed by a rule"
        for change in row.history:
            yield f"  - {escaped(change)}"
    yield ""


def _quote(said: Said) -> str:
    return f"“{escaped(said.quote)}” ({escaped(said.speaker)}, {said.side}, {said.when})"


def _remarks(view: View) -> Iterator[str]:
    for heading, _, remarks in view.remarks:
        yield f"## {heading}"
        yield ""
        for remark in remarks:
            yield from _remark(remark)
        yield ""


def _remark(remark: Remark) -> Iterator[str]:
    yield f"- {escaped(remark.message)} ({remark.code})"
    yield f"  - {escaped(remark.hint)}"
    for said in remark.said:
        yield f"  - {_quote(said)}"


def _foot(view: View) -> Iterator[str]:
    yield "## Conversations"
    yield ""
    for id_, what in view.conversations:
        yield f"- {escaped(id_)}: {escaped(what)}"
    yield ""
