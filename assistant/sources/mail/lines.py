"""The text of a mail to its lines, each with the depth of its quote marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MARKS = re.compile(r"\s{0,3}((?:>\s?)+)")
ESCAPED = ">From "
SHORTEST_WRAP = 60
LONGEST_TAIL = 3
CLOSED = tuple(".!?:;)>")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its quote marks; `depth` is their number."""

    depth: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but quote marks on the line."""
        return not self.text.strip()


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a mail; the tail of a quoted line that a mail program wrapped is quoted too."""
    lines = [_line(raw) for raw in text.split("\n")]
    at = 1
    while at < len(lines):
        end = _end_of_a_tail(lines, at)
        if end > at:
            lines[at:end] = [Line(lines[at - 1].depth, line.text) for line in lines[at:end]]
        at = max(end, at + 1)
    return tuple(lines)


def _line(raw: str) -> Line:
    marks = MARKS.match(raw) if ">" in raw and not raw.startswith(ESCAPED) else None
    if marks is None:
        return Line(0, raw.removeprefix(">").rstrip())
    return Line(marks.group(1).count(">"), raw[marks.end() :].rstrip())


def _end_of_a_tail(lines: Sequence[Line], at: int) -> int:
    """The line behind what was wrapped off the quoted line above; the line itself where nothing was."""
    before, line = lines[at - 1], lines[at]
    if not (line.depth < before.depth and _goes_on(before.text, line.text)):
        return at
    for end in range(at + 1, min(at + LONGEST_TAIL, len(lines) - 1) + 1):
        if lines[end].depth >= before.depth:
            return end
        if lines[end].is_blank:
            break
    return at


def _goes_on(before: str, text: str) -> bool:
    """Whether a text breaks off in the middle of a sentence or of a link, and goes on in the next line."""
    if before.endswith(CLOSED):
        return False
    in_a_link = " " not in text.strip(" >") and any(mark in text for mark in "/=_%")
    return in_a_link or (text[:1].islower() and len(before) >= SHORTEST_WRAP)
