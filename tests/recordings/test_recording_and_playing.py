"""The machinery of recordings, on a small call and a loopback server that plays a model."""

import asyncio
import json
import shutil
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from assistant.llm.prompts import PROMPTS, Prompt, load_prompt
from assistant.llm.settings import ModelSettings
from evals.cassettes import load
from evals.record import record, settings_of, state_of
from evals.recordings import Recording, cassette_of, replay, why_stale
from evals.staleness import StaleCassette
from schemas.deal import Deal
from tests.llm.stub import Play, fails, says, stub

CALL = """\
Held: 2026-03-11 14:00 +00:00

Dana Reyes (Halden Foods): We need your SOC 2 report before anything else.
Sam Okafor (Brightline): I'll send you the SOC 2 report by Friday.
"""
STEP = {
    "title": "Send the SOC 2 report",
    "category": "security",
    "basis": "commitment",
    "status": "open",
    "owner": "Sam Okafor",
    "owner_side": "seller",
    "due": {"utterance": "u3", "quote": "by Friday"},
    "quotes": [{"utterance": "u3", "quote": "I'll send you the SOC 2 report"}],
}
GOOD = says(json.dumps({"steps": [STEP], "facts": []}))
MISQUOTED = says(json.dumps({"steps": [STEP], "facts": []}).replace("u3", "u2"))
NOTHING = says(json.dumps({"steps": [], "facts": []}))


@pytest.fixture
def small(tmp_path: Path) -> Recording:
    call = tmp_path / "call.txt"
    call.write_text(CALL)
    return Recording("small", (call,), Deal(), date(2026, 3, 11), {})


def recorded(recording: Recording, folder: Path, *plays: Play) -> list[str]:
    """What the recorder says; the cassette is in the folder."""
    said: list[str] = []
    with stub(*plays) as server:
        settings = settings_of({"MAP_API_BASE": server.url, "MAP_API_KEY": "sk-planted-secret"})
        asyncio.run(record([recording], settings, said.append, folder))
    return said


def reworded(folder: Path) -> Prompt:
    """The prompt with one word changed."""
    for path in PROMPTS.glob("extract*"):
        shutil.copy(path, folder)
    text = (folder / "extract.md").read_text()
    (folder / "extract.md").write_text(text.replace("one sales conversation", "one business conversation", 1))
    return load_prompt("extract", folder)


def test_what_was_recorded_is_played_without_the_server(small: Recording, tmp_path: Path) -> None:
    assert state_of(small, tmp_path) == "not recorded"
    assert recorded(small, tmp_path, GOOD) == ["small: 1 calls recorded"]
    assert state_of(small, tmp_path) is None
    draft = replay(small, folder=tmp_path)
    assert [(s.title, s.due and s.due.latest) for s in draft.steps if s.evidence] == [
        ("Send the SOC 2 report", date(2026, 3, 13))
    ]
    assert draft.usage.input_tokens == 100


def test_a_cassette_tells_neither_key_nor_host(small: Recording, tmp_path: Path) -> None:
    recorded(small, tmp_path, GOOD)
    text = cassette_of("small", tmp_path).read_text()
    assert "sk-planted-secret" not in text
    assert "127.0.0.1" not in text
    assert "u3 Sam Okafor" in text


def test_faults_on_the_way_are_not_kept(small: Recording, tmp_path: Path) -> None:
    busy = fails(429, **{"Retry-After": "0"})
    gateway = Play("<html>gateway</html>", 200, {"Content-Type": "text/html"})
    assert recorded(small, tmp_path, busy, gateway, GOOD) == ["small: 1 calls recorded"]
    assert len(load(cassette_of("small", tmp_path))) == 1


def test_a_recording_that_failed_is_not_written(small: Recording, tmp_path: Path) -> None:
    (said,) = recorded(small, tmp_path, fails(401))
    assert said.startswith("small: not written.")
    assert not cassette_of("small", tmp_path).exists()


