"""Files broken in any way are a conversation or refused, never another error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.sources.assemble import read_files
from assistant.sources.reading import Document
from schemas.deal import Deal, Party, Person
from schemas.value import Side

DEAL = Deal(
    buyer=Party(company="Acme", domains=("acme.example",)),
    seller=Party(company="Brightline"),
    time_zone="Europe/London",
    people=(Person(name="Dana Reyes", side=Side.BUYER), Person(name="Sam Ode")),
)
SAMPLES = {
    "zoom": """WEBVTT

NOTE held 2026-03-11T15:00:00-04:00

1
00:00:03.030 --> 00:00:06.240
Sam Ode: So the

2
00:00:06.300 --> 00:00:08.000
Dana (Acme): review is due.
""",
    "teams": """WEBVTT

f1a2/17-0
00:00:03.429 --> 00:00:07.229
<v Reyes, Dana>Hi &amp;</v>

-0:0:1.0 --> 0:0:2.0
{"startDateTime":"2026-11-04T15:03:28.0461639+00:00","speakerName":"Dana","spokenText":"Legal signs."}
""",
    "srt": """1
00:00:03,030 --> 00:00:06,240
Speaker 1: this is Jonas

2
00:00:05,000 --> 00:00:08,000
Yes.
""",
    "sbv": "0:00:01.000,0:00:04.000\nDana: hi\n\n0:00:04.000,0:00:06.000\nok\n",
    "meet": """Nov 4, 2026
Acme - Transcript
Attendees
Dana, Sam
00:00:00

Dana: Hi.

Transcription ended after 0:26
""",
    "teams document": """A-20261104_150312-Meeting Transcript
4 November 2026, 08:03pm
27m 42s
Dana   0:03
Hi.
""",
    "otter": "Sam Ode  0:02  \nCould you?\n\nTranscribed by https://otter.ai",
    "fathom": "Acme - November 4\nVIEW RECORDING - 31 mins: https://x\n---\n0:12 - Dana (Acme)\n  Yes.\n",
    "text": """Held: 2026-03-25 14:00 +01:00

[00:00:08] Sam: ok
Dana (10:02 AM): yes
2026-03-25 14:00 Sam: no
""",
}
PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            ":",
            ": ",
            " --> ",
            "-->",
            ",",
            "\x00",
            "\r",
            "<v ",
            ">",
            "{",
            "}",
            "(",
            ")",
            "[",
            "*",
        ),
        *("&#x110000;", "&amp", "00:00", "9" * 30, "NOTE\n", "99999:59:59.999 --> 999999:00:00"),
        *("9999-12-31 23:59", "0001-01-01 00:00 ", "\u202e", "ß", "\u0301", "\u2028", "\ufffd"),
    ]
)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutated_file_is_a_conversation_or_refused(sample: str, data: st.DataObject) -> None:
    text = sample
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(PIECES) + text[at + cut :]
    raw = text.encode(data.draw(st.sampled_from(["utf-8", "utf-16", "utf-8-sig"])))
    raw = raw[: data.draw(st.integers(0, len(raw)))] if data.draw(st.booleans()) else raw
    try:
        conversations, findings = read_files([Document("call.vtt", raw)], DEAL)
    except InputError as refused:
        message = str(refused)
    else:
        message = ""
        assert all(conversation.utterances for conversation in conversations)
        assert all(finding.message for finding in findings)
    assert "Traceback" not in message
