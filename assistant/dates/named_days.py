"""Named days by rule: a name to its date in a year, where the country has the day on a date of its own."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from assistant.dates.periods import days_in

Rule = Callable[[int], date | None]
"""The date of a year; None for a year without the day."""


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    corrected = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - corrected - of_century % 4) % 7
    shift = (golden + 11 * corrected + 22 * weekday) // 451
    month, day = divmod(corrected + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _easter(days: int) -> Rule:
    return lambda year: easter(year) + timedelta(days=days)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus' Julian computus, in the calendar of today)."""
    moon = (19 * (year % 19) + 15) % 30
    month, day = divmod(moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114, 31)
    gregorian_lead = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=gregorian_lead)


def _orthodox(days: int) -> Rule:
    return lambda year: orthodox_easter(year) + timedelta(days=days)


def _tax_day(year: int) -> date:
    """April 15th, moved past a weekend and past Emancipation Day in Washington."""
    day = date(year, 4, 15)
    return day + timedelta(days={4: 3, 5: 3, 6: 2}.get(day.weekday(), 0))


def _on(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _nth(n: int, weekday: int, month: int, plus: int = 0) -> Rule:
    """The n-th weekday of a month (the last for -1), and so many days later."""

    def rule(year: int) -> date:
        if n < 0:
            last = date(year, month, days_in(year, month))
            return last - timedelta(days=(last.weekday() - weekday) % 7 - plus)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1) + plus)

    return rule


def _before(month: int, day: int, weekday: int) -> Rule:
    """The last such weekday before a day of the year."""

    def rule(year: int) -> date:
        end = date(year, month, day) - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - weekday) % 7)

    return rule


def _super_tuesday(year: int) -> date | None:
    """The first Tuesday in March of a presidential year; in 2008 it was in February."""
    if year == 2008:
        return date(2008, 2, 5)
    return _nth(1, TUE, 3)(year) if year % 4 == 0 else None


MON, TUE, THU, SUN = 0, 1, 3, 6
ELSEWHERE = ""


def _america(rule: Rule) -> Mapping[str, Rule]:
    return dict.fromkeys(("US", "CA"), rule)


_MAY_DAY = dict.fromkeys(
    ("AT", "BE", "BR", "CH", "DE", "ES", "FI", "FR", "IN", "IT", "MX", "NO", "PL", "PT", "SE", "SG"),
    _on(5, 1),
)

