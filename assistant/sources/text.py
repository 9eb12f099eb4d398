"""Text transcripts to readings: Google Meet and Gemini, Teams' document, Otter, Fathom, plain text, notes."""

import re
from collections.abc import Sequence

from assistant.sources.attendees import attendees_in
from assistant.sources.lines import opening_of, without_markdown
from assistant.sources.reading import Document, Reading, Turn
from assistant.sources.registry import Format
from assistant.sources.started import from_header
from assistant.sources.transcript_text import Line, turns_of_lines

MEET = re.compile(
    r"Transcription ended after|This editable transcript was computer generated|^[^\w\n]*📖 Transcript|"
    r" - (?:Transcript|Notes by Gemini)[^\w\n]*$",
    re.MULTILINE,
)
TEAMS = re.compile(
    r"-\d{8}_\d{6}(?:UTC)?-Meeting (?:Transcript|Recording)|"
    r"^.{1,80} (?:started|stopped) transcription[^\w\n]*$",
    re.MULTILINE,
)
OTTER = re.compile(r"^Transcribed by https?://otter\.ai", re.MULTILINE)
FATHOM = re.compile(r"VIEW RECORDING\b|fathom\.video/", re.IGNORECASE)

TRANSCRIPT_TITLE = re.compile(r"\W*(?:📖\s*)?Transcript\W*|.+ - Transcript\W*")
SYSTEM = re.compile(
    r".{1,80} (?:started|stopped) transcription|Transcription ended after .*|VIEW RECORDING\b.*|"
    r"This editable transcript was computer generated.*|\d{1,3}h? ?\d{0,3}m(?: \d{1,2}s)?",
)
OTTER_FOOTER = re.compile(r"Transcribed by https?://otter\.ai.*")
RULE = re.compile(r"[\W_]*")
TITLE_END = re.compile(
    r"-\d{8}_\d{6}(?:UTC)?-Meeting (?:Transcript|Recording)$| - \d{4}[/_]\d\d[/_]\d\d .*$|"
    r" - (?:Transcript|Notes by Gemini)$"
)


def _lines(text: str) -> list[Line]:
    raws = re.sub(r"\n{3,}", "\n\n", text).split("\n")
    lines = [without_markdown(line) for line in raws]
    last = max((number for number, line in enumerate(lines) if line), default=0)
    return [
        Line(
            "" if RULE.fullmatch(line) else line,
            is_system=SYSTEM.fullmatch(line) is not None
            or (number == last and OTTER_FOOTER.fullmatch(line) is not None)
            or (raw.lstrip().startswith("#") and not _has_time(line)),
        )
        for number, (line, raw) in enumerate(zip(lines, raws, strict=True))
    ]


def _has_time(line: str) -> bool:
    opening = opening_of(line)
    return opening is not None and opening.form != "colon"


def _notes_and_speech(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Gemini's notes stand above the transcript, which begins below its last title."""
    titles = [number for number, line in enumerate(lines) if TRANSCRIPT_TITLE.fullmatch(line.text)]
    cut = titles[-1] + 1 if titles else 0
    return lines[:cut], lines[cut:]


def _read(document: Document, name: str) -> tuple[Reading, ...]:
    lines = _lines(document.text)
    notes, speech = _notes_and_speech(lines) if name == "google-meet" else ((), lines)
    turns = (
        *(Turn(None, line.text, kind="system") for line in notes if line.text),
        *turns_of_lines(speech, document.people),
    )
    head = _head(turns)
    started = from_header(head)
    return (
        Reading(
            kind="call",
            format=name,
            turns=turns,
            title=next((title for line in head[:3] if (title := _title(line))), None),
            voices=attendees_in(document.text.split("\n")[: len(head) + 40] if notes else head),
            started_at=started,
            started_basis="header" if started else None,
        ),
    )


def _head(turns: Sequence[Turn]) -> tuple[str, ...]:
    """What stands above the words; of notes without any speaker their first lines."""
    spoken = next((number for number, turn in enumerate(turns) if turn.kind != "system"), len(turns))
    if spoken == 0 and turns and turns[0].label is None and turns[0].start_ms is None:
        return tuple(turns[0].text.split("\n")[:3])
    return tuple(turn.text for turn in turns[:spoken])


def _title(line: str) -> str | None:
    title = TITLE_END.sub("", line).strip()
    if not title or len(title) > 120 or ":" in title or from_header((title,)) or title == "Notes":
        return None
    return None if title.startswith("📝") else title


def _is_text(document: Document) -> bool:
    start = document.text.lstrip()[:200].lower()
    return not start.startswith(("{", "<!doctype", "<html", "<?xml")) and not _is_json_list(start)


def _is_json_list(start: str) -> bool:
    return re.match(r"\[\s*(?:[\[{\"]|\])", start) is not None


def _format_with(name: str, mark: re.Pattern[str]) -> Format:
    """A format of text in which the tool that wrote it leaves a mark."""
    return Format(name, lambda d: _is_text(d) and mark.search(d.text) is not None, lambda d: _read(d, name))


MEET_TEXT = _format_with("google-meet", MEET)
TEAMS_TEXT = _format_with("teams-text", TEAMS)
OTTER_TEXT = _format_with("otter", OTTER)
FATHOM_TEXT = _format_with("fathom-text", FATHOM)
TEXT = Format("text", _is_text, lambda d: _read(d, "text"))
TEXT_FORMATS = (MEET_TEXT, TEAMS_TEXT, OTTER_TEXT, FATHOM_TEXT, TEXT)
