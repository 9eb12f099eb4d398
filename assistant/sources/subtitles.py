"""VTT, SRT and SBV files, of Zoom, Microsoft Teams, Google Meet, Otter and Whisper, to readings."""

from collections.abc import Sequence

from assistant.sources.cues import ARROW, COMMA, CueFile, read_cues
from assistant.sources.merging import turns_of
from assistant.sources.reading import Document, Reading, Turn
from assistant.sources.registry import Format
from assistant.sources.started import from_header
from schemas.finding import Finding, Severity


def _first_time_line(document: Document) -> str:
    """The first line that times a cue without fault; one that looks like it may stand in any text."""
    return next((line for line in document.text.split("\n") if ARROW.fullmatch(line)), "")


def _is_vtt(document: Document) -> bool:
    if document.text.lstrip().startswith("WEBVTT"):
        return True
    line = _first_time_line(document)
    return "-->" in line and "," not in line


def _is_srt(document: Document) -> bool:
    return "-->" in _first_time_line(document)


def _is_sbv(document: Document) -> bool:
    first = next((line for line in document.text.split("\n") if line.strip()), "")
    return COMMA.fullmatch(first) is not None


def _read(document: Document, name: str) -> tuple[Reading, ...]:
    file = read_cues(document.text)
    turns = turns_of(file.cues, document.people)
    started = from_header((*file.header, *file.notes))
    return (
        Reading(
            kind="call",
            format=name,
            turns=turns,
            started_at=started,
            started_basis="header" if started else None,
            findings=_findings(document, file, turns),
        ),
    )


def _findings(document: Document, file: CueFile, turns: Sequence[Turn]) -> tuple[Finding, ...]:
    dropped = len(file.cues) - sum(turn.cues for turn in turns)
    broken = sum(cue.start_ms is None for cue in file.cues)
    named = ", ".join(f"“{name}”" for name in file.names[:5])
    told = (
        (dropped, "cue_dropped", f"{dropped} of {len(file.cues)} cues hold no words and were dropped."),
        (broken, "cue_untimed", f"{broken} cues have a time that cannot be read; their words were kept."),
        (len(file.names), "cue_named", f"{len(file.names)} lines above a time line name it: {named}."),
    )
    return tuple(
        Finding(
            code=code,
            severity=Severity.INFO,
            message=f"{document.name}: {message}",
            hint="Look into the file if words are missing.",
            subject=document.name,
        )
        for count, code, message in told
        if count
    )


VTT = Format("vtt", _is_vtt, lambda document: _read(document, "vtt"))
SRT = Format("srt", _is_srt, lambda document: _read(document, "srt"))
SBV = Format("sbv", _is_sbv, lambda document: _read(document, "sbv"))
