"""`map-assistant dates`: one phrase for a person, a batch of lines for a program."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]
Answers = tuple[int, list[dict[str, Any]], str]


@pytest.fixture
def batch(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answers]:
    """Runs a batch: its exit code, its lines, and standard error."""

    def run_batch(*lines: str) -> Answers:
        text = "\n".join(lines).encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
        code, out, err = run("dates", "--jsonl")
        return code, [json.loads(line) for line in out.splitlines()], err

    return run_batch


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(
            ("next Friday",), "date: 2026-03-20\nor: 2026-03-13 (the coming one)\n", id="two readings"
        ),
        pytest.param(("by Friday",), "date: by 2026-03-13\n", id="open at its start"),
        pytest.param(("next week",), "date: 2026-03-16 to 2026-03-20\n", id="window"),
        pytest.param(("25/9", "--locale", "en-GB"), "date: 2026-09-25\n", id="day first"),
        pytest.param(
            ("end of Q1", "--fiscal-year-start", "2"), "date: 2026-04-30\n", id="fiscal year from February"
        ),
        pytest.param(
            ("in 2 business days", "--country", "US", "--said-at", "2026-07-01"),
            "date: 2026-07-06\n",
            id="over a holiday",
        ),
        pytest.param(
            ("I'll send it by Friday.",),
            "phrase: by Friday\ndate: by 2026-03-13\n",
            id="phrase in a sentence",
        ),
        pytest.param(("hello",), "date: none\nnote: No date follows from these words.\n", id="no date"),
    ],
)
def test_a_phrase_is_told_to_a_person(run: Run, arguments: tuple[str, ...], told: str) -> None:
    assert run("dates", "--said-at", "2026-03-11T15:00-04:00", *arguments) == (0, told, "")


def test_a_batch_is_answered_line_by_line_in_order(batch: Callable[..., Answers]) -> None:
    code, answers, _ = batch(
        '{"id": "b", "text": "by Friday", "said_at": "2026-03-11T15:00:00Z"}',
        "",
        '{"id": 1, "text": "Lovely weather.", "said_at": "2026-03-11"}',
        '{"id": "a", "text": "Security on Monday, legal on Tuesday.", "said_at": "2026-03-11"}',
    )
    assert code == 0
    assert [answer["id"] for answer in answers] == ["b", 1, "a"]
    assert [[phrase["latest"] for phrase in answer["phrases"]] for answer in answers] == [
        ["2026-03-13"],
        [],
        ["2026-03-16", "2026-03-17"],
    ]
    assert set(answers[0]["phrases"][0]) == {
        "phrase", "start", "end", "earliest", "latest", "after", "readings", "note",
    }  # fmt: skip


def test_a_null_field_is_an_absent_one(batch: Callable[..., Answers]) -> None:
    nulls = dict.fromkeys(("said_at", "locale", "country", "fiscal_year_start", "events"))
    code, answers, _ = batch(json.dumps({"id": "a", "text": "3 April 2026", **nulls}))
    assert (code, answers[0]["phrases"][0]["latest"]) == (0, "2026-04-03")


def test_an_event_dates_what_hangs_on_it(batch: Callable[..., Answers]) -> None:
    line = {
        "id": 1,
        "text": "two days after the security review",
        "events": {"security review": "2026-09-01"},
    }
    _, answers, _ = batch(json.dumps(line | {"said_at": "2026-03-11"}))
    assert answers[0]["phrases"][0]["latest"] == "2026-09-03"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("{", "Line 2: Invalid JSON", id="no JSON"),
        pytest.param("[]", "Line 2: ", id="no object"),
        pytest.param('{"id": 1}', "Line 2: it lacks its 'text'", id="no text"),
        pytest.param('{"id": 1, "txt": "", "text": ""}', "Line 2: there is no field 'txt'", id="typo"),
        pytest.param(
            '{"id": 1, "text": "", "said_at": "noon"}', "Line 2: 'said_at' is no time", id="no time"
        ),
        pytest.param('{"id": 1, "text": "", "country": "ZZ"}', "Line 2: No holidays", id="unknown country"),
        pytest.param('{"id": 1, "text": "", "fiscal_year_start": 13}', "Line 2: 'fiscal_year", id="no month"),
    ],
)
def test_a_bad_line_is_named_after_the_good_ones_are_answered(
    batch: Callable[..., Answers], line: str, told: str
) -> None:
    code, answers, err = batch('{"id": 1, "text": "Friday", "said_at": "2026-03-11"}', line)
    assert (code, len(answers)) == (1, 1)
    assert told in err
