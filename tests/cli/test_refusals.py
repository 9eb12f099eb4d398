"""What cannot be used ends with exit code 1 and one sentence; a wrong call with 2."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

FILES = {
    "empty.vtt": b"",
    "blank.txt": b"\n \n",
    "photo.vtt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "noise.txt": bytes((number * number + 13 * number) % 256 for number in range(5000)),
    "other.json": b'{"total": 1}',
    "half.json": b'{"utterances": [',
    "typo.yaml": b"name: Rollout\nbuyer:\n  compnay: Halden Foods\n",
    "country.yaml": b"seller:\n  country: ZZ\n",
    "state.yaml": b"buyer: {country: US-ZZ}\n",
    "zone.yaml": b"name: Rollout\ntime_zone: Mars/Olympus\n",
    "list.yaml": b"- name: Rollout\n",
    "broken.yaml": b"name: [Rollout\n",
    "rules.yaml": b"rules:\n  - code: X01\n    sevrity: error\n",
}


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    """All files that cannot be used."""
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    with (folder / "endless.vtt").open("wb") as file:
        file.truncate(200_000_000)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param("draft empty.vtt", "'empty.vtt' is empty", id="empty file"),
        pytest.param("draft blank.txt", "'blank.txt' is empty", id="blank file"),
        pytest.param("draft photo.vtt", "is a picture, not a transcript", id="picture named as subtitles"),
        pytest.param("draft noise.txt", "is not a text file", id="binary"),
        pytest.param("draft endless.vtt", "200 MB, more than the 20 MB that are read", id="200 MB"),
        pytest.param("draft other.json", "JSON of a shape that is not read", id="JSON of another kind"),
        pytest.param("draft half.json", "'half.json'", id="JSON cut off"),
        pytest.param("draft none.vtt", "'none.vtt' does not exist", id="missing file"),
        pytest.param("draft .", "is a directory", id="directory"),
        pytest.param("draft call.vtt none.vtt", "'none.vtt' does not exist", id="one of two files missing"),
        pytest.param("draft call.vtt --deal none.yaml", "'none.yaml' cannot be read", id="missing deal"),
        pytest.param(
            "draft call.vtt --deal typo.yaml", "typo.yaml line 3: buyer has no", id="typo in the deal"
        ),
        pytest.param("draft call.vtt --deal country.yaml", "line 2: No holidays", id="unknown country"),
        pytest.param("draft call.vtt --deal state.yaml", "no subdivision 'ZZ'", id="unknown state"),
        pytest.param("draft call.vtt --deal zone.yaml", "line 2: 'Mars/Olympus'", id="unknown time zone"),
        pytest.param("draft call.vtt --deal list.yaml", "a deal file has fields", id="deal that is a list"),
        pytest.param("draft call.vtt --deal broken.yaml", "broken.yaml line", id="deal that is no YAML"),
        pytest.param("draft call.vtt --deal .", "'.' cannot be read", id="directory as the deal"),
        pytest.param(
            "draft call.vtt --held-at a.vtt=2026-03-11", "not among the files", id="time of a stranger"
        ),
        pytest.param("draft call.vtt --out no/plan.md", "'no/plan.md' cannot be written", id="unwritable"),
        pytest.param("draft call.vtt --out .", "'.' cannot be written", id="directory to write to"),
        pytest.param("draft call.vtt --extractor llm", "No model is configured", id="no model"),
        pytest.param("rules check none.yaml", "none.yaml cannot be read", id="missing rulebook"),
        pytest.param("rules check noise.txt", "no UTF-8 text", id="binary rulebook"),
        pytest.param("rules check rules.yaml", "rules.yaml:3:5", id="typo in a rulebook"),
        pytest.param("dates Friday --country ZZ", "country 'ZZ'", id="phrase with an unknown country"),
    ],
)
def test_an_input_that_cannot_be_used_is_told_in_a_sentence(run: Run, arguments: str, told: str) -> None:
    code, out, err = run(*arguments.split())
    assert (code, out) == (1, "")
    assert told in err


def test_a_time_without_a_name_is_refused_for_two_files(run: Run, folder: Path) -> None:
    (folder / "more.txt").write_text("Dana: Hi.\nSam: Hello.\n", "utf-8")
    code, _, err = run("draft", "call.vtt", "more.txt", "--held-at", "2026-03-11T15:00")
    assert code == 1
    assert "write --held-at call.vtt=2026-03-11T15:00:00" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param("draft", "Missing argument 'FILES...'", id="no file"),
        pytest.param("draft call.vtt --today tomorrow", "write it as 2026-03-11", id="wrong day"),
        pytest.param("draft call.vtt --held-at noon", "write it as 2026-03-11T15:00-05:00", id="wrong time"),
        pytest.param("draft call.vtt --format pdf", "'pdf' is not one of", id="unknown output"),
        pytest.param("draft call.vtt --extractor magic", "'magic' is not one of", id="unknown extractor"),
        pytest.param("dates", "Give a phrase, or --jsonl", id="no phrase"),
        pytest.param("dates Q2 --fiscal-year-start 13", "13 is not in the range", id="no month"),
        pytest.param("drafts call.vtt", "No such command", id="no command"),
    ],
)
def test_a_wrong_call_is_told_with_its_usage(run: Run, arguments: str, told: str) -> None:
    code, out, err = run(*arguments.split())
    assert (code, out) == (2, "")
    assert told in err
