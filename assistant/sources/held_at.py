"""When a conversation was held, by payload, file name, header or a person, as a moment in the deal's zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.errors import InputError
from assistant.sources.reading import Reading, Turn
from assistant.sources.started import from_dated_name, from_tool_name, zoned
from schemas.conversation import HeldAtBasis
from schemas.deal import Deal


@dataclass(frozen=True, slots=True)
class Held:
    """When a conversation began, what tells it, and whether it was told in UTC, which hides the day."""

    at: datetime
    basis: HeldAtBasis
    is_utc: bool = False


def held_at(reading: Reading, name: str, deal: Deal, told: Mapping[str, datetime]) -> Held | None:
    """The first that is known; what a tool writes goes before what people write into file names."""
    found = _found(reading, name, told)
    if found is None:
        return None
    return Held(in_zone(found[0], deal), found[1], is_utc=found[0].utcoffset() == timedelta())


def _found(reading: Reading, name: str, told: Mapping[str, datetime]) -> tuple[datetime, HeldAtBasis] | None:
    basis = reading.started_basis or "payload"
    if reading.started_at is not None and basis != "header":
        return reading.started_at, basis
    if (stamp := from_tool_name(name)) is not None:
        return zoned(stamp, reading.started_at), "file_name"
    if reading.started_at is not None:
        return reading.started_at, basis
    if (first := _first_moment(reading.turns)) is not None:
        return first, "payload"
    if name in told:
        return told[name], "person"
    dated = from_dated_name(name)
    return (dated, "file_name") if dated is not None else None


def _first_moment(turns: tuple[Turn, ...]) -> datetime | None:
    """When the recording began, by the first turn that tells its own moment and its offset."""
    turn = next((turn for turn in turns if turn.said_at is not None), None)
    if turn is None or turn.said_at is None:
        return None
    try:
        return turn.said_at - timedelta(milliseconds=turn.start_ms or 0)
    except OverflowError:
        return turn.said_at


def in_zone(moment: datetime, deal: Deal) -> datetime:
    """The moment with the offset under which its date is the day on which the words were said.

    A wall clock is the deal's, and UTC is converted to it; any other offset is the speakers' own.
    """
    zone = zone_named(deal.time_zone) if deal.time_zone else UTC
    if moment.tzinfo is None:
        local = moment.replace(tzinfo=zone)
    elif moment.utcoffset():
        local = moment
    else:
        local = _converted(moment, zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))


def _converted(moment: datetime, zone: tzinfo | None) -> datetime:
    """The moment in a zone; as it is where the year 1 or 9999 ends in between."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def zone_named(name: str) -> ZoneInfo:
    """The time zone of an IANA name; raises InputError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"'{name}' is no known time zone. Use an IANA name like America/New_York."
        raise InputError(message) from error


def said_at(turn: Turn, held: datetime | None, deal: Deal) -> datetime | None:
    """The moment of a turn: its own, else the start of the recording and the offset into it."""
    if turn.said_at is not None:
        own = in_zone(turn.said_at, deal)
        return _converted(own, held.tzinfo) if held is not None and own.utcoffset() == timedelta() else own
    if held is None:
        return None
    try:
        return held + timedelta(milliseconds=turn.start_ms or 0)
    except OverflowError:
        return held
