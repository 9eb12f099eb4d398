import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.grounding.quotes import find

SAID = "So the pilot starts on June 16 with 40 users.  Budget is not approved, we’ll see — 1,500 at most."

FOUND = {
    "verbatim": ("the pilot starts on June 16", "the pilot starts on June 16"),
    "other case": ("THE PILOT STARTS", "the pilot starts"),
    "other white space": ("40 users.\nBudget is\tnot approved", "40 users.  Budget is not approved"),
    "straight apostrophe": ("we'll see", "we’ll see"),
    "hyphen for a dash": ("see - 1,500 at most", "see — 1,500 at most"),
    "stray blanks around": ("  Budget is not approved ", "Budget is not approved"),
}

REFUSED = {
    "changed number": "starts on June 16 with 90 users",
    "changed day": "the pilot starts on June 10",
    "dropped not": "Budget is approved",
    "two letters": "So",
    "punctuation only": "— , .",
    "part of a word": "pilot start",
    "part of a number": "500 at most",
    "number cut short": "see — 1",
    "ends inside a number": "we'll see — 1,50",
    "words in another order": "approved Budget is not",
    "a gap left out": "the pilot starts with 40 users",
}


@pytest.mark.parametrize(("quote", "expected"), FOUND.values(), ids=FOUND.keys())
def test_a_quote_is_found_at_its_span_in_the_original(quote: str, expected: str) -> None:
    span = find(quote, SAID)
    assert span is not None
    assert SAID[span[0] : span[1]] == expected


@pytest.mark.parametrize("quote", REFUSED.values(), ids=REFUSED.keys())
def test_what_was_not_said_is_not_found(quote: str) -> None:
    assert find(quote, SAID) is None


@given(st.text(), st.text(min_size=3), st.text())
def test_a_found_span_lies_in_the_text_and_keeps_every_letter(before: str, quote: str, after: str) -> None:
    text = f"{before} {quote} {after}"
    span = find(quote, text)
    if sum(c.isalnum() for c in quote.strip().casefold()) >= 3 and quote.strip() == quote:
        assert span is not None
    if span is not None:
        start, end = span
        assert 0 <= start < end <= len(text)
        assert [c for c in text[start:end].casefold() if c.isalnum()] == [
            c for c in quote.casefold() if c.isalnum()
        ]
