"""A long conversation cut on utterance borders into parts that overlap, each within a budget."""

import re
from collections.abc import Iterator, Sequence

from schemas.conversation import Conversation, Participant, Utterance

CHARACTERS_PER_TOKEN = 4
LONGEST_NAME = 80
FENCE = re.compile(r"<(?=[\s/]*conversation)", re.IGNORECASE)
OVERLAP = 6  # utterances that open the next part again: an answer belongs to its question
SPOKEN = frozenset({"speech", "message", "quoted", "chat", "presentation"})


def spoken(conversation: Conversation) -> tuple[Utterance, ...]:
    """The utterances in which somebody says something; signatures and disclaimers are none."""
    return tuple(u for u in conversation.utterances if u.kind in SPOKEN)


def line(utterance: Utterance, speakers: dict[str | None, Participant]) -> str:
    """An utterance as the model reads it: its id, who speaks for which side, and the words."""
    speaker = speakers.get(utterance.speaker)
    who = f"{named(speaker.name)} ({speaker.side})" if speaker else "unknown speaker"
    quoted = " [quoted]" if utterance.kind == "quoted" else ""
    day = (
        f" {utterance.said_at:%a %Y-%m-%d}"
        if utterance.kind in ("message", "quoted") and utterance.said_at
        else ""
    )
    return f"{utterance.id}{day} {who}{quoted}: {fenced(utterance.text)}"


def fenced(text: str) -> str:
    """Text that neither touches the fence around the conversation nor passes for another utterance."""
    return "\n  ".join(line for line in FENCE.sub("‹", text).splitlines() if line.strip())


def named(text: str) -> str:
    """A name or a title as one fenced line of a length that names have."""
    return " ".join(fenced(text).split())[:LONGEST_NAME]


def chunks(conversation: Conversation, token_budget: int) -> Iterator[tuple[Utterance, ...]]:
    """Parts of at most `token_budget` tokens (estimated); one part where the conversation fits."""
    part: list[Utterance] = []
    size = 0
    for utterance in spoken(conversation):
        cost = len(utterance.text) // CHARACTERS_PER_TOKEN + 12
        if part and size + cost > token_budget:
            yield tuple(part)
            part = part[-OVERLAP:]
            size = sum(len(u.text) // CHARACTERS_PER_TOKEN + 12 for u in part)
        part.append(utterance)
        size += cost
    if part:
        yield tuple(part)


def span_of(part: Sequence[Utterance]) -> str:
    """Which stretch of the conversation a part is: by time where the file tells it, else by utterance."""
    first, last = part[0], part[-1]
    if first.start_ms is None or last.start_ms is None:
        return f"{first.id} to {last.id}"
    return f"{_clock(first.start_ms)} to {_clock(last.end_ms or last.start_ms)}"


def _clock(ms: int) -> str:
    seconds = max(0, ms) // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
