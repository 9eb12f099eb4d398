"""When a recording began, as its file name or the lines above its words tell."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from assistant.sources.moments import find_moment

QUARTER = timedelta(minutes=15)
LONGEST_LINE = 300
STAMP_FORMAT = "%Y%m%d%H%M%S"
ZOOM = re.compile(r"GMT(\d{8})-(\d{6})")
TEAMS = re.compile(r"-(\d{8})_(\d{6})(UTC)?(?=-|$|\.)")
GEMINI = re.compile(r"(\d{4})[_/](\d{2})[_/](\d{2}) (\d{2})[_:](\d{2})(?: ([A-Z]{3,4}))?")
COMPACT_DAY = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")
TELLS = re.compile(
    r"^\W*(?:note\s+)?(?:call\s+|meeting\s+)?"
    r"(?:held|date|recorded|recording|when|started|took place|start time|time|datum)\b"
    r"(?:\s+(?:on|at|started))?\W*",
    re.IGNORECASE,
)
# Otter writes how long a call was behind its date.
LENGTH = re.compile(r"\s*•\s*(?:\d{1,2}:)?\d{1,3}:\d{2}\s*$")
MEETING_STARTED = re.compile(r"\bmeeting started\b", re.IGNORECASE)
WEEKDAY = re.compile(
    r"^\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)?\W*", re.IGNORECASE
)


def from_tool_name(name: str) -> datetime | None:
    """The stamp that Zoom (UTC), Teams (local, or UTC where it says so) or Meet put into a file name."""
    if zoom := ZOOM.search(name):
        return _stamp(zoom[1], zoom[2], is_utc=True)
    if teams := TEAMS.search(name):
        return _stamp(teams[1], teams[2], is_utc=teams[3] is not None)
    if gemini := GEMINI.search(name):
        moment = "{}-{}-{} {}:{} {}".format(*(part or "" for part in gemini.groups()))
        found = find_moment(moment)
        return found[0] if found else None
    return None


def from_dated_name(name: str) -> datetime | None:
    """A date that somebody wrote into a file name, as naive midnight or the time that follows it."""
    found = find_moment(name)
    if found is not None:
        return found[0]
    compact = COMPACT_DAY.search(name)
    return _stamp("".join(compact.groups()), "000000", is_utc=False) if compact else None


def _stamp(day: str, clock: str, is_utc: bool) -> datetime | None:
    try:
        moment = datetime.strptime(day + clock, STAMP_FORMAT)  # noqa: DTZ007 - local wall clock, or UTC below
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if is_utc else moment


def from_header(lines: Iterable[str]) -> datetime | None:
    """The moment that the lines above the words give: a line that says so, is a date, or ends in one.

    Any other date there may be a deadline, and tells nothing.
    """
    parts = (part.strip() for line in lines for part in line.split("\n"))
    texts = [part for part in parts if part and len(part) <= LONGEST_LINE]
    local = next((stamp for text in texts if (stamp := from_tool_name(text))), None)
    told = [found for number, text in enumerate(texts) if (found := _told(text, is_first=number == 0))]
    if local is None:
        return told[0] if told else None
    return _zoned(local, told) if local.tzinfo is None else local


def _told(text: str, is_first: bool) -> datetime | None:
    found = find_moment(text)
    if found is None:
        return None
    moment, (start, end) = found
    before, after = text[:start], LENGTH.sub("", text[end:]).strip(" .)*|")
    says = TELLS.match(before) is not None or MEETING_STARTED.search(before) is not None
    alone = not after and WEEKDAY.fullmatch(before) is not None
    titles = is_first and not after and re.search(r"[-–—|,(]\s*$", before) is not None
    return moment if says or alone or titles else None


def _zoned(local: datetime, told: Iterable[datetime]) -> datetime:
    """Teams writes the local time into the title and UTC below it: the difference is the offset.

    No difference tells nothing: it is London, or both are local.
    """
    for moment in told:
        if moment.tzinfo is not None or not (moment.hour or moment.minute):
            continue
        apart = local - moment
        offset = QUARTER * round(apart / QUARTER)
        if offset and abs(offset) <= timedelta(hours=14) and abs(apart - offset) <= timedelta(minutes=5):
            return local.replace(tzinfo=timezone(offset))
    return local


def zoned(local: datetime, told: datetime | None) -> datetime:
    """A local wall clock with the offset that a second time, in UTC, gives it."""
    return _zoned(local, (told,)) if told is not None and local.tzinfo is None else local
