"""One call or one mail thread: who took part, and what was said when."""

from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, NonNegativeInt, StringConstraints, model_validator

from schemas.value import Side, Text, Value

UtteranceId = Annotated[str, StringConstraints(pattern=r"^u\d+$")]
ParticipantId = Annotated[str, StringConstraints(pattern=r"^p\d+$")]

SideBasis = Literal["deal_file", "vendor", "email_domain", "company_suffix", "none"]
HeldAtBasis = Literal["payload", "file_name", "header", "person"]
UtteranceKind = Literal[
    "speech", "message", "quoted", "signature", "disclaimer", "chat", "presentation", "system"
]


class Participant(Value):
    """A person, or a placeholder such as "Speaker 2", with every label the files use for them."""

    id: ParticipantId
    name: Text
    labels: tuple[Text, ...] = ()
    emails: tuple[Text, ...] = ()
    company: str | None = None
    title: str | None = None
    side: Side = Side.UNKNOWN
    side_basis: SideBasis = "none"
    is_placeholder: bool = False


class Utterance(Value):
    """What one participant said in one go.

    `said_at` is in the speaker's zone as far as it is known: its date is the day on which the words
    were said. `start_ms` and `end_ms` count from the start of the recording and may be negative.
    `cues` is the number of cues of the file that were merged into this utterance.
    """

    id: UtteranceId
    speaker: ParticipantId | None = None
    to: tuple[ParticipantId, ...] = ()
    said_at: AwareDatetime | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    text: Text
    kind: UtteranceKind = "speech"
    cues: NonNegativeInt = 0


class Source(Value):
    """The file that a conversation was read from."""

    name: Text
    format: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Conversation(Value):
    """Participants and utterances in the order in which they were said."""

    id: Text
    kind: Literal["call", "mail"]
    title: str | None = None
    held_at: AwareDatetime | None = None
    held_at_basis: HeldAtBasis | None = None
    participants: tuple[Participant, ...]
    utterances: tuple[Utterance, ...] = Field(min_length=1)
    source: Source

    @model_validator(mode="after")
    def _refer_only_to_what_is_here(self) -> Self:
        people = {p.id for p in self.participants}
        if len(people) != len(self.participants):
            raise ValueError("two participants have the same id")
        if len({u.id for u in self.utterances}) != len(self.utterances):
            raise ValueError("two utterances have the same id")
        named = {name for u in self.utterances for name in (u.speaker, *u.to) if name is not None}
        if not named <= people:
            raise ValueError(f"unknown participants: {', '.join(sorted(named - people))}")
        return self
