"""The date line of a quoted header to the moment it names; None where it is missing or reads two ways."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january janvier enero ene gennaio gen januari janv styczeń stycznia sty janeiro",
            "feb februar february février févr fév febrero febbraio februari lutego lut fevereiro fev",
            "mar mär märz march mars marzo maart mrt marca março",
            "apr april avril avr abril abr aprile kwietnia kwi",
            "may mai mayo maggio mag mei maj maja maio",
            "jun juni june juin junio giugno giu czerwca cze junho",
            "jul juli july juillet juil julio luglio lug lipca lip julho",
            "aug august août agosto ago augustus augusti sierpnia sie",
            "sep sept september septembre septiembre settembre set września wrz setembro",
            "oct okt october oktober octobre octubre ottobre ott października paź outubro out",
            "nov november novembre noviembre listopada lis novembro",
            "dec dez december dezember décembre déc diciembre dic dicembre desember grudnia gru dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = (
    "monday mon montag lunes lun lundi lunedì maandag",
    "tuesday tues tue dienstag martes mardi martedì dinsdag",
    "wednesday wed mittwoch miércoles mié mercredi mercoledì woensdag",
    "thursday thurs thu donnerstag jueves jue jeudi giovedì donderdag",
    "friday fri freitag viernes vie vendredi venerdì vrijdag",
    "saturday sat samstag sábado sáb samedi sabato zaterdag",
    "sunday sun sonntag domingo dom dimanche domenica zondag",
)
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
    "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip
LONG = r"[^\W\d_]{3,12}"
DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
DAY_FIRST = re.compile(rf"(?<!\d){DAY}[\s-]+(?:de\s+)?({LONG})\.?,?(?:\s+de)?[\s,-]+(\d{{4}}|\d\d(?![\d:.]))")
MONTH_FIRST = re.compile(rf"({LONG})\.?[\s-]+{DAY}[,\s-]+(\d{{4}}|\d\d(?![\d:.]))")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d)")
CLOCK = re.compile(r"(?<![\d:])(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?(?:\s*([ap])\.?\s?m\b\.?)?(?![\d:])", re.I)
OFFSET = re.compile(r"(?:(?:GMT|UTC)\s?)?([+-])(\d\d):?(\d\d)(?!\d)")
ABBREVIATION = re.compile(r"\s*\(?([A-Z]{1,4})\b")
WORD_BEFORE = re.compile(r"([^\W\d_]+)[.,]?\s*$")
LATE = timedelta(days=1)


def said_when(text: str, quoted_at: datetime | None) -> datetime | None:
    """The moment of a date line; without a zone it is wall clock in that of the mail that quotes it.

    A mail program writes the headers of what it quotes in the zone of its own Date header, unless that
    is UTC, in which servers write it whatever the clock of the sender shows. Numbers
    like 04/05/2026 are read only where one reading is possible: not after the mail that quotes them,
    on the weekday that is given.
    """
    dated, clock, after = _cut_at_the_clock(text[:300])
    days = tuple(dict.fromkeys(_days(dated)))
    possible = [day for day in days if _fits(day, dated, quoted_at)] if len(days) > 1 else days
    if len(possible) != 1:
        return None
    zone = _zone(after) or (quoted_at.tzinfo if quoted_at and quoted_at.utcoffset() else None)
    return datetime.combine(possible[0], clock or time(), zone)


def _cut_at_the_clock(text: str) -> tuple[str, time | None, str]:
    """The text without its time of day, the time, and what follows it; `17.02.2026` is no time."""
    for found in CLOCK.finditer(NUMERIC.sub(lambda m: "_" * len(m.group(0)), text)):
        hour, minute = int(found.group(1)), int(found.group(2))
        half = (found.group(4) or "").casefold()
        hour = hour % 12 + 12 * (half == "p") if half and hour <= 12 else hour
        if hour < 24 and minute < 60:
            before, after = text[: found.start()], text[found.end() :]
            return f"{before} {after}", time(hour, minute), after
    return text, None, ""


def _days(text: str) -> Iterator[date]:
    for year, month, day in ISO.findall(text):
        yield from _day(year, int(month), day)
    for day, name, year in DAY_FIRST.findall(text):
        yield from _day(year, MONTHS.get(name.casefold()), day)
    for name, day, year in MONTH_FIRST.findall(text):
        yield from _day(year, MONTHS.get(name.casefold()), day)
    for first, mark, second, year in NUMERIC.findall(text):
        yield from _day(year, int(second), first)
        if mark == "/":
            yield from _day(year, int(first), second)


def _day(year: str, month: int | None, day: str) -> Iterator[date]:
    whole = int(year) if len(year) == 4 else (2000 if int(year) < 70 else 1900) + int(year)
    if month is None or not 1970 <= whole <= 2100:
        return
    try:
        yield date(whole, month, int(day))
    except ValueError:
        return


def _fits(day: date, text: str, quoted_at: datetime | None) -> bool:
    """Whether a reading is on the weekday that is given and not after the mail that quotes it."""
    if quoted_at is not None and day > (quoted_at + LATE).date():
        return False
    number = NUMERIC.search(text)
    word = WORD_BEFORE.search(text[: number.start()]) if number else None
    given = [at for at, names in enumerate(WEEKDAYS) if word and word.group(1).casefold() in names.split()]
    return not given or day.weekday() in given


def _zone(after: str) -> tzinfo | None:
    """The zone that stands behind the time of day."""
    found = OFFSET.search(after[:20])
    if found and int(found.group(2)) < 15:
        minutes = int(found.group(2)) * 60 + int(found.group(3))
        return timezone(timedelta(minutes=minutes if found.group(1) == "+" else -minutes))
    named = ABBREVIATION.match(after)
    hours = ZONES.get(named.group(1).casefold()) if named else None
    return None if hours is None else UTC if hours == 0 else timezone(timedelta(hours=hours))
