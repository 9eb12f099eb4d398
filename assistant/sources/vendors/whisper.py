"""Whisper's segments without speakers, and WhisperX's with speakers where they were told apart.

    {"text", "language", "segments": [{"start", "end", "text", "speaker": "SPEAKER_00",
     "words": [{"speaker"}]}]}

Times are seconds. Words that could not be aligned have none. Source: openai/whisper, whisperx/types.py.
"""

from collections import Counter

from assistant.sources.reading import Document, Reading, Turn
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken
from assistant.sources.vendors.node import Node, root_of

UNIT_MS = 1000


def matches(document: Document) -> bool:
    """Segments with text and a start."""
    segments = root_of(document)["segments"]
    entry = segments.peek().fields
    return {"text", "start"} <= entry.keys() or (
        segments.value == [] and "language" in root_of(document).fields
    )


def read(document: Document) -> tuple[Reading, ...]:
    """The one call of the file."""
    segments = root_of(document)["segments"].items()
    return spoken(document, [call("whisper", map(_turn, segments), Head())])


def _turn(segment: Node) -> Turn:
    return Turn(
        label=segment["speaker"].identity() or _most_heard(segment),
        text=segment["text"].text(),
        start_ms=segment["start"].milliseconds(UNIT_MS),
        end_ms=segment["end"].milliseconds(UNIT_MS),
    )


def _most_heard(segment: Node) -> str | None:
    """The speaker of most words, where the segment itself names none."""
    heard = Counter(filter(None, (word["speaker"].identity() for word in segment["words"].objects())))
    return heard.most_common(1)[0][0] if heard else None


WHISPER = Format("whisper", matches, read)
