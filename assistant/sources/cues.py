"""VTT, SRT and SBV text to its cues, however broken: every time line becomes a cue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.sources.stamps import STAMP, milliseconds

ARROW = re.compile(rf"\s*({STAMP})\s*-->\s*({STAMP})(?:\s+.*)?")
COMMA = re.compile(rf"\s*({STAMP})\s*,\s*({STAMP})\s*")
# A time line that nobody can read still starts a cue: its words were said.
BROKEN_ARROW = re.compile(r"\s*(?:-?\d+:[\w:.,]*\s*-->.*|\S{0,20}\s*-->\s*-?\d+:[\w:.,]*\s*)")
BROKEN_COMMA = re.compile(r"\s*-?\d+:\d[\w:.]*\s*,\s*-?\d+:\d[\w:.]*\s*")
BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t]+(.*))?")
NUMBER = re.compile(r"\d{1,9}")
TEAMS_ID = re.compile(r"[\w-]+/\d+-\d+")


@dataclass(frozen=True, slots=True)
class Cue:
    """One time line with the lines below it; a time that cannot be read is None."""

    id: str | None
    start_ms: int | None
    end_ms: int | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueFile:
    """The cues in file order, what stands above them, the notes, and lines taken as names of cues."""

    cues: tuple[Cue, ...]
    header: tuple[str, ...]
    notes: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(slots=True)
class _Open:
    """The cue that is being read."""

    id: str | None
    start_ms: int | None
    end_ms: int | None
    lines: list[str] = field(default_factory=list)


def _times(line: str, has_arrows: bool) -> tuple[int | None, int | None] | None:
    """Start and end in ms of a line that times a cue, None where the line is none."""
    line = line.strip()
    if ("-->" if has_arrows else ",") not in line:
        return None
    exact = (ARROW if has_arrows else COMMA).fullmatch(line)
    if exact is None:
        broken = BROKEN_ARROW if has_arrows else BROKEN_COMMA
        return _broken(line) if broken.fullmatch(line) else None
    start, end = milliseconds(exact[1]), milliseconds(exact[2])
    return start, (end if start is None or end is None or end >= start else None)


def _broken(line: str) -> tuple[int | None, None]:
    start = re.split(r"-->|,", line, maxsplit=1)[0]
    return milliseconds(start), None


def read_cues(text: str) -> CueFile:
    """All cues of a file with `\\n` line ends; words after a blank line belong to the cue before them."""
    lines = text.split("\n")
    first = next((line for line in lines if ARROW.fullmatch(line.strip())), "")
    is_srt = "," in first and not text.startswith("WEBVTT")
    return _Scan(has_arrows=bool(first) or "WEBVTT" in text[:10], comments=not is_srt).read(lines)


class _Scan:
    """The state of one pass over the lines."""

    def __init__(self, has_arrows: bool, comments: bool) -> None:
        self.has_arrows = has_arrows
        self.comments = comments
        self.cues: list[_Open] = []
        self.header: list[str] = []
        self.notes: list[list[str]] = []
        self.names: list[str] = []
        self.pending: list[str] = []
        self.blank = True
        self.block: str | None = None

    def read(self, lines: list[str]) -> CueFile:
        for line in lines:
            self._line(line)
        self._flush()
        cues = tuple(Cue(c.id, c.start_ms, c.end_ms, tuple(c.lines)) for c in self.cues)
        notes = tuple("\n".join(note).strip() for note in self.notes)
        return CueFile(cues, tuple(self.header), notes, tuple(self.names))

    def _line(self, line: str) -> None:
        times = _times(line, self.has_arrows)
        if times is not None:
            self._start(*times)
        elif not line.strip():
            self._flush()
            self.blank, self.block = True, None
        elif self.block is not None:
            if self.block == "NOTE":
                self.notes[-1].append(line.strip())
        elif self.comments and self.blank and (opened := BLOCK.fullmatch(line.strip())):
            self._flush()
            self.block = opened[1]
            if opened[1] == "NOTE":
                self.notes.append([opened[2] or ""])
        else:
            self.pending.append(line.strip())
            self.blank = False

    def _start(self, start_ms: int | None, end_ms: int | None) -> None:
        name = self.pending.pop() if self.pending and self._is_name() else None
        if name is not None and " " in name:
            self.names.append(name)
        self._flush()
        self.cues.append(_Open(name, start_ms, end_ms))
        self.blank, self.block = False, None

    def _is_name(self) -> bool:
        """Whether the line above a time line names the cue, rather than ends the one before it."""
        line, first = self.pending[-1], len(self.pending) == 1
        if not self.cues:
            return not line.startswith("WEBVTT")
        if NUMBER.fullmatch(line):
            return self._numbered() or (first and self._after_blank())
        if TEAMS_ID.fullmatch(line):
            return True
        return first and self._after_blank() and (" " not in line or _is_short_title(line))

    def _numbered(self) -> bool:
        return self.cues[0].id is not None and NUMBER.fullmatch(self.cues[0].id) is not None

    def _after_blank(self) -> bool:
        """Whether the pending lines stand apart from the cue above, which has its words already."""
        return bool(self.cues[-1].lines)

    def _flush(self) -> None:
        """Give the lines that wait to the cue they belong to, or to the header."""
        if not self.cues:
            self.header.extend(self.pending)
        else:
            lines = self.pending
            if len(lines) > 1 and NUMBER.fullmatch(lines[0]) and self._numbered() and self._after_blank():
                lines = lines[1:]
            self.cues[-1].lines.extend(lines)
        self.pending = []


def _is_short_title(line: str) -> bool:
    return len(line.split()) <= 4 and line[-1] not in ".?!,;:…" and ":" not in line


def timed(cues: Sequence[Cue]) -> Iterator[tuple[int, Cue]]:
    """Each cue with the moment it sorts by: one without a readable time follows the cue above it."""
    last = min((c.start_ms for c in cues if c.start_ms is not None), default=0)
    for cue in cues:
        last = cue.start_ms if cue.start_ms is not None else last
        yield last, cue
