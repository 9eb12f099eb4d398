"""A vendor's turns and voices to a Reading: order, joined sentences, unnamed speakers, empty entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from assistant.errors import InputError
from assistant.sources.placeholders import is_placeholder
from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.vendors.voices import is_recorder, merged
from schemas.finding import Finding, Severity

PAUSE_MS = 2000


@dataclass(frozen=True, slots=True)
class Head:
    """What a vendor tells of a call beside its transcript."""

    title: str | None = None
    started_at: datetime | None = None
    voices: tuple[Voice, ...] = ()
    findings: tuple[Finding, ...] = ()


def call(name: str, entries: Iterable[Turn], head: Head) -> Reading:
    """The reading of one call; an entry counts as one cue, and entries of one breath become one turn."""
    given = tuple(entries)
    turns = in_order(joined([replace(turn, cues=turn.cues or 1) for turn in given if turn.text]))
    labels = dict.fromkeys(turn.label for turn in turns if turn.label is not None)
    known = merged(voice for voice in head.voices if voice.label in labels or not is_recorder(voice))
    unnamed = labels.keys() - {voice.label for voice in known}
    added = (Voice(label, is_placeholder=is_placeholder(label)) for label in labels if label in unnamed)
    voices = (*known, *added)
    bots = {voice.label for voice in voices if is_recorder(voice)}
    return Reading(
        kind="call",
        format=name,
        turns=tuple(replace(turn, kind="system") if turn.label in bots else turn for turn in turns),
        title=head.title or None,
        voices=voices,
        started_at=head.started_at,
        started_basis="payload" if head.started_at else None,
        findings=head.findings + _without_text(len(given) - sum(1 for t in given if t.text)),
    )


def spoken(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings that hold text, with a finding for those that do not; InputError where none does."""
    full = [reading for reading in readings if reading.turns]
    if not full:
        raise InputError(
            f"'{document.name}' holds no words that were said. Export it again once the transcript is ready."
        )
    empty = tuple(_empty(reading) for reading in readings if not reading.turns)
    return (replace(full[0], findings=full[0].findings + empty), *full[1:])


def in_order(turns: Sequence[Turn]) -> list[Turn]:
    """By the time at which they begin, where every turn tells it; else as the file has them.

    Sentences are joined before: sorted by themselves, an interjection would cut what one speaker said.
    """
    if any(turn.start_ms is None for turn in turns):
        return list(turns)
    return sorted(turns, key=lambda turn: turn.start_ms or 0)


def joined(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Neighbours of one known speaker with at most two seconds between them become one turn."""
    result: list[list[Turn]] = []
    for before, turn in pairwise([None, *turns]):
        assert turn is not None
        if before is not None and _goes_on(before, turn):
            result[-1].append(turn)
        else:
            result.append([turn])
    return tuple(_one(group) for group in result)


def _goes_on(before: Turn, turn: Turn) -> bool:
    if before.label is None or (before.label, before.kind) != (turn.label, turn.kind):
        return False
    if before.end_ms is None or turn.start_ms is None:
        return False
    return turn.start_ms - before.end_ms <= PAUSE_MS


def _one(group: Sequence[Turn]) -> Turn:
    if len(group) == 1:
        return group[0]
    ends = [turn.end_ms for turn in group if turn.end_ms is not None]
    text = " ".join(turn.text for turn in group)
    return replace(group[0], text=text, end_ms=max(ends, default=None), cues=sum(turn.cues for turn in group))


def start_of(turns: Iterable[Turn]) -> datetime | None:
    """When the recording began, from the first turn that has both an absolute and a relative time."""
    for turn in turns:
        if turn.said_at is not None and turn.start_ms is not None:
            return turn.said_at - timedelta(milliseconds=turn.start_ms)
    return None


def not_said(count: int, what: str) -> tuple[Finding, ...]:
    """That the vendor's own notes are left out, since nobody said them."""
    if not count:
        return ()
    message = f"{count} {what} of the file are the vendor's own notes and were not read."
    hint = "Steps come from what was said. Compare the notes with the plan if you rely on them."
    return (Finding(code="vendor_notes_not_read", severity=Severity.INFO, message=message, hint=hint),)


def _without_text(count: int) -> tuple[Finding, ...]:
    if not count:
        return ()
    message = f"{count} entries of the transcript hold no text and were left out."
    hint = "Nothing to do where they are pauses; else export the transcript again."
    return (Finding(code="entry_without_text", severity=Severity.INFO, message=message, hint=hint),)


def _empty(reading: Reading) -> Finding:
    message = f"The call '{reading.title or 'without a title'}' of the file holds no words that were said."
    hint = "Export it again once its transcript is ready."
    return Finding(code="call_without_text", severity=Severity.WARNING, message=message, hint=hint)
