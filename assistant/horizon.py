"""Working days as two arrays of ints: counting and adding them is reading, not stepping."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Horizon:
    """Working days over whole years; a day is an index that counts from the `first` one.

    `before[i]` counts the working days before index i, `working[k]` is the index of the k-th one.
    """

    first: int
    before: list[int]
    working: list[int]

    def index(self, day: date) -> int:
        """The index of a day of the horizon."""
        return day.toordinal() - self.first

    def day(self, index: int) -> date:
        """The day at an index."""
        return date.fromordinal(self.first + index)

    def between(self, first: int, last: int) -> int:
        """Working days after `first` up to and including `last`; negative where `last` is earlier."""
        return self.before[last + 1] - self.before[first + 1]

    def on_or_after(self, index: int) -> int:
        """The first working day that is not before an index."""
        return self.working[self.before[index]]

    def on_or_before(self, index: int) -> int:
        """The last working day that is not after an index."""
        return self.working[_not_negative(self.before[index + 1] - 1)]

    def finish(self, start: int, days: int) -> int:
        """When work of `days` >= 1 working days ends that starts on or after an index."""
        return self.working[self.before[start] + days - 1]

    def start(self, finish: int, days: int) -> int:
        """When work of `days` >= 1 working days has to start to end on or before an index."""
        return self.working[_not_negative(self.before[finish + 1] - days)]


def _not_negative(index: int) -> int:
    if index < 0:
        # A negative index would silently be a day near the far end of the horizon.
        raise IndexError("before the horizon")
    return index
