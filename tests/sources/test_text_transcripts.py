from datetime import datetime

import pytest

from assistant.sources.formats import FORMATS
from assistant.sources.reading import Document, Reading
from assistant.sources.registry import format_of

TEAMS = """\
Acme sync-20261104_150312-Meeting Transcript
4 November 2026, 08:03pm
27m 42s
Sam Rep started transcription
Dana Ellis   0:03
Hello everyone, the plan
and the dates.
Sam Rep   0:03
Legal signs by 14 November.
Sam Rep stopped transcription
"""
STREAM = """\
Acme sync-20261104_150312-Meeting Recording
0:02
Hello everyone.
31:45 Legal signs on Friday
1:04:09
Bye.
"""
OLD_TEAMS = """\
0:0:5.100 --> 0:0:8.250

Dana Ellis

Hello.

0:0:8.250 --> 0:0:9.0

Sam Rep

Legal signs.
"""
MEET = """\
Nov 4, 2026
Acme discovery - Transcript
Attendees
Sam Rep, Dana Ellis, Fireflies.ai Notetaker
00:00:00

Sam Rep: Could you send it by
Dana Ellis: Yes.
Sam Rep: Wednesday?
Dana Ellis's Presentation: the slides say January.
00:05:12

Dana Ellis: Marcus will own it.

Transcription ended after 00:26:31

This editable transcript was computer generated and might contain errors.
"""
GEMINI = """\
# Notes
Nov 4, 2026
## Acme discovery
Invited [Dana Ellis](mailto:Dana@acme.example) [Sam Rep](mailto:sam@vendor.example)
### Next steps
- \\[Dana Ellis\\] Send questionnaire: send it by Friday.
# Transcript
## Acme discovery - Transcript
### 00:00:00
**Sam Rep:** Could you send it?
**Dana Ellis:** Yes.
### Transcription ended after 00:26:31
"""
OTTER = """\
Sam Rep  0:02  
Could you send it?

Unknown Speaker  1:02:09  
Yes.

Transcribed by https://otter.ai
"""
FATHOM = """\
Acme discovery - November 4
VIEW RECORDING - 31 mins (No highlights): https://fathom.video/calls/1

---

0:00 - Sam Rep
  Could you send it?

0:12 - Dana Ellis (Acme Corp)
  Yes. Marcus owns it.
"""
MIXED = """\
[00:00:08] Sam Rep: Next steps: send the MSA.
(00:12) Dana Ellis: ok
Speaker 1 [01:02:03]
Legal needs 2 weeks.
Note: this line is not a speaker
Security review: Dana sends it
"""
CHAT = """\
15:03:12 From Dana Ellis to Everyone:
	the link is here
15:04:00 From Sam Rep to Everyone: thanks
"""


def read(text: str, name: str = "call.txt") -> Reading:
    document = Document(name, text.encode())
    (reading,) = format_of(document, FORMATS).read(document)
    return reading


