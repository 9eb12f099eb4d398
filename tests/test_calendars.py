from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calendars import (
    Calendar,
    JointCalendar,
    WorkingDays,
    add_working_days,
    on_or_after,
    on_or_before,
    working_days_between,
)
from assistant.errors import InputError

OFF = {
    "a weekend": (Calendar(), date(2026, 3, 14), "weekend"),
    "a working day": (Calendar(), date(2026, 3, 13), None),
    "a holiday of the first year that is asked for": (
        Calendar("US-VT"),
        date(2031, 7, 4),
        "Independence Day",
    ),
    "a holiday of the subdivision": (Calendar("GB-SCT"), date(2026, 11, 30), "Saint Andrew's Day"),
    "no holiday next door": (Calendar("GB-ENG"), date(2026, 11, 30), None),
    "a country with another weekend": (Calendar("IL"), date(2026, 3, 13), "weekend"),
    "its Sunday is worked": (Calendar("IL"), date(2026, 3, 15), None),
    "closed on top": (Calendar("US", closed=frozenset({date(2026, 3, 13)})), date(2026, 3, 13), "closed"),
    "worked on a Saturday": (Calendar("US", worked=frozenset({date(2026, 3, 14)})), date(2026, 3, 14), None),
    "off for either of two": (JointCalendar((Calendar(), Calendar("IL"))), date(2026, 3, 13), "weekend"),
}


@pytest.mark.parametrize(("calendar", "day", "why"), OFF.values(), ids=OFF)
def test_days_off(calendar: WorkingDays, day: date, why: str | None) -> None:
    assert calendar.day_off(day) == why
    assert calendar.is_working(day) == (why is None)


@pytest.mark.parametrize(
    ("country", "says"), [("XX", "country 'XX'"), ("US-QQ", "Known: AK, AL")], ids=["country", "subdivision"]
)
def test_an_unknown_country_is_named(country: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        Calendar(country).day_off(date(2026, 3, 13))


CALENDARS = [Calendar(), Calendar("US-OH"), JointCalendar((Calendar("US-OH"), Calendar("IL")))]
calendars = st.sampled_from(CALENDARS)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@settings(deadline=None)
@given(calendars, days, st.integers(-60, 60).filter(bool))
def test_added_days_are_counted_back(calendar: WorkingDays, day: date, count: int) -> None:
    there = add_working_days(calendar, day, count)
    assert calendar.is_working(there)
    if calendar.is_working(day):
        assert working_days_between(calendar, day, there) == count


@settings(deadline=None)
@given(calendars, days, days)
def test_working_days_between_are_those_that_are_stepped_over(
    calendar: WorkingDays, first: date, last: date
) -> None:
    early, late = sorted((first, last))
    counted = sum(calendar.is_working(early + timedelta(n)) for n in range(1, (late - early).days + 1))
    assert working_days_between(calendar, first, last) == (counted if first <= last else -counted)


@settings(deadline=None)
@given(calendars, days)
def test_the_nearest_working_days_enclose_a_day(calendar: WorkingDays, day: date) -> None:
    before, after = on_or_before(calendar, day), on_or_after(calendar, day)
    assert before <= day <= after
    assert working_days_between(calendar, before, after) == (0 if before == after else 1)
