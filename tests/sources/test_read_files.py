import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.sources.assemble import read_files
from assistant.sources.files import load_documents
from assistant.sources.reading import Document
from schemas.deal import Deal, Party

CHICAGO = Deal(time_zone="America/Chicago")
VTT = b"""WEBVTT

1
00:00:03.000 --> 00:00:06.000
Sam Ode: Hi.

2
00:00:07.000 --> 00:00:08.000
Sam Ode: Yes.
"""
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
TEXT = b"Dana: Hi.\nSam: Yes.\n"


@pytest.mark.parametrize(
    ("name", "deal", "held", "basis"),
    [
        pytest.param(
            "GMT20260904-010218_Recording.transcript.vtt",
            CHICAGO,
            "2026-09-03T20:02:18-05:00",
            "file_name",
            id="Zoom's UTC is the evening before",
        ),
        pytest.param(
            "GMT20260904-010218_Recording.vtt",
            Deal(),
            "2026-09-04T01:02:18+00:00",
            "file_name",
            id="no zone known",
        ),
        pytest.param(
            "Acme - sync-20260903_200218-Meeting Recording.vtt",
            CHICAGO,
            "2026-09-03T20:02:18-05:00",
            "file_name",
            id="Teams' wall clock",
        ),
        pytest.param(
            "Acme-20260904_010218UTC-Meeting Recording.vtt",
            CHICAGO,
            "2026-09-03T20:02:18-05:00",
            "file_name",
            id="Teams' UTC",
        ),
        pytest.param(
            "call 2026-09-03.vtt", CHICAGO, "2026-09-03T00:00:00-05:00", "file_name", id="a dated name"
        ),
        pytest.param("call.vtt", CHICAGO, None, None, id="unknown"),
    ],
)
def test_the_day_is_the_day_on_which_it_was_said(
    name: str, deal: Deal, held: str | None, basis: str | None
) -> None:
    (conversation,), findings = read_files([Document(name, VTT)], deal)
    at = conversation.held_at
    assert (at.isoformat() if at else None, conversation.held_at_basis) == (held, basis)
    said = conversation.utterances[-1].said_at
    assert said == (at + timedelta(seconds=7) if at else None)
    assert ("held_at_unknown" in {f.code for f in findings}) is (held is None)
    assert ("time_zone_unknown" in {f.code for f in findings}) is (deal.time_zone is None)


def test_a_person_tells_when_a_file_does_not() -> None:
    told = {"a.txt": datetime(2026, 3, 11, 15, 0), "b.txt": datetime(2026, 3, 10, 20, 0, tzinfo=UTC)}  # noqa: DTZ001 - a wall clock
    documents = [Document("a.txt", TEXT), Document("b.txt", TEXT + b"Dana: Bye.\n")]
    conversations, _ = read_files(documents, CHICAGO, told)
    assert [
        (c.id, c.source.name, c.held_at and c.held_at.isoformat(), c.held_at_basis) for c in conversations
    ] == [
        ("c1", "b.txt", "2026-03-10T15:00:00-05:00", "person"),
        ("c2", "a.txt", "2026-03-11T15:00:00-05:00", "person"),
    ]


def test_a_file_that_tells_another_day_than_the_person_is_said() -> None:
    document = Document("a.txt", b"Held: 2026-03-12 14:00\n\n" + TEXT)
    (conversation,), findings = read_files([document], CHICAGO, {"a.txt": datetime(2026, 3, 11, tzinfo=UTC)})
    assert conversation.held_at_basis == "header"
    assert "held_at_contradicted" in {f.code for f in findings}


def test_a_time_for_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match=r"'b\.txt', but the files are: a\.txt"):
        read_files([Document("a.txt", TEXT)], Deal(), {"b.txt": datetime(2026, 3, 11, tzinfo=UTC)})


def test_the_same_file_twice_is_read_once_and_said() -> None:
    conversations, findings = read_files([Document("a.txt", TEXT), Document("b.txt", TEXT)], Deal())
    assert len(conversations) == 1
    assert "b.txt is the same file as a.txt" in next(f.message for f in findings if f.code == "file_repeated")


