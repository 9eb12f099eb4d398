import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.sources.cues import read_cues
from assistant.sources.reading import Document, Reading
from assistant.sources.stamps import milliseconds, wall_clock
from assistant.sources.subtitles import SRT, VTT


def vtt(text: str) -> Reading:
    return VTT.read(Document("call.vtt", text.encode()))[0]


def said(text: str) -> list[tuple[str | None, str, int | None, int | None]]:
    return [(turn.label, turn.text, turn.start_ms, turn.end_ms) for turn in vtt(text).turns]


ONE = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ONE + "Hi.", [(None, "Hi.", 1000, 2000)], id="plain"),
        pytest.param("00:01.000 --> 00:02.000\nHi.", [(None, "Hi.", 1000, 2000)], id="no header"),
        pytest.param("\n\nWEBVTT\n\n00:01.0 --> 00:02.0\nHi.", [(None, "Hi.", 1000, 2000)], id="blank first"),
        pytest.param("WEBVTT\n\n0:0:1.0 --> 0:0:2.0\nHi.", [(None, "Hi.", 1000, 2000)], id="narrow times"),
        pytest.param("WEBVTT\n\n00:00:01,5 --> 00:00:02,25\nHi.", [(None, "Hi.", 1500, 2250)], id="comma"),
        pytest.param("WEBVTT\n\n-0:0:2.5 --> 0:0:0.0\nHi.", [(None, "Hi.", -2500, 0)], id="negative"),
        pytest.param(
            "WEBVTT\n\n100:00:01.0 --> 100:00:02.0\nHi.", [(None, "Hi.", 360001000, 360002000)], id="long"
        ),
        pytest.param(
            "WEBVTT\n\n00:02.0 --> 00:01.0\nHi.", [(None, "Hi.", 2000, None)], id="ends before start"
        ),
        pytest.param("WEBVTT\n\n00:01.0 --> 00:0x.0\nHi.", [(None, "Hi.", 1000, None)], id="broken end"),
        pytest.param(
            "WEBVTT\n\n00:01.0 --> 00:02.0 align:start\nHi.", [(None, "Hi.", 1000, 2000)], id="settings"
        ),
        pytest.param(
            ONE + "Legal signs\n\nby Friday.", [(None, "Legal signs by Friday.", 1000, 2000)], id="blank"
        ),
        pytest.param(ONE + "A &amp; B &lt;b&gt;", [(None, "A & B <b>", 1000, 2000)], id="entities once"),
        pytest.param(
            ONE + "<i>x</i> < 5 <00:01.500>and y > 3", [(None, "x < 5 and y > 3", 1000, 2000)], id="tags"
        ),
        pytest.param(ONE + "from lead --> deal", [(None, "from lead --> deal", 1000, 2000)], id="said arrow"),
        pytest.param(ONE + "10:30, 11:30", [(None, "10:30, 11:30", 1000, 2000)], id="said times"),
        pytest.param(
            ONE + "<v Ellis, Dana>Yes.</v> <v.loud Sam Rep>No.</v>",
            [("Ellis, Dana", "Yes.", 1000, 2000), ("Sam Rep", "No.", 1000, 2000)],
            id="two voices",
        ),
        pytest.param(ONE + "<v R&amp;D>Yes.", [("R&D", "Yes.", 1000, 2000)], id="entity in a name"),
        pytest.param(
            "WEBVTT\n\n00:01.0 --> 00:02.0\nHi.\n00:03.0 --> 00:04.0\nYes.",
            [(None, "Hi.", 1000, 2000), (None, "Yes.", 3000, 4000)],
            id="no blank between",
        ),
        pytest.param(
            "1\n00:01.0 --> 00:02.0\nHi.\n2\n00:03.0 --> 00:04.0\nYes.",
            [(None, "Hi.", 1000, 2000), (None, "Yes.", 3000, 4000)],
            id="numbers without blanks",
        ),
        pytest.param(
            "WEBVTT\n\n00:01.0 --> 00:02.0\n12\n00:03.0 --> 00:04.0\nYes.",
            [(None, "12", 1000, 2000), (None, "Yes.", 3000, 4000)],
            id="a number that was said",
        ),
        pytest.param(
            "WEBVTT\n\n00:05.0 --> 00:06.0\nLate.\n\n00:01.0 --> 00:09.0\nEarly.",
            [(None, "Early.", 1000, 9000), (None, "Late.", 5000, 6000)],
            id="by start",
        ),
        pytest.param(
            "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE by Kyle\nfor you\n\n" + ONE[8:] + "Hi.",
            [(None, "Hi.", 1000, 2000)],
            id="style and note",
        ),
        pytest.param(
            ONE + "Note: we agreed.", [(None, "Note: we agreed.", 1000, 2000)], id="a note that was said"
        ),
    ],
)
def test_a_broken_file_keeps_its_words_and_times(
    text: str, expected: list[tuple[str | None, str, int | None, int | None]]
) -> None:
    assert said(text) == expected


