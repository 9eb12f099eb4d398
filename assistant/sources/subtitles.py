"""VTT, SRT and SBV files, of Zoom, Microsoft Teams, Google Meet, Otter and Whisper, to readings."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.sources.cues import ARROW, COMMA, Cue, CueFile, read_cues
from assistant.sources.labels import is_name_like, is_plausible
from assistant.sources.merging import turns_of
from assistant.sources.reading import Document, Reading, Turn
from assistant.sources.registry import Format
from assistant.sources.started import from_header
from schemas.finding import Finding, Severity


def _first_time_line(document: Document) -> str:
    """The first line that times a cue without fault; one that looks like it may stand in any text."""
    return next((line for line in document.text.split("\n") if ARROW.fullmatch(line.strip())), "")


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
    turns = turns_of(_with_voices(document, file.cues), document.people)
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


def _with_voices(document: Document, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Teams' old document names the speaker on a line of its own below each time line."""
    if document.text.startswith("WEBVTT") or any(cue.id is not None or len(cue.lines) < 2 for cue in cues):
        return cues
    if not all(is_plausible(cue.lines[0]) and is_name_like(cue.lines[0]) for cue in cues):
        return cues
    return tuple(replace(cue, lines=(f"<v {cue.lines[0]}>", *cue.lines[1:])) for cue in cues)


def _findings(document: Document, file: CueFile, turns: Sequence[Turn]) -> tuple[Finding, ...]:
    dropped = len(file.cues) - sum(turn.cues for turn in turns)
    broken = sum(cue.start_ms is None for cue in file.cues)
    named = _shown(file.names)
    aside = [text for text in _asides(document, file) if from_header((text,)) is None]
    told = (
        (dropped, "cue_dropped", f"{dropped} of {len(file.cues)} cues hold no words and were dropped."),
        (broken, "cue_untimed", f"{broken} cues have a time that cannot be read; their words were kept."),
        (len(file.names), "cue_named", f"{len(file.names)} lines above a time line name it: {named}."),
        (len(aside), "comment_not_read", f"{len(aside)} comments are no speech: {_shown(aside)}."),
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


def _asides(document: Document, file: CueFile) -> tuple[str, ...]:
    """Comments, and in a file without VTT's header what stands above the first cue."""
    above = () if document.text.lstrip().startswith("WEBVTT") else file.header
    return tuple(text for text in (*above, *file.notes) if text)


def _shown(texts: Sequence[str]) -> str:
    shown = (" ".join(text.split())[:80] for text in texts[:5])
    return ", ".join(f"“{text}”" for text in shown)


VTT = Format("vtt", _is_vtt, lambda document: _read(document, "vtt"))
SRT = Format("srt", _is_srt, lambda document: _read(document, "srt"))
SBV = Format("sbv", _is_sbv, lambda document: _read(document, "sbv"))
