"""Short calls and mails, written as "name: text" lines."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from schemas.conversation import Conversation, Participant, Source, Utterance
from schemas.value import Side

SAID_AT = datetime(2026, 3, 11, 15, tzinfo=UTC)
PEOPLE = {
    "Ana": ("Ana Ruiz", Side.SELLER),
    "Tom": ("Tom Baker", Side.SELLER),
    "Ben": ("Ben Okafor", Side.BUYER),
    "Cleo": ("Cleo Marsh", Side.BUYER),
}


def talk_of(*turns: str) -> Conversation:
    """A call between Ana and Tom, who sell, and Ben and Cleo, who buy."""
    ids = {label: f"p{number}" for number, label in enumerate(PEOPLE, 1)}
    said = [turn.partition(": ")[::2] for turn in turns]
    return Conversation(
        id="c1",
        kind="call",
        participants=tuple(
            Participant(id=ids[label], name=name, side=side) for label, (name, side) in PEOPLE.items()
        ),
        utterances=tuple(
            Utterance(id=f"u{number}", speaker=ids[label], text=text, said_at=SAID_AT)
            for number, (label, text) in enumerate(said, 1)
        ),
        source=Source(name="talk", format="text", sha256="0" * 64),
    )


@pytest.fixture
def talk() -> Callable[..., Conversation]:
    return talk_of
