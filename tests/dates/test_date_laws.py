from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.dates import Context, resolve, spot
from assistant.errors import InputError

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
WEEKDAYS = st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"])
WEEKDAY_PHRASES = st.sampled_from(
    ["{}", "by {}", "next {}", "a week from {}", "{} of next week", "this coming {}", "the {} after next"]
)
PHRASES_AHEAD = (
    "tomorrow, Friday, next week, end of week, this week, the 15th, the 31st, mid-April, April, end "
    "of the month, early Q2, Q3, H1, in two weeks, within 10 business days, first week of May, the "
    "last Friday of June, Thanksgiving, by Easter, Feb 29, 10/9, week 31, later this week, year-end, "
    "the weekend, before the 15th, before April"
)
AHEAD = st.sampled_from(PHRASES_AHEAD.split(", "))
VOCABULARY = (
    "the of next last this first second half end by before after week month quarter Friday Monday May 15th 9 "
    "2026 10/9 Q3 two weeks days from to - , and or not no wait in within business day early mid go-live"
)
DATE_WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=60).map(" ".join)


@given(DAYS, AHEAD)
def test_a_date_that_lies_ahead_is_never_past(said_on: date, phrase: str) -> None:
    latest = resolve(phrase, Context(said_on)).latest
    assert latest is not None
    assert latest >= said_on


@given(DAYS, WEEKDAYS, WEEKDAY_PHRASES)
def test_said_a_week_later_a_weekday_is_a_week_later(said_on: date, weekday: str, phrase: str) -> None:
    said = phrase.format(weekday)
    now, later = (resolve(said, Context(day)).latest for day in (said_on, said_on + timedelta(weeks=1)))
    assert now is not None
    assert later == now + timedelta(weeks=1)


@given(DAYS, AHEAD.filter(lambda phrase: "/" not in phrase))
def test_the_locale_matters_for_digits_only(said_on: date, phrase: str) -> None:
    us, gb = (resolve(phrase, Context(said_on, locale, "US")) for locale in ("en-US", "en-GB"))
    assert us == gb


@given(DAYS)
def test_a_date_in_iso_form_is_itself_whenever_it_is_said(day: date) -> None:
    assert resolve(day.isoformat(), Context(None)).latest == day


@settings(max_examples=200)
@given(DATE_WORDS)
def test_a_window_never_ends_before_it_starts_and_a_span_is_its_phrase(text: str) -> None:
    context = Context(date(2026, 3, 11), events={"go-live": None})
    for found in (resolve(text, context), *spot(text, context)):
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        assert text[found.start : found.end] == found.phrase


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    context = Context(date(2026, 3, 11))
    assert resolve(text, context).phrase == text
    assert all(text[found.start : found.end] == found.phrase for found in spot(text, context))


HOSTILE = {
    "stop words": "the " * 2500,
    "rel words": "next " * 2000 + "week",
    "slashes": "1/2/" * 2500,
    "lengths": "2 weeks and " * 800,
    "ranges": "Monday to " * 1000,
    "corrections": "Monday, no, " * 800,
    "hours": "at 5 " * 2000,
    "one word": "a" * 10000,
    "digits": "9" * 10000,
    "brackets": "(" * 10000,
    "far away": "in 999 decades from 999 years after 99999999 weeks",
    "nested": "the day after the day after the day after " * 200,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_makes_no_date_out_of_range_and_comes_back(text: str) -> None:
    context = Context(date(2026, 3, 11))
    assert resolve(text, context).latest is None
    assert all(found.latest is None or found.latest.year < 2100 for found in spot(text, context))


def test_a_month_that_is_none_starts_no_fiscal_year() -> None:
    with pytest.raises(InputError, match="month from 1 to 12"):
        Context(None, fiscal_year_start=13)
