"""Deepgram's answer: utterances where they were asked for, else the words of every channel.

    {"results": {"utterances": [{"start", "end", "channel", "speaker", "transcript"}],
     "channels": [{"alternatives": [{"transcript", "words": [{"word", "punctuated_word", "start", "end",
     "speaker"}]}]}]}}

Times are seconds. Numbers of speakers restart in every channel. Source: developers.deepgram.com.
"""

from collections.abc import Iterator

from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.words import Word, runs

UNIT_MS = 1000


def matches(document: Document) -> bool:
    """Results with channels of alternatives."""
    results = root_of(document)["results"]
    return (
        "alternatives" in results["channels"].peek().fields
        or {"utterances", "channels"} <= results.fields.keys()
    )


def read(document: Document) -> tuple[Reading, ...]:
    """The one call of the file."""
    root = root_of(document)
    results = root["results"]
    channels = list(results["channels"].objects())
    utterances = list(results["utterances"].objects())
    if utterances:
        turns = [_turn(utterance, len(channels)) for utterance in utterances]
    else:
        turns = [turn for n, channel in enumerate(channels) for turn in _spoken(channel, n, len(channels))]
    labels = dict.fromkeys(turn.label for turn in turns if turn.label)
    voices = tuple(Voice(label, is_placeholder=True) for label in labels)
    head = Head(voices=voices)
    return spoken(document, [call("deepgram", turns, head)])


def _label(entry: Node, channel: str | None, channels: int) -> str | None:
    """Alone, the channel is the speaker; with numbers of speakers, both are."""
    speaker = entry["speaker"].identity()
    parts = [f"Channel {channel}"] if channels > 1 and channel is not None else []
    parts += [f"Speaker {speaker}"] if speaker is not None else []
    return " ".join(parts) or None


def _turn(utterance: Node, channels: int) -> Turn:
    number = utterance["channel"]
    channel = (number.peek() if number.is_list else number).identity()
    return Turn(
        label=_label(utterance, channel, channels),
        text=utterance["transcript"].text(),
        start_ms=utterance["start"].milliseconds(UNIT_MS),
        end_ms=utterance["end"].milliseconds(UNIT_MS),
    )


def _spoken(channel: Node, number: int, channels: int) -> Iterator[Turn]:
    best = next(channel["alternatives"].objects(), None)
    if best is None:
        return
    if best["words"].value:
        yield from runs(_word(word, number, channels) for word in best["words"].items())
    else:
        yield Turn(label=_label(best, str(number), channels), text=best["transcript"].text())


def _word(word: Node, channel: int, channels: int) -> Word:
    return Word(
        text=word.first("punctuated_word", "word").text(),
        label=_label(word, str(channel), channels),
        start_ms=word["start"].milliseconds(UNIT_MS),
        end_ms=word["end"].milliseconds(UNIT_MS),
    )


DEEPGRAM = Format("deepgram", matches, read)
