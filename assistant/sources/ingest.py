"""Our own JSON of one conversation: the form that other tools send, and that a conversation is written in."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

from pydantic import Field, NonNegativeInt, ValidationError

from assistant.errors import InputError
from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import spoken
from assistant.sources.vendors.node import LONGEST_MS, YEARS, root_of
from schemas.conversation import Conversation, HeldAtBasis, SideBasis, UtteranceKind
from schemas.value import Side, Text, Value

MOST_PROBLEMS = 3
Milliseconds = Field(default=None, ge=-LONGEST_MS, le=LONGEST_MS)


class IngestParticipant(Value):
    """Who took part. Utterances name them by `id`, or by a name, label or address.

    `side_basis` tells people what the side rests on; read again, the side is as good as a vendor's flag.
    """

    id: Text | None = None
    name: Text
    labels: tuple[Text, ...] = ()
    emails: tuple[Text, ...] = ()
    company: str | None = None
    title: str | None = None
    side: Side = Side.UNKNOWN
    side_basis: SideBasis | None = None
    is_placeholder: bool = False


class IngestUtterance(Value):
    """What was said in one go; times count in milliseconds from the start of the recording.

    `id` is for people alone: utterances are numbered anew, in their order.
    """

    id: Text | None = None
    speaker: Text | None = None
    to: tuple[Text, ...] = ()
    said_at: datetime | None = None
    start_ms: int | None = Milliseconds
    end_ms: int | None = Milliseconds
    text: Text
    kind: UtteranceKind = "speech"
    cues: NonNegativeInt = 0


class IngestConversation(Value):
    """A conversation as JSON: the fields of `Conversation`, of which `kind` and the utterances are needed."""

    kind: Literal["call", "mail"]
    title: str | None = None
    held_at: datetime | None = None
    held_at_basis: HeldAtBasis | None = None
    participants: tuple[IngestParticipant, ...] = ()
    utterances: tuple[IngestUtterance, ...]


def to_ingest(conversation: Conversation) -> dict[str, Any]:
    """The conversation in our JSON; the same when read again, but for its file and what sides rest on."""
    return conversation.model_dump(mode="json", exclude={"id", "source"}, exclude_defaults=True)


def matches(document: Document) -> bool:
    """A kind of conversation beside utterances."""
    return {"kind", "utterances"} <= root_of(document).fields.keys()


def read(document: Document) -> tuple[Reading, ...]:
    """The one conversation of the file."""
    try:
        told = IngestConversation.model_validate(root_of(document).value)
    except ValidationError as error:
        raise InputError(_problem(document.name, error)) from error
    voices = tuple(voice for person in told.participants for voice in _voices(person))
    reading = Reading(
        kind=told.kind,
        format="conversation-json",
        turns=tuple(_turn(utterance, _labels(told)) for utterance in told.utterances),
        title=told.title,
        voices=voices,
        started_at=_within_years(document.name, "held_at", told.held_at),
        started_basis=(told.held_at_basis or "payload") if told.held_at else None,
    )
    for number, turn in enumerate(reading.turns):
        _within_years(document.name, f"utterances[{number}].said_at", turn.said_at)
    return spoken(document, (reading,))


def _voices(person: IngestParticipant) -> Iterator[Voice]:
    """One voice per label; the labels of one person share name and addresses."""
    for label in person.labels or (person.name,):
        yield Voice(
            label=label,
            name=person.name,
            emails=person.emails,
            company=person.company,
            title=person.title,
            side=None if person.side is Side.UNKNOWN else person.side,
            side_basis=person.side_basis,
            is_placeholder=person.is_placeholder,
        )


def _labels(told: IngestConversation) -> dict[str, str]:
    """What utterances may call a participant, to the label of their voice; ids before names."""
    labels: dict[str, str] = {}
    for person in reversed(told.participants):
        label = (person.labels or (person.name,))[0]
        labels |= dict.fromkeys((person.name, *person.emails, *person.labels), label)
    ids = {person.id: (person.labels or (person.name,))[0] for person in told.participants if person.id}
    return labels | ids


def _turn(utterance: IngestUtterance, labels: dict[str, str]) -> Turn:
    speaker = utterance.speaker
    return Turn(
        label=labels.get(speaker, speaker) if speaker else None,
        text=utterance.text,
        start_ms=utterance.start_ms,
        end_ms=utterance.end_ms,
        said_at=utterance.said_at,
        kind=utterance.kind,
        cues=utterance.cues,
        to=tuple(labels.get(name, name) for name in utterance.to),
    )


def _within_years(name: str, path: str, at: datetime | None) -> datetime | None:
    if at is not None and at.year not in YEARS:
        raise InputError(f"'{name}': {path}: expected a year between {YEARS.start} and {YEARS.stop}.")
    return at


def _problem(name: str, error: ValidationError) -> str:
    errors = error.errors(include_url=False, include_input=False)
    shown = "; ".join(f"{_path(each['loc'])}: {each['msg']}" for each in errors[:MOST_PROBLEMS])
    more = f" (and {len(errors) - MOST_PROBLEMS} more)" if len(errors) > MOST_PROBLEMS else ""
    return f"'{name}': {shown}{more}."


def _path(location: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")


INGEST = Format("conversation-json", matches, read)