NAMED_DAYS: Mapping[str, Mapping[str, Rule]] = {
    "(xmas|christmas) day?": {ELSEWHERE: _on(12, 25)},
    "(xmas|christmas) eve": {ELSEWHERE: _on(12, 24)},
    "boxing day": {ELSEWHERE: _on(12, 26)},
    "(new year|new years) day?": {ELSEWHERE: _on(1, 1)},
    "((new year|new years) eve|nye)": {ELSEWHERE: _on(12, 31)},
    "(good|great) friday": {ELSEWHERE: _easter(-2)},
    "((maundy|covenant) (thursday|thu)|(thursday|thu) of mysteries)": {ELSEWHERE: _easter(-3)},
    "orthodox easter (sunday)?": {ELSEWHERE: _orthodox(0)},
    "orthodox (good|great) friday": {ELSEWHERE: _orthodox(-2)},
    "orthodox easter monday": {ELSEWHERE: _orthodox(1)},
    "(clean|orthodox shrove) monday": {ELSEWHERE: _orthodox(-48)},
    "lazarus saturday": {ELSEWHERE: _orthodox(-8)},
    "(palm|branch) sunday": {ELSEWHERE: _easter(-7)},
    "easter (sunday|day)?": {ELSEWHERE: _easter(0)},
    "easter monday": {ELSEWHERE: _easter(1)},
    "ash wednesday": {ELSEWHERE: _easter(-46)},
    "(shrove tuesday|pancake day|mardi gras)": {ELSEWHERE: _easter(-47)},
    "ascension day?": {ELSEWHERE: _easter(39)},
    "(pentecost|(whit|white) sunday)": {ELSEWHERE: _easter(49)},
    "((whit|pentecost) monday|monday of the holy spirit)": {ELSEWHERE: _easter(50)},
    "trinity sunday": {ELSEWHERE: _easter(56)},
    "corpus christi": {ELSEWHERE: _easter(60)},
    "epiphany": {ELSEWHERE: _on(1, 6)},
    "groundhog day": {ELSEWHERE: _on(2, 2)},
    "(valentine|valentines) day": {ELSEWHERE: _on(2, 14)},
    "(st|saint) .? (patrick|patricks|paddy) day": {ELSEWHERE: _on(3, 17)},
    "april (fool|fools) day": {ELSEWHERE: _on(4, 1)},
    "earth day": {ELSEWHERE: _on(4, 22)},
    "may day": {ELSEWHERE: _on(5, 1)},
    "halloween": {ELSEWHERE: _on(10, 31)},
    "all saints day": {ELSEWHERE: _on(11, 1)},
    "(armistice|remembrance|veteran|veterans) day": {ELSEWHERE: _on(11, 11)},
    "(guy fawkes|bonfire) (night|day)": {ELSEWHERE: _on(11, 5)},
    "thanksgiving day?": {ELSEWHERE: _nth(4, THU, 11), "CA": _nth(2, MON, 10)},
    "black friday": {ELSEWHERE: _nth(4, THU, 11, plus=1)},
    "cyber monday": {ELSEWHERE: _nth(4, THU, 11, plus=4)},
    "(labor|labour) day": {ELSEWHERE: _nth(1, MON, 9), "NZ": _nth(4, MON, 10), **_MAY_DAY},
    "memorial day": {ELSEWHERE: _nth(-1, MON, 5)},
    "(juneteenth|emancipation day)": {ELSEWHERE: _on(6, 19)},
    "(independence day|4th of july|fourth of july|july 4th|july fourth)": {
        ELSEWHERE: _on(7, 4),
        "IN": _on(8, 15),
    },
    "(columbus|indigenous people|indigenous peoples) day": {ELSEWHERE: _nth(2, MON, 10)},
    "(mlk|martin luther king|civil rights) (jr .?)? day": {ELSEWHERE: _nth(3, MON, 1)},
    "(president|presidents|washington birthday) day": {ELSEWHERE: _nth(3, MON, 2)},
    "tax day": {ELSEWHERE: _tax_day},
    "(daylight saving|daylight savings) (time)? start (day)?": {
        ELSEWHERE: _nth(-1, SUN, 3),
        **_america(_nth(2, SUN, 3)),
    },
    "(daylight saving|daylight savings) (time)? end (day)?": {
        ELSEWHERE: _nth(-1, SUN, 10),
        **_america(_nth(1, SUN, 11)),
    },
    "election day": {ELSEWHERE: _nth(1, MON, 11, plus=1)},
    "super (duper)? (tuesday|tue)": {ELSEWHERE: _super_tuesday},
    "(boss|bosses) day": {ELSEWHERE: _on(10, 16)},
    "(mother|mothers) day": {ELSEWHERE: _nth(2, SUN, 5), "GB": _easter(-21), "IE": _easter(-21)},
    "(father|fathers) day": {ELSEWHERE: _nth(3, SUN, 6), "AU": _nth(1, SUN, 9), "NZ": _nth(1, SUN, 9)},
    "canada day": {ELSEWHERE: _on(7, 1)},
    "victoria day": {ELSEWHERE: _before(5, 25, MON)},
    "anzac day?": {ELSEWHERE: _on(4, 25)},
    "australia day": {ELSEWHERE: _on(1, 26)},
    "waitangi day": {ELSEWHERE: _on(2, 6)},
    "bastille day": {ELSEWHERE: _on(7, 14)},
    "burns night": {ELSEWHERE: _on(1, 25)},
    "cinco de mayo": {ELSEWHERE: _on(5, 5)},
    "(early may|may day) bank holiday": {ELSEWHERE: _nth(1, MON, 5)},
    "(spring|late may) bank holiday": {ELSEWHERE: _nth(-1, MON, 5)},
    "(august|summer|late summer) bank holiday": {ELSEWHERE: _nth(-1, MON, 8), "IE": _nth(1, MON, 8)},
}
"""Names as patterns of the grammar, and their rules by country."""


def date_of(rules: Mapping[str, Rule], region: str, year: int) -> date | None:
    """The day's date in a year, by the country's own rule where it has one."""
    return rules.get(region, rules[ELSEWHERE])(year)
