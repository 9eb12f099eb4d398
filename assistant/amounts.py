"""Amounts and durations in words to numbers; words that give none are unknown, not guessed."""

import re

AMOUNT = re.compile(
    r"(?P<number>\d{1,3}(?:[,.' ]\d{3})+|\d+(?:[.,]\d+)?)\s*"
    r"(?P<scale>k\b|thousand|grand|m\b|mio\b|mn\b|mil\b|million)?",
    re.IGNORECASE,
)
SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "grand": 1e3,
    "m": 1e6,
    "mio": 1e6,
    "mn": 1e6,
    "mil": 1e6,
    "million": 1e6,
}
GROUPED = re.compile(r"\d{1,3}(?:[,.' ]\d{3})+")

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
WORDS = {name: number for number, name in enumerate(ONES.split())}
WORDS |= {"a": 1, "an": 1, "couple": 2, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}
LENGTH = re.compile(
    r"(?P<first>\d{1,3}|[a-z]+)(?:\s*(?:-|–|to|or)\s*(?P<last>\d{1,3}|[a-z]+))?(?:\s+of)?\s+"
    r"(?P<kind>working |business )?(?P<unit>days?|weeks?|fortnights?|months?)\b",
    re.IGNORECASE,
)
WORKING_DAYS = {"day": 1, "week": 5, "fortnight": 10, "month": 21}


def amount_of(words: str) -> float | None:
    """The amount that words name ("about 120k", "1,2 million", "85.000 Euro")."""
    match = AMOUNT.search(words)
    if match is None:
        return None
    text = match["number"]
    plain = re.sub(r"[,.' ]", "", text) if GROUPED.fullmatch(text) else text.replace(",", ".")
    return float(plain) * SCALES.get((match["scale"] or "").casefold(), 1.0)


def working_days_of(words: str) -> int | None:
    """The working days that words name; of a range ("two to three weeks") the longer end counts."""
    match = LENGTH.search(words)
    if match is None:
        return None
    number = _number(match["last"] or match["first"])
    unit = match["unit"].casefold().rstrip("s")
    if number is None:
        return None
    if unit == "day" and not match["kind"] and number >= 7:
        return max(1, number * 5 // 7)
    return number * WORKING_DAYS[unit]


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else WORDS.get(text.casefold())