def spoken(reading: Reading) -> list[tuple[str | None, str, int | None]]:
    return [(t.label, t.text, t.start_ms) for t in reading.turns if t.kind not in ("system", "signature")]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            TEAMS,
            "teams-text",
            [
                ("Dana Ellis", "Hello everyone, the plan\nand the dates.", 3000),
                ("Sam Rep", "Legal signs by 14 November.", 3000),
            ],
            id="teams",
        ),
        pytest.param(
            STREAM,
            "teams-text",
            [
                (None, "Hello everyone.", 2000),
                (None, "Legal signs on Friday", 1_905_000),
                (None, "Bye.", 3_849_000),
            ],
            id="teams without speakers",
        ),
        pytest.param(
            OLD_TEAMS,
            "vtt",
            [("Dana Ellis", "Hello.", 5100), ("Sam Rep", "Legal signs.", 8250)],
            id="old teams",
        ),
        pytest.param(
            MEET,
            "google-meet",
            [
                ("Sam Rep", "Could you send it by", 0),
                ("Dana Ellis", "Yes.", 0),
                ("Sam Rep", "Wednesday?", 0),
                ("Dana Ellis", "the slides say January.", 0),
                ("Dana Ellis", "Marcus will own it.", 312_000),
            ],
            id="meet",
        ),
        pytest.param(
            GEMINI,
            "google-meet",
            [("Sam Rep", "Could you send it?", 0), ("Dana Ellis", "Yes.", 0)],
            id="gemini notes are no speech",
        ),
        pytest.param(
            OTTER,
            "otter",
            [("Sam Rep", "Could you send it?", 2000), ("Unknown Speaker", "Yes.", 3_729_000)],
            id="otter",
        ),
        pytest.param(
            FATHOM,
            "fathom-text",
            [
                ("Sam Rep", "Could you send it?", 0),
                ("Dana Ellis (Acme Corp)", "Yes. Marcus owns it.", 12_000),
            ],
            id="fathom",
        ),
        pytest.param(
            MIXED,
            "text",
            [
                ("Sam Rep", "Next steps: send the MSA.", 8000),
                ("Dana Ellis", "ok", 12_000),
                (
                    "Speaker 1",
                    "Legal needs 2 weeks.\nNote: this line is not a speaker\nSecurity review: Dana sends it",
                    3_723_000,
                ),
            ],
            id="mixed",
        ),
        pytest.param(
            CHAT,
            "text",
            [("Dana Ellis", "the link is here", 0), ("Sam Rep", "thanks", 48_000)],
            id="zoom chat",
        ),
        pytest.param(
            "Dana: Hi.\nSam: Hello.\n", "text", [("Dana", "Hi.", None), ("Sam", "Hello.", None)], id="short"
        ),
        pytest.param(
            "**Dana:** Hi.\n**Sam**: Hello.\n",
            "text",
            [("Dana", "Hi.", None), ("Sam", "Hello.", None)],
            id="bold",
        ),
        pytest.param(
            "Speaker 1 00:00\nHi.\nSpeaker 2 00:04\nHello.\n",
            "text",
            [("Speaker 1", "Hi.", 0), ("Speaker 2", "Hello.", 4000)],
            id="placeholders beside times",
        ),
        pytest.param(
            "Dana (00:12)\nHi.\nSam (00:15): Hello.\n",
            "text",
            [("Dana", "Hi.", 12_000), ("Sam", "Hello.", 15_000)],
            id="time in brackets",
        ),
        pytest.param(
            "10:02 AM Dana: Hi.\n10:03:30 AM Sam: Hello.\n",
            "text",
            [("Dana", "Hi.", 0), ("Sam", "Hello.", 90_000)],
            id="times of day",
        ),
        pytest.param(
            "山田 太郎: こんにちは。\nПётр Ильин： Да.\n山田 太郎: はい。\n",
            "text",
            [("山田 太郎", "こんにちは。", None), ("Пётр Ильин", "Да.", None), ("山田 太郎", "はい。", None)],
            id="other scripts",
        ),
        pytest.param(
            "Ellis, Dana (ACME): Hi.\nSam Rep (he/him): Yes.\nEllis, Dana (ACME): See\nyou at 3:00\n",
            "text",
            [
                ("Ellis, Dana (ACME)", "Hi.", None),
                ("Sam Rep (he/him)", "Yes.", None),
                ("Ellis, Dana (ACME)", "See\nyou at 3:00", None),
            ],
            id="commas and brackets in names",
        ),
        pytest.param(
            "Met Dana today.\nShe sends the report.\n\n- Budget: 40k\n- Legal: two weeks\n",
            "text",
            [
                (None, "Met Dana today.\nShe sends the report.", None),
                (None, "Budget: 40k", None),
                (None, "Legal: two weeks", None),
            ],
            id="notes",
        ),
    ],
)
def test_speakers_words_and_times(
    text: str, name: str, expected: list[tuple[str | None, str, int | None]]
) -> None:
    reading = read(text)
    assert (reading.format, spoken(reading)) == (name, expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Data Residency: EU\nUser Sync: yes\nData Export: csv\nRoll Out: May\nUsers: 40\n", id="topics"
        ),
        pytest.param(
            "Action: send it\nOwner: Dana\n\nAction: sign it\nOwner: Sam\n", id="the same topics again"
        ),
        pytest.param(
            "The thing is: we wait.\nMy point: nobody asked.\nThe thing is: we wait.\n", id="sentences"
        ),
    ],
)
def test_topics_and_sentences_are_no_speakers(text: str) -> None:
    assert {turn.label for turn in read(text).turns} == {None}


