"""Scheduled steps to the geometry of a timeline: bars, links, ticks, today and the target, in pixels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.exports.plain import plain
from assistant.exports.rows import NO_OWNER, in_reading_order
from assistant.exports.scale import WIDTH, Scale, ticks
from assistant.planning.wording import spoken
from schemas.plan import Draft, Step
from schemas.value import OwnerSide

TOP = 46
ROW = 38
BAR = 16
SHORTEST = 7
MOST_ROWS = 120
TITLE_CHARACTERS = 42


@dataclass(frozen=True)
class Bar:
    """One step; `classes` say its side, and whether it is done, proposed, critical or late."""

    x: float
    y: float
    width: float
    label: str
    owner: str
    about: str
    classes: str
    is_milestone: bool

    @property
    def middle(self) -> float:
        """The height at which links meet the bar."""
        return self.y + BAR / 2


@dataclass(frozen=True)
class Link:
    """An arrow from a step to one that waits for it, as the path of an SVG."""

    path: str
    is_critical: bool


@dataclass(frozen=True)
class Mark:
    """A vertical line with its label."""

    x: float
    label: str


@dataclass(frozen=True)
class Timeline:
    """All that the template draws; `left_out` counts steps beyond the last row."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    links: tuple[Link, ...]
    ticks: tuple[Mark, ...]
    today: Mark
    target: Mark | None
    about: str
    left_out: int


def timeline_of(draft: Draft, today: date) -> Timeline | None:
    """The timeline of the steps that have dates, or None where there is none."""
    dated = [s for s in in_reading_order(draft.steps) if s.start and s.finish and s.status != "dropped"]
    if not dated:
        return None
    drawn, target = dated[:MOST_ROWS], draft.target_date
    scale = _scale(drawn, [today, *([target.latest] if target else [])])
    bars = {step.id: _bar(step, row, scale) for row, step in enumerate(drawn)}
    return Timeline(
        width=WIDTH,
        height=TOP + ROW * len(drawn) + 30,
        bars=tuple(bars.values()),
        links=tuple(_links(drawn, bars)),
        ticks=tuple(Mark(scale.x(day), label) for day, label in ticks(scale)),
        today=Mark(scale.x(today), f"Today, {spoken(today)}"),
        target=Mark(scale.x(target.latest + timedelta(1)), f"Target, {spoken(target.latest)}")
        if target
        else None,
        about=_about(draft, drawn, today),
        left_out=len(dated) - len(drawn),
    )


def _scale(steps: Sequence[Step], days: Sequence[date]) -> Scale:
    first = min([s.start for s in steps if s.start] + list(days))
    last = max([s.finish for s in steps if s.finish] + list(days))
    return Scale(first - timedelta(first.weekday()), last + timedelta(8 - last.weekday()))


def _bar(step: Step, row: int, scale: Scale) -> Bar:
    assert step.start is not None
    assert step.finish is not None
    left, right = scale.x(step.start), scale.x(step.finish + timedelta(1))
    owner = ", ".join(filter(None, (plain(step.owner.name) if step.owner else NO_OWNER, _side(step))))
    proposed = step.due is None or step.due.latest is None or step.due.confidence == "scheduled"
    kinds = {
        "done": step.status == "done",
        "proposed": step.status == "open" and proposed,
        "critical": step.critical,
        "late": step.slack_days is not None and step.slack_days < 0,
    }
    return Bar(
        x=left,
        y=TOP + row * ROW + (ROW - BAR) / 2,
        width=round(max(SHORTEST, right - left - 1), 1),
        label=_short(plain(step.title)),
        owner=_short(owner),
        about=f"{plain(step.title)}: {owner}, {_dates(step)}",
        classes=" ".join([step.owner_side, *(kind for kind, holds in kinds.items() if holds)]),
        is_milestone=step.start == step.finish and step.duration_days == 0,
    )


def _side(step: Step) -> str:
    return "" if step.owner_side is OwnerSide.UNKNOWN else step.owner_side


def _dates(step: Step) -> str:
    assert step.start is not None
    assert step.finish is not None
    days = (
        spoken(step.finish) if step.start == step.finish else f"{spoken(step.start)} to {spoken(step.finish)}"
    )
    return f"{days}, done" if step.status == "done" else days


def _links(steps: Sequence[Step], bars: Mapping[str, Bar]) -> Iterator[Link]:
    critical = {step.id for step in steps if step.critical}
    waited_for = {step.id for step in steps if step.status == "open"}
    for step in steps:
        for id_ in step.depends_on:
            if id_ in waited_for:
                yield Link(_path(bars[id_], bars[step.id]), {id_, step.id} <= critical)


def _path(before: Bar, after: Bar) -> str:
    """Out of the end of one bar and into the start of another, round the rows between them."""
    right = before.x + before.width
    if after.x >= right + 10:
        turn = after.x - 6
        return f"M{right:.1f} {before.middle:.1f}H{turn:.1f}V{after.middle:.1f}H{after.x:.1f}"
    gap = after.y - (ROW - BAR) / 2 if after.y > before.y else after.y + BAR + (ROW - BAR) / 2
    return (
        f"M{right:.1f} {before.middle:.1f}H{right + 6:.1f}V{gap:.1f}"
        f"H{after.x - 8:.1f}V{after.middle:.1f}H{after.x:.1f}"
    )


def _about(draft: Draft, drawn: Sequence[Step], today: date) -> str:
    critical = [plain(step.title) for step in drawn if step.critical]
    binds = f" Critical: {', '.join(critical)}." if critical else ""
    forecast = f" {plain(draft.forecast.sentence)}." if draft.forecast else ""
    return f"{len(drawn)} steps by date, as of {spoken(today)}.{forecast}{binds}"


def _short(text: str) -> str:
    return text if len(text) <= TITLE_CHARACTERS else text[: TITLE_CHARACTERS - 1].rstrip() + "…"
