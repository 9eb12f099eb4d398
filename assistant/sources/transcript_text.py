"""The lines of a text transcript to turns: `Name: words`, names with times, times alone, or no names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.sources.labels import Speakers, is_name_like, speakers_in
from assistant.sources.lines import Opening, opening_of
from assistant.sources.placeholders import is_placeholder
from assistant.sources.reading import Turn
from assistant.sources.stamps import DAY_MS, WALL_CLOCK_FROM_MS

MAX_HEAD = 15
BULLETS = ("- ", "* ", "• ", "– ")
PRESENTATION = ("'s Presentation", "’s Presentation")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without markdown; `is_system` where the tool wrote it, not a speaker."""

    text: str
    is_system: bool = False
    opening: Opening | None = None


def turns_of_lines(lines: Sequence[Line], people: Sequence[str] = ()) -> tuple[Turn, ...]:
    """The turns in order; what nobody said (titles, dates, notes above the words) is of kind `system`."""
    lines = _opened(lines)
    speakers = _speakers(lines, people)
    settled = [Line(line.text, line.is_system, _settled(line.opening, speakers)) for line in lines]
    if not any(line.opening for line in settled):
        return tuple(_paragraphs(settled))
    return _rebased(tuple(_turns(settled)), any(o.is_clock for o in _openings(settled)))


def _opened(lines: Sequence[Line]) -> list[Line]:
    """Each line with what it may open; a loose name and time with no words below it opens nothing."""
    opened: list[Line] = []
    has_words_below = False
    for line in reversed(lines):
        opening = opening_of(line.text) if line.text and not line.is_system else None
        if opening is not None and opening.form == "loose" and not has_words_below:
            opening = None
        opened.append(Line(line.text, line.is_system, opening))
        if line.text:
            has_words_below = not line.is_system and (opening is None or opening.form == "colon")
    return opened[::-1]


def _openings(lines: Sequence[Line]) -> list[Opening]:
    return [line.opening for line in lines if line.opening is not None]


def _speakers(lines: Sequence[Line], people: Sequence[str]) -> Speakers:
    openings = _openings(lines[_head(lines) :])
    labels = [o.label for o in openings if o.label is not None]
    stamped = [o.label for o in openings if o.label is not None and _carries_a_time(o, o.label)]
    starts = sum(
        1
        for before, line in pairwise((Line(""), *lines))
        if line.text and not line.is_system and (line.opening is not None or not before.text)
    )
    return speakers_in(labels, starts, stamped, people)


def _head(lines: Sequence[Line]) -> int:
    """How many lines of `Call: …`, `Customer: …` stand above the first blank line of a transcript."""
    first = next((number for number, line in enumerate(lines) if line.text), 0)
    blank = next((number for number, line in enumerate(lines) if number > first and not line.text), 0)
    block = [line.opening for line in lines[:blank]]
    below = {opening.label for opening in _openings(lines[blank:])}
    alone = all(o is None or (o.form == "colon" and o.label not in below) for o in block)
    return blank if alone and below and blank <= MAX_HEAD else 0


def _carries_a_time(opening: Opening, label: str) -> bool:
    if opening.form == "loose":
        return is_placeholder(label) or _is_full_name(label)
    return opening.form in ("stamped", "chat")


def _is_full_name(label: str) -> bool:
    return len(label.split()) > 1 and is_name_like(label)


def _settled(opening: Opening | None, speakers: Speakers) -> Opening | None:
    """An opening whose label is a speaker; else the time alone where there is one before the words."""
    if opening is None or opening.label is None or opening.label in speakers.labels:
        return opening
    if not opening.time_first:
        return None
    return replace(opening, form="stamp", label=None, words=opening.otherwise)


def _turns(lines: Sequence[Line]) -> Iterator[Turn]:
    has_labels = any(opening.label is not None for opening in _openings(lines))
    turn, words, anchor = Turn(None, "", kind="system"), list[str](), None
    for line in lines:
        opening = line.opening
        if opening is not None and _is_section(opening):
            yield from _whole(turn, words)
            anchor = opening.start_ms
            turn, words = Turn(None, "", anchor, kind="system" if has_labels else "speech"), []
        elif opening is not None or line.is_system or turn.kind == "system":
            yield from _whole(turn, words)
            turn = _begun(opening, anchor) if opening is not None else Turn(None, line.text, kind="system")
            words = [turn.text]
        else:
            words.append(line.text)
    yield from _whole(turn, words)


def _is_section(opening: Opening) -> bool:
    """Whether a line is a time alone, which holds for all that stands below it."""
    return opening.form == "stamp" and not opening.words and opening.said_at is None


def _whole(turn: Turn, words: Sequence[str]) -> tuple[Turn, ...]:
    text = "\n".join(line for line in words if line)
    return (replace(turn, text=text),) if text else ()


def _begun(opening: Opening, anchor: int | None) -> Turn:
    start = opening.start_ms if opening.start_ms is not None else anchor
    turn = Turn(opening.label, opening.words, start, said_at=opening.said_at)
    if opening.form == "chat":
        return replace(turn, kind="chat")
    name = next(
        (turn.label[: -len(end)] for end in PRESENTATION if turn.label and turn.label.endswith(end)), None
    )
    return replace(turn, label=name, kind="presentation") if name else turn


def _paragraphs(lines: Sequence[Line]) -> Iterator[Turn]:
    """Notes without speakers: a turn for each paragraph and each item of a list."""
    words: list[str] = []
    for line in (*lines, Line("")):
        starts = not line.text or line.is_system or line.text.startswith(BULLETS)
        if starts and words:
            yield Turn(None, "\n".join(words))
            words = []
        if line.is_system:
            yield Turn(None, line.text, kind="system")
        elif line.text:
            words.append(line.text.lstrip("-*•– "))


def _rebased(turns: tuple[Turn, ...], is_clock: bool) -> tuple[Turn, ...]:
    """Times of day become offsets from the first one."""
    first = next((turn.start_ms for turn in turns if turn.start_ms is not None), None)
    if first is None or not (is_clock or first >= WALL_CLOCK_FROM_MS):
        return turns
    return tuple(
        turn if turn.start_ms is None else replace(turn, start_ms=(turn.start_ms - first) % DAY_MS)
        for turn in turns
    )