def test_pauses_do_not_cut_a_sentence_but_sentences_and_speakers_stay_apart() -> None:
    text = """WEBVTT

1
00:00:03.030 --> 00:00:06.240
Sam Rep: Thanks for joining. So the

2
00:00:06.300 --> 00:00:08.000
Sam Rep: security review is due Friday.

3
00:00:07.900 --> 00:00:09.500
Dana Ellis (Acme): Re: that, Marcus owns it.

4
00:00:09.600 --> 00:00:10.100
and legal needs two weeks

5
00:00:20.000 --> 00:00:21.000
or three.
"""
    assert [(turn.label, turn.text, turn.cues) for turn in vtt(text).turns] == [
        ("Sam Rep", "Thanks for joining. So the security review is due Friday.", 2),
        ("Dana Ellis (Acme)", "Re: that, Marcus owns it.", 1),
        ("Dana Ellis (Acme)", "and legal needs two weeks", 1),
        ("Dana Ellis (Acme)", "or three.", 1),
    ]


def test_teams_parts_of_one_utterance_are_joined_even_without_names() -> None:
    text = """WEBVTT

f1a2c3d4-0000/17-0
00:00:03.429 --> 00:00:07.229
I went over. It is

f1a2c3d4-0000/17-1
00:00:07.229 --> 00:00:09.100
the plan

f1a2c3d4-0000/21-0
00:00:09.100 --> 00:00:11.000
and legal signs.
"""
    assert said(text) == [
        (None, "I went over. It is the plan", 3429, 9100),
        (None, "and legal signs.", 9100, 11000),
    ]


def test_teams_metadata_tells_the_moment_and_the_speaker_of_each_cue() -> None:
    line = (
        '{"startDateTime":"2026-11-04T15:03:28.0461639+00:00","speakerName":"Dana Ellis",'
        '"spokenText":"Legal signs.","spokenLanguage":"en-us"}'
    )
    (turn,) = vtt(ONE + line).turns
    assert (turn.label, turn.text) == ("Dana Ellis", "Legal signs.")
    assert turn.said_at is not None
    assert turn.said_at.isoformat(timespec="seconds") == "2026-11-04T15:03:28+00:00"


def test_what_holds_no_words_or_no_time_is_said() -> None:
    text = (
        "WEBVTT\n\n00:01.0 --> 00:02.0\n\n0:f1.0 --> 00:03.0\nHi.\n\nsecond one\n00:04.0 --> 00:05.0\nYes.\n"
    )
    findings = {finding.code: finding.message for finding in vtt(text).findings}
    assert "1 of 3 cues hold no words" in findings["cue_dropped"]
    assert "1 cues have a time that cannot be read" in findings["cue_untimed"]
    assert "“second one”" in findings["cue_named"]


def test_a_comment_is_no_speech_but_srt_has_no_comments() -> None:
    arrow = "00:00:01{0}000 --> 00:00:02{0}000\nHi.\n\nNOTE we agreed on Friday\n"
    assert [turn.text for turn in vtt("WEBVTT\n\n" + arrow.format(".")).turns] == ["Hi."]
    (srt,) = SRT.read(Document("call.srt", arrow.format(",").encode()))
    assert [turn.text for turn in srt.turns] == ["Hi. NOTE we agreed on Friday"]


STAMPS = st.builds(
    lambda h, m, s, f, sign: f"{sign}{h:02}:{m:02}:{s:02}.{f:03}",
    st.integers(0, 120),
    st.integers(0, 59),
    st.integers(0, 59),
    st.integers(0, 999),
    st.sampled_from(["", "", "-"]),
)
WORDS = st.sampled_from(
    ["Sam Rep: yes.", "Dana: no", "and so", "<v Dana>hi</v>", "12", "", "NOTE x", "A --> B"]
)
CUES = st.lists(
    st.tuples(STAMPS, STAMPS, st.lists(WORDS, max_size=3), st.sampled_from(["", "\n"])), max_size=8
)


@given(CUES)
@settings(max_examples=150)
def test_every_time_line_is_a_cue_that_is_kept_or_counted(
    cues: list[tuple[str, str, list[str], str]],
) -> None:
    blocks = ["\n".join([f"{start} --> {end}", *words]) + gap for start, end, words, gap in cues]
    text = "WEBVTT\n\n" + "\n".join(blocks)
    reading = vtt(text)
    dropped = [f.message for f in reading.findings if f.code == "cue_dropped"]
    count = int(dropped[0].split(": ")[1].split(" ")[0]) if dropped else 0
    assert sum(turn.cues for turn in reading.turns) + count == len(cues) == len(read_cues(text).cues)


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [("0:02", 2000), ("1:04:09", 3849000), ("-0:0:2.5", -2500), ("0:0:5.1234567", 5123), ("1:2:3:4", None)],
)
def test_stamps_are_milliseconds(stamp: str, expected: int | None) -> None:
    assert milliseconds(stamp) == expected


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("12:00 AM", 0),
        ("12:30 pm", 45_000_000),
        ("3:02:01 p.m.", 54_121_000),
        ("15:02 PM", None),
        ("3:02", None),
    ],
)
def test_times_of_day_are_milliseconds_since_midnight(stamp: str, expected: int | None) -> None:
    assert wall_clock(stamp) == expected
