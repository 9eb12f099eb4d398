"""One reading to a conversation: clean text, participants with sides, and the moment of each utterance."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from assistant.errors import InputError
from assistant.sources.held_at import Held, said_at
from assistant.sources.introductions import introductions
from assistant.sources.participants import cast_of
from assistant.sources.placeholders import is_bot
from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.visible import visible
from schemas.conversation import Conversation, Source, Utterance
from schemas.deal import Deal
from schemas.finding import Finding, Severity

NO_SPEECH = frozenset({"system", "signature", "disclaimer"})


def conversation_of(
    id: str, reading: Reading, document: Document, held: Held | None, deal: Deal
) -> tuple[Conversation, tuple[Finding, ...]]:
    """The conversation and all that is to be said of it; raises InputError where it has no words."""
    cleaned, hidden = _cleaned(reading)
    if not cleaned.turns:
        raise InputError(f"'{document.name}' holds no words. Check that the export was complete.")
    cast = cast_of(cleaned, deal, id)
    start = held.at if held else None
    utterances = [
        _utterance(f"u{number}", turn, cast.ids, said_at(turn, start, deal))
        for number, turn in enumerate(cleaned.turns, 1)
    ]
    conversation = Conversation(
        id=id,
        kind=reading.kind,
        title=visible(reading.title)[0] or None if reading.title else None,
        held_at=start,
        held_at_basis=held.basis if held else None,
        participants=cast.participants,
        utterances=tuple(utterances),
        source=Source(name=document.name, format=reading.format, sha256=document.sha256),
    )
    lacking = _lacking(conversation, held, deal, hidden)
    return conversation, (*reading.findings, *lacking, *cast.findings, *introductions(conversation))


def _cleaned(reading: Reading) -> tuple[Reading, int]:
    """The reading without characters that nobody sees, empty turns and the voices of bots."""
    texts = [visible(turn.text) for turn in reading.turns]
    turns = tuple(
        _without_bot(replace(turn, text=text, label=_label(turn.label), to=_labels(turn.to)))
        for turn, (text, _) in zip(reading.turns, texts, strict=True)
        if text
    )
    voices = tuple(_voice(voice) for voice in reading.voices if _label(voice.label))
    return replace(reading, turns=turns, voices=voices), sum(hidden for _, hidden in texts)


def _label(label: str | None) -> str | None:
    return visible(label)[0] or None if label else None


def _labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(shown for label in labels if (shown := _label(label)))


def _voice(voice: Voice) -> Voice:
    return replace(
        voice,
        label=_label(voice.label) or "",
        name=_label(voice.name),
        emails=_labels(voice.emails),
        company=_label(voice.company),
        title=_label(voice.title),
    )


def _without_bot(turn: Turn) -> Turn:
    return replace(turn, label=None, kind="system") if turn.label and is_bot(turn.label) else turn


def _utterance(id: str, turn: Turn, ids: Mapping[str, str], at: datetime | None) -> Utterance:
    return Utterance(
        id=id,
        speaker=ids.get(turn.label) if turn.label else None,
        to=tuple(dict.fromkeys(ids[label] for label in turn.to if label in ids)),
        said_at=at,
        start_ms=turn.start_ms,
        end_ms=turn.end_ms,
        text=turn.text,
        kind=turn.kind,
        cues=turn.cues,
    )


def _lacking(conversation: Conversation, held: Held | None, deal: Deal, hidden: int) -> tuple[Finding, ...]:
    name = conversation.source.name
    spoken = [u for u in conversation.utterances if u.kind not in NO_SPEECH]
    told = (
        (
            held is None,
            "held_at_unknown",
            f"{name} does not say when it was held, so no date follows from words like “next Friday”.",
            f"Say when with --held-at {name}=2026-03-11T15:00.",
        ),
        (
            held is not None and held.is_utc and deal.time_zone is None,
            "time_zone_unknown",
            f"{name} tells its time in UTC, where the day may be another one than for the speakers.",
            "Add the time_zone to the deal.",
        ),
        (
            not spoken,
            "speech_missing",
            f"{name} holds nothing that was said, only what a tool wrote.",
            "Export the transcript itself.",
        ),
        (
            bool(spoken) and all(utterance.speaker is None for utterance in spoken),
            "speakers_unlabelled",
            f"{name} does not say who speaks.",
            "Export it with the names of the speakers, or name the owners yourself.",
        ),
        (
            hidden > 0,
            "hidden_text_dropped",
            f"{name} holds {hidden} characters that nobody sees; they were left out.",
            "Check where the file comes from: such characters can hide instructions.",
        ),
    )
    return tuple(
        Finding(code=code, severity=Severity.WARNING, message=message, hint=hint, subject=conversation.id)
        for holds, code, message, hint in told
        if holds
    )
