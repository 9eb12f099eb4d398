"""Files that were once a crash or took minutes are read: found by breaking files at random."""

import json

import pytest

from assistant.errors import InputError
from assistant.sources.assemble import read_files
from assistant.sources.reading import Document
from schemas.deal import Deal

CALL = "Dana Reyes: Hello.\nSam Ode: Hi.\nDana Reyes: Good.\n"
MAIL = """From: Dana Reyes <dana@acme.example>
To: Sam Ode <sam@brightline.example>
Date: Wed, 11 Mar 2026 10:00:00 +0000
Message-ID: <a1@acme.example>
"""
LAST_HOUR = "Recorded: 2026-03-11 10:00 +02:00\n\n[9999-12-31 23:30:00] Dana Reyes: Hello.\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"WEBVTT\n\n00:00.000 --> 00:02.000\nHi &#{'9' * 5_000};\n", id="endless entity"),
        pytest.param(f"Date: 2026-03-11 10:00 America/Argentina\n\n{CALL}", id="half a time zone"),
        pytest.param(f"Date: 2026-03-11 10:00 Europe/{'A' * 300}\n\n{CALL}", id="endless time zone"),
        pytest.param(LAST_HOUR, id="last hour of time"),
        pytest.param(
            f"{MAIL}Content-Type: text/html; charset=utf-7\n\n<p>Hi +2AA- Sam</p>\n", id="half a character"
        ),
    ],
)
def test_a_file_that_no_tool_writes_is_read(text: str) -> None:
    conversations, _ = read_files([Document("call.txt", text.encode())], Deal())
    assert conversations[0].utterances


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("Content-Disposition: inline; filename*=a\0b''x", id="charset that is none"),
        pytest.param("Content-Disposition: inline; filename*=a; filename*0=b", id="whole and in parts"),
        pytest.param("Content-Type: multipart/mixed; boundary*=a; boundary*0=b", id="boundary in parts"),
        pytest.param("Content-Type: multipart/mixed; boundary*=a\0b''x", id="boundary without a charset"),
    ],
)
def test_parameters_that_contradict_themselves_are_no_crash(fields: str) -> None:
    mail = f"{MAIL}{fields}\n\nHello.\n"
    with pytest.raises(InputError, match="No text was found in the mail"):
        read_files([Document("call.eml", mail.encode())], Deal())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'{MAIL}Content-Type: text/plain; x="{";" * 150_000}\n\nHello.\n', id="parameters"),
        pytest.param(
            f"{MAIL.replace('Dana Reyes', 'Dana' + ' ' * 90_000)}\nHello.\n", id="spaces in an address"
        ),
        pytest.param(f"{MAIL}\nHello.\n\nthanks{' ' * 150_000}x\n", id="spaces behind a closing"),
        pytest.param(f"{MAIL}\n{'Dana Reyes' + chr(10) * 2}" * 5_000, id="one name again and again"),
        pytest.param(
            f"{MAIL}Content-Type: text/html\n\n{'<blockquote>Hello.' * 14_000}", id="quotes in quotes"
        ),
        pytest.param(f"{MAIL}\nOn 2026 @{'-' * 380}\n" + f"On 2026 @{'-' * 380}\n" * 300, id="dashes"),
        pytest.param(
            f"{MAIL}Content-Transfer-Encoding: base64\n\nA{' ' * 150_000}!\n", id="spaces in base64"
        ),
        pytest.param("From: Dana Reyes\n" + "Cc: Sam\n" * 15_000, id="header lines"),
        pytest.param(f"{CALL}a{' ' * 150_000}x\n", id="spaces in a line"),
        pytest.param(
            json.dumps({"segments": [{"text": "Hello.", "start": 0, "speaker": f"a{' ' * 150_000}x"}]}),
            id="spaces in a label",
        ),
    ],
)
def test_a_file_of_repeats_is_read_in_the_time_of_any_other(text: str) -> None:
    """Each of these took from ten seconds to hours where a pattern backtracked: the test would not end."""
    conversations, _ = read_files([Document("call.txt", text.encode())], Deal())
    assert conversations[0].utterances
