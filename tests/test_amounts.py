import pytest

from assistant.amounts import amount_of, working_days_of

AMOUNTS = {
    "180k": 180_000,
    "about 120 thousand dollars": 120_000,
    "1.2 million": 1_200_000,
    "1,2 Mio": 1_200_000,
    "$48,500 a year": 48_500,
    "85.000 Euro": 85_000,
    "CHF 1'250'000": 1_250_000,
    "25 000": 25_000,
    "fifty-ish, I guess": None,
}


@pytest.mark.parametrize(("words", "amount"), AMOUNTS.items(), ids=AMOUNTS.keys())
def test_an_amount_in_words(words: str, amount: float | None) -> None:
    assert amount_of(words) == amount


LENGTHS = {
    "three weeks": 15,
    "two to three weeks": 15,
    "3-4 weeks": 20,
    "ten business days": 10,
    "10 working days": 10,
    "30 days": 21,
    "three days": 3,
    "a couple of weeks": 10,
    "a month": 21,
    "a fortnight": 10,
    "forever": None,
    "several weeks": None,
}


@pytest.mark.parametrize(("words", "days"), LENGTHS.items(), ids=LENGTHS.keys())
def test_a_duration_in_words_is_working_days(words: str, days: int | None) -> None:
    assert working_days_of(words) == days
