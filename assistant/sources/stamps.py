"""Offsets into a recording, as files write them, to milliseconds."""

import re

# Hours are unbounded in the wild, minutes and seconds have one digit in Microsoft Graph's VTT.
STAMP = r"-?(?:\d{1,6}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
DAY_MS = 86_400_000
WALL_CLOCK_FROM_MS = 5 * 3_600_000

_PARTS = re.compile(r"(-?)(?:(\d{1,6}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?")
_HALF = re.compile(r"\s*([ap])\.?m\.?$", re.IGNORECASE)


def milliseconds(stamp: str) -> int | None:
    """`1:02:03.5`, `02:03`, `-0:0:2,5` in ms; None where it is no stamp."""
    match = _PARTS.fullmatch(stamp.strip())
    if match is None:
        return None
    sign, hours, minutes, seconds, fraction = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    thousandths = int((fraction or "0").ljust(3, "0")[:3])
    return (whole * 1000 + thousandths) * (-1 if sign else 1)


def wall_clock(stamp: str) -> int | None:
    """`3:02 PM` or `10:15:01 am` in ms since midnight; None where it is no time of day with am or pm."""
    half = _HALF.search(stamp)
    if half is None:
        return None
    clock = stamp[: half.start()].strip()
    since = milliseconds(clock if clock.count(":") > 1 else f"{clock}:00")
    if since is None or not 3_600_000 <= since < 13 * 3_600_000:
        return None
    return since % (DAY_MS // 2) + (DAY_MS // 2 if half[1].lower() == "p" else 0)