def test_utterances_know_speaker_source_and_order() -> None:
    deal = Deal(seller=Party(company="Brightline"))
    text = b"Sam Ode (Brightline): Hi.\nFireflies.ai Notetaker: I record.\nSam Ode (Brightline): Yes.\n"
    (conversation,), _ = read_files([Document("a.txt", text)], deal)
    assert [(u.id, u.speaker, u.kind) for u in conversation.utterances] == [
        ("u1", "p1", "speech"),
        ("u2", None, "system"),
        ("u3", "p1", "speech"),
    ]
    assert conversation.source.format == "text"
    assert conversation.source.sha256 == Document("x", text).sha256
    assert [p.name for p in conversation.participants] == ["Sam Ode"]


def test_a_placeholder_that_says_its_name_is_told_and_not_renamed() -> None:
    text = b"Speaker 1: Hi, this is Jonas from Acme.\nSpeaker 2: Hello.\nSpeaker 1: This is fine.\n"
    (conversation,), findings = read_files([Document("a.txt", text)], Deal())
    (introduced,) = (f for f in findings if f.code == "speaker_introduced")
    (evidence,) = introduced.evidence
    assert "Speaker 1 may be Jonas" in introduced.message
    assert conversation.utterances[0].text[evidence.start : evidence.end] == evidence.quote == "this is Jonas"
    assert conversation.participants[0].name == "Speaker 1"
    assert [f.code for f in findings].count("speaker_unnamed") == 1


def test_hidden_characters_go_with_a_finding() -> None:
    text = f"Dana: Hi\u202e th\U000e0041ere.\nSam: {PERSIAN}\n".encode()
    (conversation,), findings = read_files([Document("a.txt", text)], Deal())
    assert [u.text for u in conversation.utterances] == ["Hi there.", PERSIAN]
    assert "2 characters that nobody sees" in next(
        f.message for f in findings if f.code == "hidden_text_dropped"
    )


def test_files_without_speakers_are_read_and_said() -> None:
    (conversation,), findings = read_files(
        [Document("notes.txt", b"We met.\n\nDana sends the report.\n")], Deal()
    )
    assert conversation.participants == ()
    assert "speakers_unlabelled" in {f.code for f in findings}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"WEBVTT\n", "holds no words"),
        (b"WEBVTT\n\n00:01.0 --> 00:02.0\n", "holds no words"),
        (b"<!doctype html><html><body>Dana: Hi</body></html>", "no format that is read. These are:"),
        (b"<html><p>Dana: Hi</p><a>https://fathom.video/1</a></html>", "no format that is read"),
    ],
)
def test_a_file_without_words_or_format_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_files([Document("a.vtt", data)], Deal())


def test_files_keep_their_names_or_are_told_apart_by_path(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for path in (tmp_path / "call.txt", tmp_path / "b" / "call.txt", tmp_path / "mail.eml"):
        path.write_bytes(TEXT)
    paths = [tmp_path / "call.txt", tmp_path / "b" / "call.txt", tmp_path / "mail.eml"]
    names = [document.name for document in load_documents(paths)]
    assert names == [str(paths[0]), str(paths[1]), "mail.eml"]


def test_a_name_that_is_no_utf_8_is_shown_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    with pytest.raises(InputError, match="caf\ufffd"):
        load_documents([path])
    path.write_bytes(TEXT)
    (conversation,), _ = read_files(load_documents([path]), Deal())
    assert conversation.source.name == "caf\ufffd.txt"


def test_what_cannot_be_a_transcript_is_refused_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with (tmp_path / "big.vtt").open("wb") as big, (tmp_path / "big.mbox").open("wb") as mailbox:
        big.truncate(21_000_000)
        mailbox.write(b"From dana")
        mailbox.truncate(30_000_000)
    for name, says in [
        ("none.txt", "does not exist"),
        (".", "is a directory"),
        ("empty.txt", "is empty"),
        ("big.vtt", "21 MB, more than the 20 MB"),
    ]:
        with pytest.raises(InputError, match=says):
            load_documents([tmp_path / name])
    assert len(load_documents([tmp_path / "big.mbox"])[0].data) == 30_000_000
