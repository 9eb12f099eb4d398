"""One call in the shape of every vendor: who spoke, on which side, what and when."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.sources.reading import Document, Reading
from assistant.sources.registry import format_of
from assistant.sources.vendors.formats import OTHER_JSON, VENDOR_FORMATS
from schemas.value import Side

BUYER, SELLER = Side.BUYER, Side.SELLER
START = datetime(2026, 11, 4, 20, 3, 12, tzinfo=UTC)

GONG_TRANSCRIPT = {
    "callTranscripts": [
        {
            "callId": "7782342274025937895",
            "transcript": [
                {
                    "speakerId": "6432345678555530067",
                    "topic": "Next steps",
                    "sentences": [
                        {"start": 460230, "end": 462343, "text": "Legal signs by Friday."},
                        {"start": 462400, "end": 463000, "text": "At the latest."},
                    ],
                },
                {
                    "speakerId": 6432345678555530068,
                    "sentences": [{"start": 463500, "end": 464000, "text": "Noted."}],
                },
            ],
        }
    ]
}
GONG_CALLS = {
    "calls": [
        {
            "metaData": {
                "id": "7782342274025937895",
                "title": "Review",
                "started": "2026-11-04T15:03:12-05:00",
            },
            "parties": [
                {
                    "speakerId": "6432345678555530067",
                    "name": "Nadia Haddad",
                    "emailAddress": "nadia@orchard.example",
                    "affiliation": "External",
                    "title": "Counsel",
                },
                {"speakerId": "6432345678555530068", "name": "Tom Iversen", "affiliation": "Internal"},
                {"id": "9", "name": "Piet Vos", "emailAddress": "piet@x.example", "affiliation": "Unknown"},
            ],
        }
    ]
}
FIREFLIES = {
    "data": {
        "transcript": {
            "title": "Review",
            "date": 1793822592000,
            "duration": 31.5,
            "participants": ["nadia.haddad@orchard.example", "tom@ours.example", "fred@fireflies.ai"],
            "workspace_users": [{"email": "Tom@ours.example"}],
            "meeting_attendees": [{"displayName": "Tom Iversen", "email": "tom@ours.example"}],
            "sentences": [
                {
                    "speaker_name": "Nadia Haddad",
                    "start_time": "8.1",
                    "end_time": "9",
                    "text": "Legal signs.",
                },
                {"speaker_name": "Tom Iversen", "start_time": 9.5, "end_time": 10, "text": "Mhm."},
                {"speaker_name": "Nadia Haddad", "start_time": 11.5, "end_time": 12, "text": "By Friday."},
                {"speaker_name": "Nadia Haddad", "start_time": 13, "end_time": 14, "text": "At noon."},
            ],
        }
    }
}
FATHOM = {
    "title": "Review",
    "recording_start_time": "2026-11-04T20:03:12Z",
    "calendar_invitees": [
        {
            "name": "Nadia",
            "email": "nadia@orchard.example",
            "is_external": True,
            "matched_speaker_display_name": None,
        },
        {"name": "Piet Vos", "email": "piet@ours.example", "is_external": False},
    ],
    "recorded_by": {"name": "Tom Iversen", "email": "tom@ours.example", "team": "Sales"},
    "transcript": [
        {
            "speaker": {
                "display_name": "Nadia Haddad",
                "matched_calendar_invitee_email": "nadia@orchard.example",
            },
            "text": "Legal signs.",
            "timestamp": "01:05:32",
        },
        {"speaker": {"display_name": "Tom Iversen"}, "text": "Noted.", "timestamp": "01:05:40"},
    ],
    "action_items": [{"description": "Sign"}],
}
CHORUS = {
    "data": {
        "type": "conversation",
        "attributes": {
            "name": "Review",
            "recording": {
                "utterances": [
                    {
                        "date_time": "2026-11-04T20:03:20Z",
                        "snippet_time": 8.0,
                        "snippet_length": 2.1,
                        "speaker_name": "Nadia Haddad",
                        "speaker_type": "customer",
                        "snippet": "Legal signs.",
                    },
                    {
                        "snippet_time": 11,
                        "speaker_name": "Tom Iversen",
                        "speaker_type": "rep",
                        "snippet": "Noted.",
                    },
                ]
            },
        },
    }
}
AVOMA = {
    "transcript": [
        {"transcript": "Legal signs.", "timestamps": [8.0, 8.4], "speaker_id": 1},
        {"transcript": "Noted.", "timestamps": [11.0], "speaker_id": 7},
    ],
    "speakers": [{"id": 1, "name": "Nadia Haddad", "email": "nadia@orchard.example", "is_rep": False}],
}
GRAIN_ENTRIES = [
    {"participant_id": "p1", "speaker": "Nadia Haddad", "start": 8000, "end": 9000, "text": "Legal signs."},
    {"participant_id": None, "speaker": "Tom Iversen", "start": 9500, "end": 9900, "text": "Noted."},
]
GRAIN = {
    "title": "Review",
    "participants": [
        {"id": "p1", "name": "Nadia Haddad", "email": "nadia@orchard.example", "scope": "external"},
        {"id": "p2", "name": "Tom Iversen", "email": None, "scope": "internal"},
    ],
    "transcript": GRAIN_ENTRIES,
}
RECALL = [
    {
        "participant": None,
        "words": [
            {"text": "Hi.", "start_timestamp": {"relative": 1, "absolute": None}, "end_timestamp": None}
        ],
    },
    {
        "participant": {"id": 100, "name": "Nadia Haddad", "email": "nadia@orchard.example"},
        "words": [
            {
                "text": "Legal",
                "start_timestamp": {"relative": 8.0, "absolute": "2026-11-04T20:03:20Z"},
                "end_timestamp": {"relative": 8.4, "absolute": None},
            },
            {
                "text": "signs.",
                "start_timestamp": {"relative": 8.4},
                "end_timestamp": {"relative": 9.0},
            },
        ],
    },
    {
        "participant": {"id": 104, "name": "Nadia Haddad"},
        "words": [{"text": "Noted.", "start_time": 20.5, "end_time": 21.0}],
    },
]
RECALL_OLD = [
    {"speaker": "Nadia Haddad", "words": [{"text": "Legal signs.", "start_time": 8.0, "end_time": 9.0}]}
]
DEEPGRAM = {
    "results": {
        "channels": [{"alternatives": [{"transcript": "legal signs", "words": []}]}],
        "utterances": [
            {"start": 8.0, "end": 9.0, "channel": 0, "transcript": "Legal signs.", "speaker": 0},
            {"start": 9.5, "end": 9.9, "channel": 0, "transcript": "Noted.", "speaker": 1},
        ],
    }
}


def _heard(text: str, start: float) -> dict[str, Any]:
    return {"word": text.lower(), "punctuated_word": text, "start": start, "end": start + 0.5, "speaker": 0}


DEEPGRAM_CHANNELS = {
    "results": {
        "channels": [
            {
                "alternatives": [
                    {"words": [_heard("Legal", 8.0), _heard("signs.", 8.5), _heard("Friday.", 15.0)]}
                ]
            },
            {"alternatives": [{"words": [_heard("Noted.", 10.0)]}]},
        ]
    }
}
ASSEMBLYAI = {
    "status": "completed",
    "audio_duration": 1860,
    "utterances": [
        {"speaker": "A", "start": 8000, "end": 9000, "text": "Legal signs.", "confidence": 0.9},
        {"speaker": "B", "start": 9500, "end": 9900, "text": "Noted.", "confidence": 0.9},
    ],
}
ASSEMBLYAI_WORDS = {
    "status": "completed",
    "audio_duration": 1860,
    "utterances": None,
    "words": [
        {"text": "Legal", "start": 8000, "end": 8400, "speaker": None},
        {"text": "signs.", "start": 8500, "end": 9000, "speaker": None},
    ],
}
WHISPER = {
    "text": " Legal signs.",
    "language": "en",
    "segments": [
        {"id": 0, "start": 8.0, "end": 9.0, "text": " Legal signs."},
        {"id": 1, "start": 9.0, "end": 9.9, "text": " By Friday."},
    ],
}
WHISPERX = {
    "segments": [
        {
            "start": 8.0,
            "end": 9.0,
            "text": " Legal signs.",
            "speaker": "SPEAKER_01",
            "words": [{"word": "14"}],
        },
        {"start": 9.5, "end": 9.9, "text": " Noted.", "words": [{"word": "Noted.", "speaker": "SPEAKER_00"}]},
    ]
}
HUBSPOT = {
    "engagementId": 21,
    "transcriptCreateUtterances": [
        {
            "speaker": {"id": "11", "name": "Nadia Haddad", "email": "nadia@orchard.example"},
            "text": "Legal signs.",
            "languageCode": "en-US",
            "startTimeMillis": 8000,
            "endTimeMillis": 9000,
        }
    ],
}

NADIA, TOM = "Nadia Haddad", "Tom Iversen"
TURNS = [
    pytest.param(
        {**GONG_TRANSCRIPT, **GONG_CALLS},
        "gong",
        [(NADIA, "Legal signs by Friday. At the latest.", 460230, 463000), (TOM, "Noted.", 463500, 464000)],
        id="gong",
    ),
    pytest.param(
        {**GONG_TRANSCRIPT, "_extensive": GONG_CALLS},
        "gong",
        [(NADIA, "Legal signs by Friday. At the latest.", 460230, 463000), (TOM, "Noted.", 463500, 464000)],
        id="gong with the calls one level down",
    ),
    pytest.param(
        GONG_TRANSCRIPT,
        "gong",
        [
            ("6432345678555530067", "Legal signs by Friday. At the latest.", 460230, 463000),
            ("6432345678555530068", "Noted.", 463500, 464000),
        ],
        id="gong without parties keeps every digit",
    ),
    pytest.param(
        FIREFLIES,
        "fireflies",
        [
            (NADIA, "Legal signs.", 8100, 9000),
            (TOM, "Mhm.", 9500, 10000),
            (NADIA, "By Friday. At noon.", 11500, 14000),
        ],
        id="fireflies",
    ),
    pytest.param(
        FATHOM,
        "fathom",
        [(NADIA, "Legal signs.", 3932000, None), (TOM, "Noted.", 3940000, None)],
        id="fathom",
    ),
    pytest.param(
        {"items": [FATHOM], "next_cursor": None},
        "fathom",
        [(NADIA, "Legal signs.", 3932000, None), (TOM, "Noted.", 3940000, None)],
        id="fathom page",
    ),
    pytest.param(
        CHORUS,
        "chorus",
        [(NADIA, "Legal signs.", 8000, 10100), (TOM, "Noted.", 11000, None)],
        id="chorus",
    ),
    pytest.param(
        AVOMA,
        "avoma",
        [(NADIA, "Legal signs.", 8000, 8400), ("Speaker 7", "Noted.", 11000, 11000)],
        id="avoma",
    ),
    pytest.param(
        GRAIN, "grain", [(NADIA, "Legal signs.", 8000, 9000), (TOM, "Noted.", 9500, 9900)], id="grain"
    ),
    pytest.param(
        GRAIN_ENTRIES,
        "grain",
        [(NADIA, "Legal signs.", 8000, 9000), (TOM, "Noted.", 9500, 9900)],
        id="grain list",
    ),
    pytest.param(
        RECALL,
        "recall",
        [(None, "Hi.", 1000, None), (NADIA, "Legal signs.", 8000, 9000), (NADIA, "Noted.", 20500, 21000)],
        id="recall",
    ),
    pytest.param(RECALL_OLD, "recall", [(NADIA, "Legal signs.", 8000, 9000)], id="older recall"),
    pytest.param(
        DEEPGRAM,
        "deepgram",
        [("Speaker 0", "Legal signs.", 8000, 9000), ("Speaker 1", "Noted.", 9500, 9900)],
        id="deepgram utterances",
    ),
    pytest.param(
        DEEPGRAM_CHANNELS,
        "deepgram",
        [
            ("Channel 0 Speaker 0", "Legal signs.", 8000, 9000),
            ("Channel 1 Speaker 0", "Noted.", 10000, 10500),
            ("Channel 0 Speaker 0", "Friday.", 15000, 15500),
        ],
        id="deepgram words of two channels",
    ),
    pytest.param(
        ASSEMBLYAI,
        "assemblyai",
        [("Speaker A", "Legal signs.", 8000, 9000), ("Speaker B", "Noted.", 9500, 9900)],
        id="assemblyai",
    ),
    pytest.param(ASSEMBLYAI_WORDS, "assemblyai", [(None, "Legal signs.", 8000, 9000)], id="assemblyai words"),
    pytest.param(
        WHISPER,
        "whisper",
        [(None, "Legal signs.", 8000, 9000), (None, "By Friday.", 9000, 9900)],
        id="whisper never joins unknown speakers",
    ),
    pytest.param(
        WHISPERX,
        "whisper",
        [("SPEAKER_01", "Legal signs.", 8000, 9000), ("SPEAKER_00", "Noted.", 9500, 9900)],
        id="whisperx",
    ),
    pytest.param(HUBSPOT, "hubspot", [(NADIA, "Legal signs.", 8000, 9000)], id="hubspot"),
]


def _document(value: object, name: str = "call.json") -> Document:
    return Document(name, json.dumps(value).encode())


def _read(value: object) -> Reading:
    document = _document(value)
    (reading,) = format_of(document, VENDOR_FORMATS).read(document)
    return reading


@pytest.mark.parametrize(("value", "name", "turns"), TURNS)
def test_a_vendor_s_turns_have_speaker_words_and_times(
    value: object, name: str, turns: list[tuple[str | None, str, int, int | None]]
) -> None:
    reading = _read(value)
    assert reading.format == name
    assert [(turn.label, turn.text, turn.start_ms, turn.end_ms) for turn in reading.turns] == turns


@pytest.mark.parametrize(("value", "name", "turns"), TURNS)
def test_one_shape_alone_claims_a_file(value: object, name: str, turns: object) -> None:
    document = _document(value)
    claims = [each.name for each in VENDOR_FORMATS if each.matches(document) and each is not OTHER_JSON]
    assert claims == [name]


@pytest.mark.parametrize(
    ("value", "people"),
    [
        pytest.param(
            {**GONG_TRANSCRIPT, **GONG_CALLS},
            {
                NADIA: (BUYER, ("nadia@orchard.example",)),
                TOM: (SELLER, ()),
                "Piet Vos": (None, ("piet@x.example",)),
            },
            id="gong affiliation, and a party who never spoke",
        ),
        pytest.param(
            FIREFLIES,
            {NADIA: (BUYER, ("nadia.haddad@orchard.example",)), TOM: (SELLER, ("tom@ours.example",))},
            id="fireflies workspace, an address that spells a name, no bot",
        ),
        pytest.param(
            FATHOM,
            {
                NADIA: (BUYER, ("nadia@orchard.example",)),
                TOM: (SELLER, ("tom@ours.example",)),
                "Piet Vos": (SELLER, ("piet@ours.example",)),
            },
            id="fathom invitee matched by address",
        ),
        pytest.param(CHORUS, {NADIA: (BUYER, ()), TOM: (SELLER, ())}, id="chorus speaker type"),
        pytest.param(
            AVOMA, {NADIA: (BUYER, ("nadia@orchard.example",)), "Speaker 7": (None, ())}, id="avoma is_rep"
        ),
        pytest.param(
            GRAIN, {NADIA: (BUYER, ("nadia@orchard.example",)), TOM: (SELLER, ())}, id="grain scope"
        ),
        pytest.param(RECALL, {NADIA: (None, ("nadia@orchard.example",))}, id="recall: who rejoins is one"),
        pytest.param(HUBSPOT, {NADIA: (None, ("nadia@orchard.example",))}, id="hubspot"),
    ],
)
def test_sides_and_addresses_are_those_that_the_vendor_gives(
    value: object, people: dict[str, tuple[Side | None, tuple[str, ...]]]
) -> None:
    assert {voice.label: (voice.side, voice.emails) for voice in _read(value).voices} == people


@pytest.mark.parametrize(
    ("value", "title", "started_at"),
    [
        pytest.param({**GONG_TRANSCRIPT, **GONG_CALLS}, "Review", START, id="gong"),
        pytest.param(FIREFLIES, "Review", START, id="fireflies: epoch in milliseconds"),
        pytest.param(FATHOM, "Review", START, id="fathom"),
        pytest.param(CHORUS, "Review", START, id="chorus: from the first utterance"),
        pytest.param(RECALL, None, START, id="recall: from an absolute word"),
        pytest.param(WHISPER, None, None, id="whisper knows neither"),
    ],
)
def test_title_and_start_are_those_of_the_payload(
    value: object, title: str | None, started_at: datetime | None
) -> None:
    reading = _read(value)
    assert (reading.title, reading.started_at) == (title, started_at)
    assert reading.started_basis == ("payload" if started_at else None)


@pytest.mark.parametrize(
    ("value", "unnamed"),
    [
        pytest.param(GONG_TRANSCRIPT, ["Speaker 1", "Speaker 2"], id="gong ids"),
        pytest.param(DEEPGRAM, ["Speaker 0", "Speaker 1"], id="deepgram"),
        pytest.param(ASSEMBLYAI, ["Speaker A", "Speaker B"], id="assemblyai"),
        pytest.param(WHISPERX, ["SPEAKER_01", "SPEAKER_00"], id="whisperx"),
        pytest.param(AVOMA, ["Speaker 7"], id="avoma: a speaker who is not listed"),
    ],
)
def test_speakers_without_a_name_are_placeholders(value: object, unnamed: list[str]) -> None:
    assert [voice.name or voice.label for voice in _read(value).voices if voice.is_placeholder] == unnamed


def test_two_people_of_one_name_stay_two() -> None:
    parties = [
        {"speakerId": "1", "name": "Kim Lee", "emailAddress": "kim@a.example", "affiliation": "Internal"},
        {"speakerId": "2", "name": "Kim Lee", "emailAddress": "kim@b.example", "affiliation": "External"},
    ]
    transcript = [
        {"speakerId": speaker, "sentences": [{"start": 0, "end": 1, "text": "Hi."}]} for speaker in ("1", "2")
    ]
    reading = _read({"metaData": {"id": "7"}, "parties": parties, "transcript": transcript})
    assert [(voice.name, voice.side) for voice in reading.voices] == [("Kim Lee", SELLER), ("Kim Lee", BUYER)]
    assert len({turn.label for turn in reading.turns}) == 2


def test_what_a_recorder_says_is_no_speech() -> None:
    entry = {"speaker": {"display_name": "Fathom Notetaker"}, "text": "Recording.", "timestamp": "00:00:01"}
    transcript = FATHOM["transcript"]
    assert isinstance(transcript, list)
    reading = _read({**FATHOM, "transcript": [entry, *transcript]})
    assert [turn.kind for turn in reading.turns] == ["system", "speech", "speech"]


def test_every_entry_is_counted_and_one_without_text_is_reported() -> None:
    sentences = [
        {"speaker_name": NADIA, "start_time": 8.1, "end_time": 9, "text": "Legal signs."},
        {"speaker_name": NADIA, "start_time": 9.5, "end_time": 10, "text": "By Friday."},
    ]
    empty = {"speaker_name": TOM, "start_time": 20, "end_time": 21, "text": " "}
    reading = _read({"title": "Review", "sentences": [*sentences, empty]})
    assert sum(turn.cues for turn in reading.turns) == 2
    (finding,) = reading.findings
    assert finding.code == "entry_without_text"
    assert finding.message.startswith("1 ")


def test_action_items_of_the_vendor_are_reported_and_not_read() -> None:
    reading = _read(FATHOM)
    assert [finding.code for finding in reading.findings] == ["vendor_notes_not_read"]
    assert "Sign" not in " ".join(turn.text for turn in reading.turns).split()


def test_a_page_of_calls_gives_one_reading_each_and_reports_the_empty_one() -> None:
    page = {"items": [{**FATHOM, "title": "Silent", "transcript": []}, FATHOM, FATHOM]}
    document = _document(page)
    readings = format_of(document, VENDOR_FORMATS).read(document)
    assert [len(reading.turns) for reading in readings] == [2, 2]
    assert any("'Silent'" in finding.message for finding in readings[0].findings)


def test_gong_s_parties_may_come_in_a_file_beside_the_transcript() -> None:
    transcript, calls = _document(GONG_TRANSCRIPT, "transcript.json"), _document(GONG_CALLS, "extensive.json")
    both = [replace(transcript, beside=(calls,)), replace(calls, beside=(transcript,))]
    readings = [reading for each in both for reading in format_of(each, VENDOR_FORMATS).read(each)]
    assert [reading.title for reading in readings] == ["Review"]
    assert {voice.label: voice.side for voice in readings[0].voices}[NADIA] is BUYER
