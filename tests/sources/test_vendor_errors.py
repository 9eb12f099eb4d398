"""What is wrong with a vendor's file: one sentence with the path, and never another exception."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.sources.reading import Document
from assistant.sources.registry import format_of
from assistant.sources.vendors.formats import VENDOR_FORMATS

SENTENCE = {"start": 0, "end": 900, "text": "Legal signs."}
GONG = {
    "callTranscripts": [{"callId": "1", "transcript": [{"speakerId": "2", "sentences": [SENTENCE]}]}],
    "calls": [
        {
            "metaData": {"id": "1", "started": "2026-11-04T15:03:12Z"},
            "parties": [{"speakerId": "2", "name": "Ana", "affiliation": "External"}],
        }
    ],
}
FIREFLIES = {
    "title": "Review",
    "date": 1793822592000,
    "workspace_users": ["ana@x.example"],
    "meeting_attendees": [{"displayName": "Ana", "email": "ana@x.example"}],
    "sentences": [{"speaker_name": "Ana", "start_time": "8.1", "end_time": 9.0, "text": "Legal signs."}],
}
FATHOM = {
    "recording_start_time": "2026-11-04T20:03:12Z",
    "calendar_invitees": [{"name": "Ana", "email": "ana@x.example", "is_external": True}],
    "transcript": [{"speaker": {"display_name": "Ana"}, "text": "Legal signs.", "timestamp": "00:00:08"}],
}
CHORUS = {
    "data": {
        "attributes": {
            "recording": {
                "utterances": [{"snippet_time": 8, "speaker_name": "Ana", "snippet": "Legal signs."}]
            }
        }
    }
}
AVOMA = {
    "transcript": [{"transcript": "Legal signs.", "timestamps": [8.0], "speaker_id": 1}],
    "speakers": [{"id": 1, "name": "Ana", "is_rep": True}],
}
GRAIN = [{"participant_id": "p1", "speaker": "Ana", "start": 8000, "end": 9000, "text": "Legal signs."}]
RECALL = [
    {
        "participant": {"id": 1, "name": "Ana"},
        "words": [
            {"text": "Legal", "start_timestamp": {"relative": 8.0, "absolute": "2026-11-04T20:03:20Z"}},
            {"text": "signs.", "start_time": 8.4, "end_time": 9.0},
        ],
    }
]
DEEPGRAM = {
    "results": {
        "channels": [
            {"alternatives": [{"words": [{"word": "legal", "start": 8.0, "end": 8.4, "speaker": 0}]}]},
            {"alternatives": [{"transcript": "signs"}]},
        ]
    }
}
ASSEMBLYAI = {
    "status": "completed",
    "audio_duration": 9,
    "utterances": [{"speaker": "A", "start": 0, "end": 900, "text": "Legal signs."}],
}
WHISPER = {"language": "en", "segments": [{"start": 8.0, "end": 9.0, "text": "Legal signs.", "words": []}]}
HUBSPOT = {"transcriptCreateUtterances": [{"speaker": {"id": "1"}, "text": "Hi.", "startTimeMillis": 80}]}
OURS = {
    "kind": "call",
    "held_at": "2026-11-04T20:03:12Z",
    "participants": [{"id": "p1", "name": "Ana", "side": "buyer"}],
    "utterances": [{"speaker": "p1", "text": "Legal signs.", "start_ms": 0}],
}
VCON = {
    "vcon": "0.4.0",
    "parties": [{"name": "Ana", "mailto": "ana@x.example"}, {"tel": "+15550100"}],
    "dialog": [
        {"type": "text", "start": "2026-11-04T20:03:12Z", "parties": [0, 1], "body": "Legal signs."},
        {"type": "recording", "start": "2026-11-04T20:03:12Z", "parties": [0, 1]},
    ],
    "analysis": [{"type": "transcript", "dialog": 1, "body": WHISPER}],
}
SHAPES: tuple[Any, ...] = (
    GONG,
    FIREFLIES,
    FATHOM,
    CHORUS,
    AVOMA,
    GRAIN,
    RECALL,
    DEEPGRAM,
    ASSEMBLYAI,
    WHISPER,
    HUBSPOT,
    OURS,
    VCON,
)


def _read(data: bytes) -> None:
    document = Document("call.json", data)
    for reading in format_of(document, VENDOR_FORMATS).read(document):
        assert reading.turns
        assert all(turn.text for turn in reading.turns)


def _with(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    """A copy with another value at a path."""
    if not path:
        return new
    copy = list(value) if isinstance(value, list) else dict(value)
    copy[path[0]] = _with(value[path[0]], path[1:], new)  # type: ignore[index]  # the path leads through it
    return copy


def _paths(value: Any) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        inner: list[tuple[Any, Any]] = list(value.items())
    else:
        inner = list(enumerate(value)) if isinstance(value, list) else []
    return [(), *((key, *path) for key, each in inner for path in _paths(each))]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param(
            _with(GONG, ("callTranscripts", 0, "transcript", 0, "sentences"), "none"),
            'callTranscripts[0].transcript[0].sentences: expected a list, found "none"',
            id="a list that is text",
        ),
        pytest.param(
            _with(GONG, ("callTranscripts", 0, "transcript", 0), 7),
            "callTranscripts[0].transcript[0]: expected an object, found 7",
            id="an object that is a number",
        ),
        pytest.param(
            _with(FIREFLIES, ("sentences", 0, "start_time"), "soon"),
            'sentences[0].start_time: expected a number, found "soon"',
            id="a time in words",
        ),
        pytest.param(
            _with(GRAIN, (0, "start"), 1e300),
            "[0].start: expected a time within 1,000 hours",
            id="a time too far",
        ),
        pytest.param(
            _with(FATHOM, ("transcript", 0, "timestamp"), "8 s"),
            'transcript[0].timestamp: expected a time like 00:05:32, found "8 s"',
            id="a clock that is none",
        ),
        pytest.param(
            _with(FATHOM, ("recording_start_time",), "2026-11-04"),
            "recording_start_time: expected a date and time like",
            id="a day without a time",
        ),
        pytest.param(
            _with(FATHOM, ("recording_start_time",), "9999-12-31T23:59:59-12:00"),
            "recording_start_time: expected a year between",
            id="a year too far",
        ),
        pytest.param(
            _with(AVOMA, ("speakers", 0, "is_rep"), "yes"),
            'speakers[0].is_rep: expected true or false, found "yes"',
            id="a flag in words",
        ),
        pytest.param(
            _with(WHISPER, ("segments", 0, "text"), {"a": 1}),
            "segments[0].text: expected text, found an object",
            id="text that is an object",
        ),
        pytest.param(_with(FATHOM, ("transcript",), []), "holds no words that were said", id="nothing said"),
        pytest.param({"calls": GONG["calls"]}, "no transcript. Give it together", id="parties alone"),
        pytest.param(
            _with(ASSEMBLYAI, ("status",), "processing"), "with the status 'processing'", id="not ready yet"
        ),
        pytest.param(_with(OURS, ("kind",), "chat"), "kind: ", id="our form: an unknown kind"),
        pytest.param(
            _with(OURS, ("utterances", 0), {"speaker": "p1", "txt": "Hi."}),
            "utterances[0].text: Field required; utterances[0].txt: Extra inputs are not permitted.",
            id="our form: a misspelt field",
        ),
        pytest.param({"rows": [1, 2]}, "is JSON of a shape that is not read", id="an unknown shape"),
        pytest.param(
            {"vcon": "0.4.0", "parties": [], "dialog": [{"type": "recording"}]},
            "holds no transcript and no message",
            id="a vCon of sound alone",
        ),
    ],
)
def test_the_sentence_names_the_place(value: object, said: str) -> None:
    with pytest.raises(InputError) as caught:
        _read(json.dumps(value).encode())
    assert said in str(caught.value)
    assert str(caught.value).startswith("'call.json'")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b'{"calls": [', "line 1 column 12", id="cut off"),
        pytest.param(b'[{"a": ' * 100_000, "nested too deep", id="nested too deep"),
        pytest.param(b'{"a": 1' + b"0" * 5000 + b"}", "a number that is too long", id="an endless number"),
    ],
)
def test_broken_json_is_refused_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        _read(data)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[00:00:12] Dana: hello", id="a stamp in brackets"),
        pytest.param("{laughs} Dana: hello", id="braces"),
        pytest.param("WEBVTT\n\n00:01.000 --> 00:02.000\nHi", id="captions"),
    ],
)
def test_text_is_not_claimed_as_json(text: str) -> None:
    document = Document("call.txt", text.encode())
    assert not [each.name for each in VENDOR_FORMATS if each.matches(document)]


def test_control_characters_and_half_characters_are_marked() -> None:
    data = json.dumps(_with(WHISPER, ("segments", 0, "text"), "Le\x00gal \ud800 signs")).encode()
    document = Document("call.json", data)
    (reading,) = format_of(document, VENDOR_FORMATS).read(document)
    assert reading.turns[0].text == "Le\ufffdgal \ufffd signs"


STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        [[], {}, [[]], [{}], [None], "9999-12-31T23:59:59-12:00", 10**400, "\ud800", "NaN", "1e999"]
    ),
)
PLACES = st.sampled_from([(shape, path) for shape in SHAPES for path in _paths(shape)])


@settings(max_examples=400, deadline=None)
@given(PLACES, STRANGE)
def test_a_strange_value_anywhere_gives_a_reading_or_our_error(
    place: tuple[Any, tuple[str | int, ...]], value: object
) -> None:
    data = json.dumps(_with(*place, value)).encode()
    with suppress(InputError):
        _read(data)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SHAPES), st.data())
def test_a_file_that_was_cut_or_changed_gives_a_reading_or_our_error(shape: Any, data: st.DataObject) -> None:
    whole = json.dumps(shape).encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    put = data.draw(st.binary(max_size=3))
    until = data.draw(st.integers(at, len(whole)))
    with suppress(InputError):
        _read(whole[:at] + put + whole[until:])
