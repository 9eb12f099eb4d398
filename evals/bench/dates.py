"""Date phrases of public suites and of sales calls: how many are resolved right, wrong or not at all.

The data is read from a folder and never copied. `wrong` is what harms a plan: look at it first.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Literal

from assistant.dates import Context, Conventions, resolve, spot

Verdict = Literal["right", "wrong", "none"]
Row = Mapping[str, Any]
Figures = list[tuple[str, str]]

RECOGNIZERS = Conventions(
    parts_may_be_past=True,
    week_last=6,
    early_week=3,
    mid_week=(1, 4),
    early_month=15,
    mid_month=(10, 20),
    late_month=16,
    first_week="thursday",
    last_week="thursday",
    ranges_hold_their_end=False,
    clash="overlook",
    nth_weekday_alone=True,
    hour_alone_is_today=True,
    few=3,
)
DUCKLING = Conventions(
    parts_may_be_past=True,
    week_last=6,
    early_week=3,
    mid_week=(1, 3),
    late_week=4,
    first_week="whole",
    last_week="whole",
    after_next="weekday",
    rolling=False,
    early_year=3,
    clash="search",
    hour_alone_is_today=True,
    few=3,
)
SALES_LOCALES = {"US": "en-US", "GB": "en-GB", "DE": "de-DE"}
MOST_FREQUENT = 20


@dataclass(frozen=True)
class Answer:
    """One case: its group, and what came of it."""

    group: str
    verdict: Verdict
    phrase: str
    template: str
    got: str


def figures(data_dir: Path) -> Figures:
    """The figures of every set in the folder as name and value, and what fails most often."""
    sales = list(_sales(_rows(data_dir / "dates_sales_dev.jsonl")))
    suite_rows = list(_rows(data_dir / "dates_dev.jsonl"))
    core = [row for row in suite_rows if row["core"] and row["due"]]
    own = list(_suites(core, suite_conventions=True))
    ours = list(_suites(core, suite_conventions=False))
    refused = [_must_not(row) for row in suite_rows if row["kind"] in ("none", "invalid")]
    negatives = list(_rows(data_dir / "dates_sales_negatives.jsonl"))
    fired = [found for row in negatives for found in _fired(row)]
    return [
        *_shares("sales phrases", sales),
        *_shares("suites by their own conventions", own),
        *_shares("suites by the product's conventions", ours),
        *_shares("must not resolve", refused),
        (
            f"dates found in {len(negatives)} sentences without one",
            f"{len(fired)} {', '.join(fired)}".strip(),
        ),
        *_speed([row["text"] for row in _rows(data_dir / "dates_sales_dev.jsonl")]),
        *_failures([*sales, *own]),
    ]


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _said_on(text: str) -> date:
    return datetime.fromisoformat(text).date()


def _verdict(latest: date | None, due: Iterable[str]) -> Verdict:
    if latest is None:
        return "none"
    return "right" if latest.isoformat() in due else "wrong"


def _sales(rows: Iterable[Row]) -> Iterator[Answer]:
    for row in rows:
        context = Context(
            said_on=_said_on(row["ref"]),
            locale=SALES_LOCALES[row["locale"]],
            fiscal_year_start=row["ctx"].get("fy_start", 1),
            events={name: date.fromisoformat(day) for name, day in row["ctx"].get("events", {}).items()},
        )
        got = resolve(row["text"], context)
        latest = got.latest or (got.earliest if got.after else None)
        verdict = _verdict(latest, row["due"])
        if not row["due"]:
            verdict = "right" if latest is None else "wrong"
        yield Answer(row["category"], verdict, row["text"], row["text"], str(latest))


def _suites(rows: Iterable[Row], *, suite_conventions: bool) -> Iterator[Answer]:
    for row in rows:
        is_duckling = row["source"] == "duckling"
        own = DUCKLING if is_duckling else RECOGNIZERS
        context = Context(_said_on(row["reference"]), row.get("locale", "en_US"))
        if suite_conventions:
            context = replace(context, conventions=own)
        latest = resolve(row["phrase"], context).latest
        others = (each.get("date") or each.get("end_inclusive") for each in row["alternatives"])
        shape = "point" if row["kind"] in ("date", "datetime") else "range"
        timed = " with time" if row["kind"].startswith("datetime") else ""
        group = f"{row['source']} {shape}{timed}"
        verdict = _verdict(latest, {row["due"], *filter(None, others)})
        yield Answer(group, verdict, row["phrase"], row["template"], f"{latest}, not {row['due']}")


def _must_not(row: Row) -> Answer:
    context = Context(_said_on(row["reference"]), row.get("locale", "en_US"))
    phrase = row["phrase"] or row["text"]
    latest = resolve(phrase, context).latest
    return Answer(row["source"], "right" if latest is None else "wrong", phrase, phrase, str(latest))


def _fired(row: Row) -> Iterator[str]:
    for found in spot(row["text"], Context(_said_on(row["ref"]))):
        yield f"{found.phrase!r} in {row['text']!r}"


def _shares(title: str, answers: list[Answer]) -> Figures:
    groups: dict[str, Counter[str]] = {}
    for answer in answers:
        groups.setdefault(answer.group, Counter())[answer.verdict] += 1
        groups.setdefault("all", Counter())[answer.verdict] += 1
    return [(f"{title}: {group}", _share(counts)) for group, counts in groups.items()]


def _share(counts: Counter[str]) -> str:
    right, wrong, none = (100 * counts[verdict] / counts.total() for verdict in ("right", "wrong", "none"))
    return f"{right:.1f} % right, {wrong:.1f} % wrong, {none:.1f} % none of {counts.total()}"


def _speed(phrases: list[str]) -> Figures:
    context = Context(date(2026, 3, 11))
    resolve(phrases[0], context)
    seconds = sorted(_seconds(phrase, context) for phrase in phrases)
    return [("a phrase", f"{1e6 * median(seconds):.0f} µs in the median, {1e6 * seconds[-1]:.0f} µs at most")]


def _seconds(phrase: str, context: Context) -> float:
    start = perf_counter()
    resolve(phrase, context)
    return perf_counter() - start


def _failures(answers: list[Answer]) -> Figures:
    """The templates that fail most often, with an example each."""
    failed = [answer for answer in answers if answer.verdict != "right"]
    counts = Counter((a.verdict, a.template) for a in failed)
    examples = {(a.verdict, a.template): a for a in failed}
    return [
        (f"{count} {key[0]}", f"{examples[key].phrase!r}: {examples[key].got}")
        for key, count in counts.most_common(MOST_FREQUENT)
    ]


if __name__ == "__main__":
    for name, value in figures(Path(sys.argv[1])):
        print(f"{name:64} {value}")
