"""What a date phrase means: its place in the text, the window it names, other ways to read it."""

from datetime import date
from typing import Self

from pydantic import NonNegativeInt, model_validator

from schemas.value import Text, Value

NO_DATE = "No date follows from these words."
NO_PHRASE = "This is no date phrase."


class Reading(Value):
    """Another defensible window, and who would read it so."""

    earliest: date | None
    latest: date | None
    reason: Text


class Resolution(Value):
    """`phrase` is the text at the half-open span `start`:`end`; `latest` is the date for the plan.

    `after` names the event that the date hangs on. `note` says why there is no date, or what the date
    rests on.
    """

    phrase: str
    start: NonNegativeInt
    end: NonNegativeInt
    earliest: date | None = None
    latest: date | None = None
    after: str | None = None
    readings: tuple[Reading, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _the_span_holds_the_phrase(self) -> Self:
        if self.end - self.start != len(self.phrase):
            raise ValueError(f"span {self.start}:{self.end} does not fit a phrase of {len(self.phrase)}")
        return self

    @property
    def says_something(self) -> bool:
        """Whether the words are understood: as a date, an event, a contradiction or a vague time."""
        return self.note not in (NO_DATE, NO_PHRASE)
