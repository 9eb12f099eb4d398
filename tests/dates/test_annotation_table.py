from datetime import date

import pytest

from assistant.dates import Context, resolve

WEDNESDAY = Context(date(2026, 3, 11), locale="en-US", country="US")

# What each phrase means when it is said on Wednesday, March 11th, 2026: earliest and latest.
MEANINGS = {
    "Friday": ("03-13", "03-13"),
    "by Friday": (None, "03-13"),
    "this Friday": ("03-13", "03-13"),
    "next Friday": ("03-20", "03-20"),
    "Wednesday": ("03-18", "03-18"),
    "today": ("03-11", "03-11"),
    "early next week": ("03-16", "03-17"),
    "mid next week": ("03-17", "03-19"),
    "late next week": ("03-19", "03-20"),
    "next week": ("03-16", "03-20"),
    "the week of the 23rd": ("03-23", "03-27"),
    "end of week": ("03-13", "03-13"),
    "EOW": ("03-13", "03-13"),
    "end of the month": ("03-31", "03-31"),
    "EOM": ("03-31", "03-31"),
    "by month end": (None, "03-31"),
    "end of Q1": ("03-31", "03-31"),
    "EOQ": ("03-31", "03-31"),
    "two weeks from Monday": ("03-30", "03-30"),
    "a week from Friday": ("03-20", "03-20"),
    "in two weeks": ("03-25", "03-25"),
    "in a couple of weeks": ("03-25", "03-25"),
    "a fortnight": ("03-25", "03-25"),
    "within 10 business days": ("03-11", "03-25"),
    "in 10 business days": ("03-25", "03-25"),
    "the 15th": ("03-15", "03-15"),
    "the 3rd": ("04-03", "04-03"),
    "first week of April": ("04-01", "04-07"),
    "last week of March": ("03-25", "03-31"),
    "early April": ("04-01", "04-10"),
    "mid April": ("04-11", "04-20"),
    "late April": ("04-21", "04-30"),
    "beginning of April": ("04-01", "04-10"),
    "sometime in April": ("04-01", "04-30"),
    "April": ("04-01", "04-30"),
    "no later than Friday": (None, "03-13"),
    "on or before Friday": (None, "03-13"),
    "before Friday": (None, "03-12"),
    "the 9th… call it the 11th": ("04-11", "04-11"),
}

WITHOUT_DATE = ["Thursday the 21st", "February 30th", "in a few sprints", "as soon as possible"]


def day(text: str | None) -> date | None:
    return date.fromisoformat(f"2026-{text}") if text else None


@pytest.mark.parametrize(("phrase", "window"), MEANINGS.items(), ids=MEANINGS.keys())
def test_a_phrase_means_what_the_annotators_agreed_on(phrase: str, window: tuple[str | None, str]) -> None:
    found = resolve(phrase, WEDNESDAY)
    assert (found.earliest, found.latest) == tuple(map(day, window))


@pytest.mark.parametrize("phrase", WITHOUT_DATE)
def test_no_date_comes_with_the_reason(phrase: str) -> None:
    found = resolve(phrase, WEDNESDAY)
    assert found.latest is None
    assert found.note


@pytest.mark.parametrize("phrase", ["once the redlines are done", "after the redlines are done"])
def test_a_date_that_hangs_on_a_step_names_the_step(phrase: str) -> None:
    found = resolve(phrase, WEDNESDAY)
    assert (found.latest, found.after) == (None, "redlines are done")
