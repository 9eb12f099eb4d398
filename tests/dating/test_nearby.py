from datetime import date

import pytest

from assistant.dates import Context
from assistant.dating.nearby import month_spoken_of, read_in_place

SAID_ON = date(2026, 4, 2)

PLACES = {
    "as said": ("by Friday", (), date(2026, 4, 3)),
    "clash solved by the month just spoken of": (
        "Wednesday the seventeenth",
        ("We award it in June.",),
        date(2026, 6, 17),
    ),
    "clash that no month solves": ("Wednesday the seventeenth", ("We award it in May.",), None),
    "clash alone": ("Wednesday the seventeenth", (), None),
    "month named in its own sentence": (
        "by the 16th",
        ("It sits on Thursday 23 April, my paper is in",),
        date(2026, 4, 16),
    ),
    "later month named in its own sentence": (
        "by the 16th",
        ("We meet on June 23rd, so the paper is due",),
        date(2026, 6, 16),
    ),
    "month of another sentence": (
        "by the 16th",
        ("We meet on June 23rd. The paper is due",),
        date(2026, 4, 16),
    ),
    "a day that fits is the coming one": ("the 29th", ("We talk in May.",), date(2026, 4, 29)),
    "month in the phrase itself": ("September, that's Tuesday the eighth", (), date(2026, 9, 8)),
    "the last part that gives a date": ("the Friday before. April 24th", (), date(2026, 4, 24)),
    "an occasion that names its day": ("when we talk on the twentieth", (), date(2026, 4, 20)),
    "an occasion without a day": ("when the link comes", (), None),
    "an occasion some time after a day": ("when Monday's numbers are in", (), None),
    "parts that give nothing": ("some day; who knows", (), None),
}


@pytest.mark.parametrize(("phrase", "before", "day"), PLACES.values(), ids=PLACES.keys())
def test_a_phrase_is_read_where_it_stands(phrase: str, before: tuple[str, ...], day: date | None) -> None:
    resolution = read_in_place(phrase, Context(said_on=SAID_ON), before)
    assert resolution.latest == day
    assert resolution.phrase == phrase


MONTHS = {
    "nearest text first": (("In June.", "Then, in July, holidays."), 7),
    "last of a text": (("June, no, July.",), 7),
    "may the verb": (("We may do that.",), None),
    "may the month": (("By the end of May, say.",), 5),
    "march with its day": (("March the third works.",), 3),
    "nothing": ((), None),
}


@pytest.mark.parametrize(("before", "month"), MONTHS.values(), ids=MONTHS.keys())
def test_the_month_that_was_spoken_of(before: tuple[str, ...], month: int | None) -> None:
    assert month_spoken_of(before) == month
