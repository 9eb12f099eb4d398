"""Days to horizontal pixels, and the days that are marked along the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.planning.wording import MONTHS

WIDTH = 1120
LABELS = 300
RIGHT = 40
MOST_TICKS = 13


@dataclass(frozen=True)
class Scale:
    """Days to horizontal pixels."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day begins."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LABELS + share * (WIDTH - LABELS - RIGHT), 1)


def ticks(scale: Scale) -> Iterator[tuple[date, str]]:
    """Mondays where few weeks are shown, else the first days of months."""
    weeks = (scale.last - scale.first).days // 7
    for every in (1, 2):
        if weeks // every <= MOST_TICKS:
            days = (scale.first + timedelta(7 * n) for n in range(0, weeks + 1, every))
            yield from ((day, f"{day.day} {MONTHS[day.month - 1]}") for day in days)
            return
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    every = -(-months // MOST_TICKS)
    for n in range(every, months + 1, every):
        year, month = divmod(scale.first.month - 1 + n, 12)
        day = date(scale.first.year + year, month + 1, 1)
        yield day, f"{MONTHS[month]} {day.year}"