def test_a_section_below_a_transcript_is_nobodys_words() -> None:
    turns = read("Dana: Hi.\nSam: Yes.\n\n## Next steps\nDana sends it\n").turns
    assert [(turn.label, turn.kind) for turn in turns] == [
        ("Dana", "speech"),
        ("Sam", "speech"),
        (None, "system"),
        (None, "system"),
    ]


def test_what_nobody_said_is_kept_apart_and_not_lost() -> None:
    reading = read(MEET)
    words = " ".join(turn.text for turn in reading.turns)
    assert all(
        line in words for line in ("Acme discovery - Transcript", "Transcription ended after 00:26:31")
    )
    assert [turn.kind for turn in reading.turns if turn.label == "Dana Ellis"] == [
        "speech",
        "presentation",
        "speech",
    ]


def test_attendees_are_people_and_bots_are_not() -> None:
    assert [(v.label, v.emails) for v in read(MEET).voices] == [("Sam Rep", ()), ("Dana Ellis", ())]
    assert [(v.label, v.emails) for v in read(GEMINI).voices] == [
        ("Dana Ellis", ("dana@acme.example",)),
        ("Sam Rep", ("sam@vendor.example",)),
    ]


@pytest.mark.parametrize(
    ("text", "started"),
    [
        pytest.param(TEAMS, "2026-11-04T15:03:12-05:00", id="local title with UTC below"),
        pytest.param(MEET, "2026-11-04T00:00:00", id="a line that is a date"),
        pytest.param(FATHOM, None, id="a date without a year"),
        pytest.param(
            "Held: 2026-03-25 14:00 -04:00\n\nDana: Hi.\nSam: Yes.\n", "2026-03-25T14:00:00-04:00", id="held"
        ),
        pytest.param("Call: Acme\nGo-live: 2026-09-01\n\nDana: Hi.\nSam: Yes.\n", None, id="a deadline"),
        pytest.param("Date: 03/04/2026\n\nDana: Hi.\nSam: Yes.\n", None, id="March or April"),
        pytest.param("Date: 25/03/2026\n\nDana: Hi.\nSam: Yes.\n", "2026-03-25T00:00:00", id="only March"),
        pytest.param(
            "Acme call, March 11, 2026\n\nDana: Hi.\nSam: Yes.\n", "2026-03-11T00:00:00", id="title"
        ),
        pytest.param(
            "Acme\nWed, Mar 11, 2026 3:00PM • 1:21:07\n\nDana  0:02\nHi.\n\nSam Rep  0:04\nYes.\n",
            "2026-03-11T15:00:00",
            id="a date and how long the call was",
        ),
        pytest.param("Dana: We met on 2026-03-11.\nSam: Yes.\n", None, id="a date that was said"),
    ],
)
def test_a_header_tells_when_it_was_held(text: str, started: str | None) -> None:
    assert read(text).started_at == (datetime.fromisoformat(started) if started else None)


def test_a_name_that_the_deal_knows_is_a_speaker_even_once() -> None:
    text = "We spoke on the phone for a while about this and that.\n\nsecurity guy dana: I'll send it.\n"
    document = Document("call.txt", text.encode(), people=("Security guy Dana",))
    (reading,) = format_of(document, FORMATS).read(document)
    assert [turn.label for turn in reading.turns if turn.kind == "speech"] == ["security guy dana"]
    assert [turn.label for turn in read(text).turns] == [None, None]