def test_one_changed_word_of_the_prompt_makes_a_recording_stale(small: Recording, tmp_path: Path) -> None:
    recorded(small, tmp_path, GOOD)
    why = why_stale(small, reworded(tmp_path), tmp_path)
    assert why is not None
    assert why.startswith("STALE CASSETTE small: the system message says ")
    assert "one business conv" in why
    assert "where 'You read one sales conv" in why
    assert why.endswith("Re-record with `make record`.")


def test_a_changed_transcript_makes_a_recording_stale(small: Recording, tmp_path: Path) -> None:
    recorded(small, tmp_path, GOOD)
    small.files[0].write_text(CALL.replace("Friday", "Thursday"))
    with pytest.raises(StaleCassette, match=r"the user message says .*Thursday.* where .*Friday"):
        replay(small, folder=tmp_path)


def test_an_answer_that_nothing_asks_for_is_reported(small: Recording, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text(CALL.replace("-03-11", "-03-12").replace("Friday", "Thursday"))
    recorded(replace(small, files=(*small.files, second)), tmp_path, NOTHING, NOTHING)
    assert why_stale(small, folder=tmp_path) == (
        "STALE CASSETTE small: 1 of its calls were not made. Re-record with `make record`."
    )


class Strict(BaseModel):
    count: int


def test_asking_again_is_played_whatever_pydantic_says_of_its_errors(
    small: Recording, tmp_path: Path
) -> None:
    asked_again = replace(small, asked_again=True)
    (said,) = recorded(asked_again, tmp_path, GOOD)
    assert said == (
        "small: not written. Its first answer has to be one that is asked for again, such as a wrong quote."
    )
    with pytest.raises(ValidationError):  # the first of a process settles whether messages hold addresses
        Strict.model_validate({"count": "x"})
    assert recorded(asked_again, tmp_path, MISQUOTED, GOOD) == ["small: 2 calls recorded"]
    assert replay(asked_again, folder=tmp_path).usage.reasks == 1


def test_all_requests_of_all_recordings_are_open_at_once(tmp_path: Path) -> None:
    count = 40
    everybody = threading.Barrier(count, timeout=60)
    together = replace(NOTHING, waits_for=everybody.wait)
    calls = []
    for number in range(count):
        call = tmp_path / f"{number}.txt"
        call.write_text(CALL.replace("SOC 2", f"SOC {number}"))
        calls.append(Recording(f"r{number}", (call,), Deal(), date(2026, 3, 11), {}))
    said: list[str] = []
    with stub(*[together] * count) as server:
        settings = settings_of({"MAP_API_BASE": server.url, "MAP_API_KEY": "none"})
        assert asyncio.run(record(calls, settings, said.append, tmp_path)) == 0
    assert len(list(tmp_path.glob("r*.yaml"))) == count


def test_a_long_call_is_recorded_in_parts(small: Recording, tmp_path: Path) -> None:
    small.files[0].write_text(
        CALL + "Dana Reyes (Halden Foods): Good.\nSam Okafor (Brightline): Well, so.\n" * 20
    )
    in_parts = replace(small, token_budget=200)
    recorded(in_parts, tmp_path, *[NOTHING] * 20)
    draft = replay(in_parts, folder=tmp_path)
    assert draft.usage.model_calls == len(load(cassette_of("small", tmp_path))) > 1


def test_the_recorder_is_patient_and_asks_one_model() -> None:
    settings = settings_of(
        {"MAP_API_BASE": "http://here/v1", "MAP_API_KEY": "k", "MAP_MODEL": "openai/other"}
    )
    assert settings == ModelSettings.model_validate(
        {
            "model": "openai/recorded",
            "api_base": "http://here/v1",
            "api_key": "k",
            "request_timeout": 86_400,
            "deadline": 86_400,
            "concurrency": 1000,
        }
    )
