"""A date as people and tools write it ("4 November 2026, 08:03pm", "2026/11/04 15:03 EST") to a datetime."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar",
            "feb february februar",
            "mar march märz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        1,
    )
    for name in names.split()
}
# Abbreviations that mean one offset wherever they are used; CST, IST and BST do not.
OFFSETS = {
    "EST": -5,
    "EDT": -4,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
}

_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>\d{4})"
DATES = (
    re.compile(r"(?P<year>\d{4})([-/._])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"),
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}"),
    re.compile(rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}"),
    re.compile(r"(?<!\d)(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})"),
)
TIME = re.compile(
    r"\s*(?:[,T·|-]|\bat\b|\bum\b)?\s*(?P<hour>\d{1,2})(?:[:_.](?P<minute>\d{2}))?(?:[:_.](?P<second>\d{2}))?"
    r"(?:[.,]\d+)?\s*(?P<half>[ap]\.?m\b\.?)?(?!\d)",
    re.IGNORECASE,
)
ZONE = re.compile(r"\s*\(?(?P<zone>Z\b|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|[A-Z]{3,4}\b|[A-Z][a-z]+(?:/[A-Z]\w+)+)")


def find_moment(text: str) -> tuple[datetime, tuple[int, int]] | None:
    """The first date in a text and its span; naive without a zone, midnight without a time."""
    for pattern in DATES:
        for match in pattern.finditer(text):
            day = _day(match)
            if day is not None:
                return _with_time(text, match.start(), match.end(), day)
    return None


def _day(match: re.Match[str]) -> datetime | None:
    found = match.groupdict()
    if "first" in found:
        first, second = int(found["first"]), int(found["second"])
        # 03/04/2026 is March here and April there: only a number above 12 tells which is the day.
        if (first > 12) == (second > 12):
            return None
        found |= {"day": str(max(first, second)), "month": str(min(first, second))}
    month = found["month"]
    number = int(month) if month.isdigit() else MONTHS.get(month.casefold(), 0)
    try:
        return datetime(int(found["year"]), number, int(found["day"]))  # noqa: DTZ001 - the zone may follow
    except ValueError:
        return None


def _with_time(text: str, start: int, end: int, day: datetime) -> tuple[datetime, tuple[int, int]]:
    match = TIME.match(text, end)
    clock = _clock(match) if match else None
    if match is None or clock is None:
        return day, (start, end)
    moment, end = day + clock, match.end()
    zone = ZONE.match(text, end)
    known = zone_of(zone["zone"]) if zone else None
    if zone is not None and known is not None:
        return moment.replace(tzinfo=known), (start, zone.end())
    return moment, (start, end)


def _clock(match: re.Match[str]) -> timedelta | None:
    hour, minute, second = (int(match[key] or 0) for key in ("hour", "minute", "second"))
    if match["minute"] is None and match["half"] is None:
        return None
    if match["half"] is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def zone_of(name: str) -> tzinfo | None:
    """The zone of `Z`, `+02:00`, `UTC`, `EST` or `America/New_York`; None where the name is ambiguous."""
    if name in ("Z", "UTC", "GMT"):
        return UTC
    if name in OFFSETS:
        return timezone(timedelta(hours=OFFSETS[name]))
    offset = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})", name)
    if offset is not None and int(offset[2]) <= 14 and int(offset[3]) <= 59:
        span = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-span if offset[1] == "-" else span)
    if "/" not in name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
