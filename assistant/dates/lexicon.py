"""The words of dates: each word to the classes it belongs to, and what it stands for in each."""

from collections.abc import Iterator, Mapping

Classes = Mapping[str, object]


def words(text: str) -> frozenset[str]:
    """A vocabulary, from its words in a row."""
    return frozenset(text.split())


WEEKDAYS = (
    "monday mon",
    "tuesday tue tues",
    "wednesday wed weds",
    "thursday thu thur thurs",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
UNITS = {
    "day days": "day",
    "workday workdays": "business day",
    "week weeks wk wks": "week",
    "fortnight fortnights": "fortnight",
    "month months mo mos mth mths": "month",
    "quarter quarters qtr qtrs": "quarter",
    "year years yr yrs": "year",
    "decade decades": "decade",
    "weekend weekends wkend": "weekend",
    "hour hours hr hrs h": "hour",
    "minute minutes min mins": "minute",
    "second seconds sec secs": "second",
}
ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
DAYPARTS = "morning afternoon evening night nite lunch lunchtime afternoonish am pm a.m p.m"
MERIDIEMS = "am pm a p a.m p.m"
ZONES = "gmt utc bst cet cest est edt et eastern cst cdt ct central mst mdt mt pst pdt pt pacific ist aest"
ZONES += " aedt nzst nzdt jst sgt hkt bst wet"


def _entries() -> Iterator[tuple[str, str, object]]:
    """Every word with one of its classes and its value there."""
    for day, names in enumerate(WEEKDAYS):
        for word in names.split():
            yield word, "WEEKDAY", day
            yield f"{word}s", "WEEKDAYS", day
    for month, names in enumerate(MONTHS, start=1):
        yield from ((word, "MONTH", month) for word in names.split())
    for names, unit in UNITS.items():
        for word in names.split():
            yield word, "UNIT", unit
            if not word.endswith("s"):
                yield word, "ONE", unit
    yield from ((word, "ONES", n) for n, word in enumerate(ONES.split(), start=1))
    yield from ((word, "TENS", 10 * n) for n, word in enumerate(TENS.split(), start=1) if n > 1)
    yield from ((word, "NTH", n) for n, word in enumerate(NTH.split(), start=1))
    yield "thirtieth", "NTH", 30
    for name, members in (("DAYPART", DAYPARTS), ("MERIDIEM", MERIDIEMS), ("ZONE", ZONES)):
        yield from ((word, name, word) for word in members.split())


def _lexicon() -> Mapping[str, Classes]:
    lexicon: dict[str, dict[str, object]] = {}
    for word, name, value in _entries():
        lexicon.setdefault(word, {})[name] = value
    return lexicon


LEXICON = _lexicon()

ABBREVIATIONS = frozenset(word for names in (*WEEKDAYS, *MONTHS) for word in names.split()[1:]) | {
    "a.m",
    "p.m",
}
"""Words that a full stop belongs to."""
