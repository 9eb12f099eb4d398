"""One line of a text transcript to the speaker, time and words that it may begin with."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from assistant.sources.labels import is_plausible, split_label
from assistant.sources.moments import find_moment
from assistant.sources.stamps import milliseconds, wall_clock

_OFFSET = r"\d{1,3}:\d{1,2}(?::\d{2})?(?:[.,]\d{1,9})?"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?\s?[AaPp]\.?[Mm]\.?"
_ONE = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}[T ,]+)?(?:{_CLOCK}|{_OFFSET})(?![\w:])Z?"
_STAMP = rf"(?P<stamp>{_ONE})(?:\s*(?:-->|–|-)\s*{_ONE})?"

LEADING = re.compile(
    rf"(?:[\[(<]@?{_STAMP}[\])>]|@?{_STAMP.replace('stamp', 'bare', 1)})(?P<gap>\s*[-–—|:·]?\s*)(?P<rest>.*)"
)
BRACKETED = re.compile(rf"(?P<label>[^\[(<].{{0,70}}?)\s{{0,40}}[\[(<]@?{_STAMP}[\])>]\s*:?\s*(?P<rest>.*)")
TRAILING = re.compile(
    rf"(?P<label>\S.{{0,70}}?)(?P<gap>\s{{2,40}}|\t\s{{0,40}}|\s{{0,40}}[-–—|,·]\s{{0,40}}|\s)@?{_STAMP}"
)
CHAT = re.compile(
    rf"{_STAMP}\s+From\s+(?P<label>.{{1,70}}?)\s+to\s+(?P<to>.{{1,70}}?):\s*(?P<rest>.*)", re.IGNORECASE
)
HEADING = re.compile(r"^(?:#{1,6}\s*|>\s+)")
LINK = re.compile(r"\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")

Form = Literal["colon", "stamped", "loose", "stamp", "chat"]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line may open: `loose` is a name beside a time that may as well be words.

    `otherwise` is what was said where the label is no speaker: the line, without a time before it.
    """

    form: Form
    label: str | None
    words: str
    otherwise: str
    time_first: bool = False
    start_ms: int | None = None
    is_clock: bool = False
    said_at: datetime | None = None


def without_markdown(line: str) -> str:
    """A line without emphasis, heading marks, escapes and the targets of links."""
    line = LINK.sub(r"\1", line) if "](" in line else line
    line = line.strip().replace("**", "").replace("__", "").replace("\\", "")
    return HEADING.sub("", line).strip() if line.startswith(("#", ">")) else line.strip()


def opening_of(line: str) -> Opening | None:
    """How a line begins a turn, if it may; the labels of all lines decide whether it does."""
    if chat := CHAT.fullmatch(line):
        return _timed(Opening("chat", chat["label"], chat["rest"], line), chat["stamp"])
    if leading := LEADING.fullmatch(line):
        return _timed(_after_stamp(leading), leading["stamp"] or leading["bare"])
    if (bracketed := BRACKETED.fullmatch(line)) and is_plausible(bracketed["label"]):
        return _timed(Opening("stamped", bracketed["label"], bracketed["rest"], line), bracketed["stamp"])
    if (trailing := TRAILING.fullmatch(line)) and is_plausible(trailing["label"]):
        form: Form = "loose" if trailing["gap"] == " " else "stamped"
        return _timed(Opening(form, trailing["label"], "", line), trailing["stamp"])
    found = split_label(line)
    if found is None or not is_plausible(found[0]):
        return None
    return Opening("colon", found[0], found[1], line)


def _after_stamp(match: re.Match[str]) -> Opening:
    rest = match["rest"].strip()
    found = split_label(rest)
    if found is not None and is_plausible(found[0]):
        return Opening("stamped", found[0], found[1], rest, time_first=True)
    if rest and is_plausible(rest) and rest[-1] not in ".,":
        # "0:12 - Dana Ellis (Acme)" is a speaker, "0:12 Legal signs on Friday" was said.
        if match["gap"].strip() in ("-", "–", "—"):
            return Opening("stamped", rest, "", rest, time_first=True)
        if match["stamp"] and len(rest.split()) <= 4:
            return Opening("loose", rest, "", rest, time_first=True)
    return Opening("stamp", None, rest, rest, time_first=True)


def _timed(opening: Opening, stamp: str) -> Opening | None:
    said = find_moment(stamp)
    if said is not None:
        return replace(opening, said_at=said[0])
    clock = wall_clock(stamp)
    start = clock if clock is not None else milliseconds(stamp)
    return replace(opening, start_ms=start, is_clock=clock is not None) if start is not None else None
