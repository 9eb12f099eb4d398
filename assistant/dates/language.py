"""The whole grammar of dates, and the meanings of a phrase in it."""

from functools import lru_cache
from itertools import chain

from assistant.dates.bounds import BOUNDS
from assistant.dates.corrections import CORRECTIONS
from assistant.dates.dates import DATES
from assistant.dates.days import DAYS
from assistant.dates.grammar import Grammar
from assistant.dates.holidays import HOLIDAYS
from assistant.dates.hours import HOURS
from assistant.dates.nths import NTHS
from assistant.dates.numbers import NUMBERS
from assistant.dates.parts import PARTS
from assistant.dates.ranges import RANGES
from assistant.dates.shifts import SHIFTS
from assistant.dates.stretches import STRETCHES
from assistant.dates.weekdays import WEEKDAYS

TABLES = (
    NUMBERS,
    DATES,
    WEEKDAYS,
    HOLIDAYS,
    DAYS,
    STRETCHES,
    PARTS,
    NTHS,
    SHIFTS,
    HOURS,
    RANGES,
    BOUNDS,
    CORRECTIONS,
)


@lru_cache(maxsize=1)
def english() -> Grammar:
    """The grammar, made ready at its first use: that takes as long as some hundred phrases."""
    rules = dict(chain.from_iterable(table.items() for table in TABLES))
    return Grammar(rules, outside=("event", "gathering", "clause"))
