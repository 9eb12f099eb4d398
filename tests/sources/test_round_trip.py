"""A conversation of any format, written as our own JSON and read again, is the same conversation."""

import json

import pytest

from assistant.sources.assemble import read_files
from assistant.sources.ingest import to_ingest
from assistant.sources.reading import Document
from schemas.conversation import Conversation
from schemas.deal import Deal, Party, Person
from schemas.value import Side

DEAL = Deal(
    buyer=Party(company="Acme", domains=("acme.example",)),
    seller=Party(company="Brightline", domains=("brightline.example",)),
    time_zone="America/New_York",
    people=(
        Person(name="Dana Reyes", side=Side.BUYER),
        Person(name="Sam Ode", email="sam@brightline.example"),
    ),
)
CALLS = {
    "zoom": (
        "GMT20261104-030312_Recording.vtt",
        "WEBVTT\n\n1\n00:00:03.030 --> 00:00:06.240\nSam Ode: So the\n\n2\n00:00:06.300 --> 00:00:08.000\n"
        "Sam Ode: review is due.\n\n3\n00:00:09.000 --> 00:00:09.500\nPriya Nair (Acme): Yes.\n",
    ),
    "teams": (
        "x.vtt",
        'WEBVTT\n\n-0:0:1.0 --> 0:0:2.0\n{"startDateTime":"2026-11-04T15:03:28.0461639+00:00",'
        '"speakerName":"Reyes, Dana (Guest)","spokenText":"Legal signs."}\n',
    ),
    "meet": (
        "x.txt",
        "Nov 4, 2026\nA - Transcript\nAttendees\nSam, Priya\n00:10\n\nSam: Hi.\nSam's Presentation: Plan.\n",
    ),
    "unlabelled": ("notes.txt", "We met.\n\nDana sends the report.\n"),
    "placeholders": (
        "x.srt",
        "1\n00:00:03,030 --> 00:00:06,240\nSpeaker 1: hi\n\n2\n0:0:7,0 --> 0:0:8,0\nyes\n",
    ),
    "mail": (
        "x.eml",
        "From: Dana Reyes <dana@acme.example>\nTo: Sam Ode <sam@brightline.example>, T <t@gmail.com>\n"
        "Date: Wed, 4 Nov 2026 10:03:12 -0500\nMessage-ID: <1@acme.example>\nSubject: P\n\nI'll do it.\n\n"
        "-- \nDana Reyes\nAcme\n",
    ),
}


def read(name: str, data: bytes) -> Conversation:
    (conversation,), _ = read_files([Document(name, data)], DEAL)
    return conversation


@pytest.mark.parametrize(("name", "text"), CALLS.values(), ids=CALLS)
def test_written_as_our_json_and_read_again_it_is_the_same(name: str, text: str) -> None:
    first = read(name, text.encode())
    again = read("again.json", json.dumps(to_ingest(first)).encode())
    assert again.model_copy(update={"source": first.source}) == first
