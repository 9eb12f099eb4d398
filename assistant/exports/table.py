"""A draft to a text for the terminal: its steps as a table, then what is to be mended or cleared up."""

from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.exports.rows import Row, Said
from assistant.exports.view import NOTHING_FOUND, Remark, View, view_of
from schemas.finding import Severity
from schemas.plan import Draft

WIDE = 120
NARROWEST = 40
STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold cyan",
}


def render(draft: Draft, today: date, width: int, color: bool) -> str:
    """The draft at a width in columns; without colour there are no control sequences in it."""
    view, out = view_of(draft, today), StringIO()
    console = Console(
        file=out,
        width=max(NARROWEST, width),
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for part in (_head(view), _steps(view, width >= WIDE), *_remarks(view), _foot(view)):
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _head(view: View) -> Group:
    terms = " · ".join(f"{name}: {value}" for name, value in view.terms)
    forecast = Text.assemble(("Forecast: ", "bold"), (view.forecast, "bold red" if view.is_late else ""))
    lines = [
        Text(view.title, "bold"),
        Text(f"{view.parties}, as of {view.today}"),
        *([Text(terms)] if terms else []),
        forecast,
        Text(f"{view.made_by}. A draft: nobody has agreed to it yet.", "dim"),
    ]
    return Group(*lines, Text())


def _steps(view: View, is_wide: bool) -> Table | Text:
    if not view.rows:
        return Text(NOTHING_FOUND)
    table = Table(box=SIMPLE_HEAD, expand=True, padding=(0, 1), pad_edge=False)
    table.add_column("Step", ratio=5 if is_wide else 6)
    table.add_column("Owner", ratio=2 if is_wide else 3)
    table.add_column("Due", ratio=2 if is_wide else 3)
    table.add_column("State", ratio=2)
    if is_wide:
        table.add_column("In their words", ratio=6)
    for row in view.rows:
        quote = _quote(row.said[0]) if row.said else Text("nobody said it: proposed by a rule", "dim italic")
        step = Text(row.title, "bold" if row.critical else "")
        cells = [step, _owner(row), _due(row), _state(row)]
        if is_wide:
            cells.append(quote)
        else:
            cells[0] = Text("\n").join([step, quote])
        table.add_row(*cells)
        table.add_row()
    return table


def _owner(row: Row) -> Text:
    style = "red" if "owner" in row.gaps else ""
    return Text.assemble((row.owner, style), (f"\n{row.side}" if row.side else "", "dim"))


def _due(row: Row) -> Text:
    style = "red" if "due" in row.gaps or row.is_late else ""
    words = "proposed" if row.is_proposed else ""
    said = "\n".join(filter(None, (f"“{row.phrase}”" if row.phrase else "", words)))
    return Text.assemble((row.due, style), (f"\n{said}" if said else "", "dim"))


def _state(row: Row) -> Text:
    notes = [word for word, holds in (("critical", row.critical),) if holds]
    if row.slack:
        notes.append(row.slack.replace("business ", ""))
    style = {"done": "green", "overdue": "bold red", "dropped": "dim"}.get(row.status, "")
    return Text.assemble((row.status, style), ("".join(f"\n{note}" for note in notes), "dim"))


def _quote(said: Said) -> Text:
    return Text.assemble((f"{said.speaker} ({said.side}): ", "dim"), (f"“{said.quote}”", "italic"))


def _remarks(view: View) -> Iterator[Group]:
    for heading, severity, remarks in view.remarks:
        yield Group(Text(f"{heading} ({len(remarks)})", STYLES[severity]), *map(_remark, remarks), Text())


def _remark(remark: Remark) -> Padding:
    grid = Table.grid(padding=(0, 1))
    grid.add_row("•", Text.assemble(remark.message, (f" [{remark.code}]", "dim")))
    if remark.said:
        grid.add_row("", _quote(remark.said[0]))
    grid.add_row("→", Text(remark.hint, "green"))
    return Padding(grid, (0, 0, 0, 2))


def _foot(view: View) -> Group:
    found = [Text(f"  {id_}: {what}", "dim") for id_, what in view.conversations]
    return Group(Text("Conversations", "bold"), *found)
