"""vCon containers: the transcript of a call, a thread of messages, and what is not read."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.errors import InputError
from assistant.sources.reading import Document, Reading
from assistant.sources.registry import format_of
from assistant.sources.vendors.formats import VENDOR_FORMATS

START = datetime(2026, 11, 4, 20, 3, 12, tzinfo=UTC)
SEGMENTS = {
    "transcript": {"text": "Legal signs. Noted."},
    "segments": [
        {
            "id": 0,
            "start": 8.0,
            "end": 9.0,
            "text": "Legal signs.",
            "speaker": "Nadia Haddad",
            "confidence": 0.9,
        },
        {"id": 1, "start": 9.5, "end": 9.9, "text": "Noted.", "speaker": 1, "confidence": 0.9},
    ],
}
CALL: dict[str, Any] = {
    "vcon": "0.4.0",
    "uuid": "018f-4",
    "subject": "Review",
    "parties": [
        {"name": "Nadia Haddad", "mailto": "mailto:nadia@orchard.example", "org": "Orchard"},
        {"tel": "+15550100"},
    ],
    "dialog": [{"type": "recording", "start": "2026-11-04T20:03:12Z", "parties": [0, 1]}],
    "analysis": [{"type": "transcript", "dialog": 0, "vendor": "any", "encoding": "json", "body": SEGMENTS}],
}
MESSAGE = {
    "type": "text",
    "start": "2026-11-04T20:03:12Z",
    "parties": [0, 1],
    "mediatype": "text/plain",
    "encoding": "none",
    "body": "Legal signs by Friday.",
}


def _read(value: object) -> tuple[Reading, ...]:
    document = Document("call.vcon.json", json.dumps(value).encode())
    return format_of(document, VENDOR_FORMATS).read(document)


def _with_body(body: object, encoding: str = "json") -> dict[str, Any]:
    return {**CALL, "analysis": [{"type": "transcript", "dialog": [0], "encoding": encoding, "body": body}]}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(CALL, id="as JSON"),
        pytest.param(_with_body(json.dumps(SEGMENTS)), id="as JSON in text"),
        pytest.param(
            _with_body(
                base64.urlsafe_b64encode(json.dumps(SEGMENTS).encode()).decode().rstrip("="), "base64url"
            ),
            id="as base64url",
        ),
    ],
)
def test_a_transcript_is_a_call_with_the_container_s_title_start_and_parties(value: object) -> None:
    (reading,) = _read(value)
    assert (reading.kind, reading.title, reading.started_at) == ("call", "Review", START)
    assert [(turn.label, turn.text, turn.start_ms) for turn in reading.turns] == [
        ("Nadia Haddad", "Legal signs.", 8000),
        ("1", "Noted.", 9500),
    ]
    nadia = next(voice for voice in reading.voices if voice.label == "Nadia Haddad")
    assert (nadia.emails, nadia.company) == (("nadia@orchard.example",), "Orchard")


def test_plain_lines_name_only_parties_as_speakers() -> None:
    (reading,) = _read(_with_body("Nadia Haddad: Legal signs.\nNote: it is raining.", "none"))
    assert [(turn.label, turn.text) for turn in reading.turns] == [
        ("Nadia Haddad", "Legal signs."),
        (None, "Note: it is raining."),
    ]


def test_text_dialogs_are_one_thread_of_messages() -> None:
    answer = {**MESSAGE, "originator": 1, "start": "2026-11-04T21:00:00Z", "body": "Noted."}
    (reading,) = _read({**CALL, "analysis": [], "dialog": [MESSAGE, answer]})
    assert reading.kind == "mail"
    assert [(turn.label, turn.to, turn.kind) for turn in reading.turns] == [
        ("Nadia Haddad", ("Speaker 2",), "message"),
        ("Speaker 2", ("Nadia Haddad",), "message"),
    ]
    assert reading.turns[0].said_at == START


def test_a_dialog_that_is_not_read_is_reported() -> None:
    picture = {**MESSAGE, "mediatype": "text/html", "body": "<p>Legal signs.</p>"}
    (reading,) = _read({**CALL, "analysis": [], "dialog": [MESSAGE, picture]})
    (finding,) = reading.findings
    assert finding.code == "dialog_not_read"
    assert "dialog[1]" in finding.message


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param(
            _with_body({"rows": []}), "analysis\\[0\\].body: expected a transcript", id="unknown body"
        ),
        pytest.param(_with_body("????", "base64url"), "body: expected base64url", id="broken encoding"),
        pytest.param(
            {**CALL, "dialog": [{**MESSAGE, "parties": [7]}]},
            "number of a party, found 7",
            id="no such party",
        ),
        pytest.param({**CALL, "analysis": []}, "no transcript and no message", id="sound alone"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(value: object, said: str) -> None:
    with pytest.raises(InputError, match=said):
        _read(value)
