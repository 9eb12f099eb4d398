"""AssemblyAI's transcript: utterances of speakers A, B, …, or words where speakers were not told apart.

    {"status": "completed", "audio_duration", "utterances": [{"speaker": "A", "start", "end", "text"}],
     "words": [{"text", "start", "end", "speaker"}], "text"}

Times are milliseconds. Source: assemblyai.com/docs, transcript.
"""

from collections.abc import Iterator

from assistant.errors import InputError
from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.words import Word, runs

MARKS = {
    "audio_duration",
    "audio_url",
    "language_code",
    "speech_model",
    "acoustic_model",
    "webhook_status_code",
}
UNIT_MS = 1


def matches(document: Document) -> bool:
    """Utterances or words beside what AssemblyAI tells of the audio, or utterances that look like its own."""
    root = root_of(document)
    if "kind" in root.fields or not {"utterances", "words"} & root.fields.keys():
        return False
    entry = root["utterances"].peek().fields
    return (
        bool(MARKS & root.fields.keys()) or {"speaker", "start", "end", "text", "confidence"} <= entry.keys()
    )


def read(document: Document) -> tuple[Reading, ...]:
    """The one call of the file."""
    root = root_of(document)
    status = root["status"].text()
    if status not in ("", "completed"):
        raise InputError(
            f"'{document.name}' is a transcript with the status '{status}': fetch it once completed."
        )
    entries = root["utterances"] if root["utterances"].value else root["words"]
    turns = list(map(_turn, entries.items())) if entries.path == "utterances" else list(_runs(entries))
    labels = dict.fromkeys(turn.label for turn in turns if turn.label)
    voices = tuple(Voice(label, is_placeholder=True) for label in labels)
    return spoken(document, [call("assemblyai", turns, Head(voices=voices))])


def _label(entry: Node) -> str | None:
    speaker = entry["speaker"].identity()
    return f"Speaker {speaker}" if speaker else None


def _turn(entry: Node) -> Turn:
    return Turn(
        label=_label(entry),
        text=entry["text"].text(),
        start_ms=entry["start"].milliseconds(UNIT_MS),
        end_ms=entry["end"].milliseconds(UNIT_MS),
    )


def _runs(words: Node) -> Iterator[Turn]:
    return runs(
        Word(
            text=word["text"].text(),
            label=_label(word),
            start_ms=word["start"].milliseconds(UNIT_MS),
            end_ms=word["end"].milliseconds(UNIT_MS),
        )
        for word in words.objects()
    )


ASSEMBLYAI = Format("assemblyai", matches, read)
