from datetime import date

import pytest

from assistant.dates import Context, read, spot

WEDNESDAY = Context(date(2026, 3, 11), locale="en-US", country="US", events={"go-live": date(2026, 9, 1)})

SAID = {
    "I'll get you the SOC 2 report tomorrow.": [("tomorrow", "2026-03-12")],
    "Can we do Tuesday or Wednesday next week? If not, the 23rd works.": [
        ("Tuesday or Wednesday next week", "2026-03-18"),
        ("the 23rd", "2026-03-23"),
    ],
    "We'd have legal done by the end of next week, and signature by April 15th.": [
        ("by the end of next week", "2026-03-20"),
        ("by April 15th", "2026-04-15"),
    ],
    "early next week for the DPA, then we are live sometime in Q3": [
        ("early next week", "2026-03-17"),
        ("Q3", "2026-09-30"),
    ],
    "That has to be done two weeks before go-live.": [("two weeks before go-live", "2026-08-18")],
    "Call it the 9th, no wait, the 11th.": [("the 9th, no wait, the 11th", "2026-04-11")],
    "In mid‑April, the week of the 23rd – or by 6/30 at the latest.": [
        ("mid‑April", "2026-04-20"),
        ("the week of the 23rd", "2026-03-27"),
        ("by 6/30 at the latest", "2026-06-30"),
    ],
    "the twenty third of march works and june fifth too": [
        ("the twenty third of march", "2026-03-23"),
        ("june fifth", "2026-06-05"),
    ],
    "Let's meet Friday at 3pm and again on Monday morning": [
        ("Friday at 3pm", "2026-03-13"),
        ("Monday morning", "2026-03-16"),
    ],
    "we are aiming for by next\nFriday if we can": [("by next\nFriday", "2026-03-20")],
    "By end of day, or in May. May 5th at the latest.": [
        ("By end of day", "2026-03-11"),
        ("May", "2026-05-31"),
        ("May 5th at the latest", "2026-05-05"),
    ],
}


@pytest.mark.parametrize(("text", "phrases"), SAID.items(), ids=SAID.keys())
def test_the_phrases_of_a_text_are_found_where_they_stand(text: str, phrases: list[tuple[str, str]]) -> None:
    found = spot(text, WEDNESDAY)
    assert [(each.phrase, str(each.latest)) for each in found] == phrases
    assert all(text[each.start : each.end] == each.phrase for each in found)


WAITING = {
    "Once procurement signs off, we can go.": "procurement signs off",
    "Then it goes out two weeks after the security review.": "security review",
    "It takes ten business days from when they get the paper.": "they get the paper",
    "I'll send it as soon as legal is back.": "legal is back",
}


@pytest.mark.parametrize(("text", "after"), WAITING.items(), ids=WAITING.keys())
def test_what_hangs_on_a_step_names_it(text: str, after: str) -> None:
    (found,) = spot(text, WEDNESDAY)
    assert (found.latest, found.after) == (None, after)


def test_a_phrase_in_a_long_row_of_dates_is_read_whole() -> None:
    text = " and ".join(["Friday"] * 30) + " or by the end of the week of April 20th"
    assert spot(text, WEDNESDAY)[-1].latest == date(2026, 4, 24)


def test_a_contradiction_in_a_text_is_found_without_a_date() -> None:
    (found,) = spot("Let's do Thursday the 21st then.", WEDNESDAY)
    assert found.latest is None
    assert "not a Thursday" in (found.note or "")


WITHOUT_DATE = [
    "They may or may not need it, and we may first ask legal.",
    "Sales will march through the list.",
    "June from procurement joined, April will own it, and so will August.",
    "Our May contact left.",
    "Give me a second, the second vendor was cheaper.",
    "The 3rd party assessor comes in twice.",
    "It's a 24/7 package, about 1/2 of the team uses it.",
    "See section 12.3 and version 2.10 now.",
    "Net 30, with 36 months of term and 10 to 15 seats.",
    "Monday.com is our tracker, and we work with Friday Health Plans.",
    "At the end of the day it's about trust.",
    "The sun was out when we sat down in the quarter-zip.",
    "We meet every Friday.",
    "Call 555-0123 or 650.650.6500, ISO 27001 and SOC 2.",
    "They have 2000 employees, 100 percent of them in H1B roles.",
    "After that it's all good, after all.",
    "In five minutes, or in an hour, I'm out.",
    "Every day counts, and we've done this for three years.",
    "Good morning, good afternoon.",
    "Our fiscal year is odd.",
    "Once a week, once in a while, once again: after a while it's after hours.",
    "It takes as soon as possible literally, after the.",
    "This may be it, and two thirds agree all day.",
    "We start early in the morning, and the batch runs overnight.",
]


@pytest.mark.parametrize("text", WITHOUT_DATE)
def test_words_that_look_like_dates_are_left_alone(text: str) -> None:
    assert spot(text, WEDNESDAY) == ()


def test_a_weekday_before_a_name_after_a_comma_is_a_date() -> None:
    assert [each.phrase for each in spot("Can you do it by Friday, Dana?", WEDNESDAY)] == ["by Friday"]


def test_a_text_that_is_one_phrase_is_read_as_one() -> None:
    (found,) = read("probably sometime in April", WEDNESDAY)
    assert found.phrase == "probably sometime in April"
    assert found.latest == date(2026, 4, 30)


def test_a_sentence_is_read_phrase_by_phrase() -> None:
    (found,) = read("After the call we will have it signed by Friday.", WEDNESDAY)[-1:]
    assert found.phrase == "by Friday"


def test_a_relative_phrase_of_an_undated_text_is_found_without_a_date() -> None:
    (found,) = spot("I'll send it tomorrow.", Context(None))
    assert (found.phrase, found.latest) == ("tomorrow", None)
