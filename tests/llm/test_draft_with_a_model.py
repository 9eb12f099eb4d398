"""`draft --extractor llm` from files to the plan, with a loopback server that plays the model."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from assistant.cli import group
from assistant.llm.prompts import load_prompt
from tests.llm.stub import Play, fails, says, stub

CALL = """\
Held: 2026-03-11 14:00 +00:00

Dana Reyes (Halden Foods): We need your SOC 2 report before anything else.
Sam Okafor (Brightline): I'll send you the SOC 2 report by Friday.
"""
ANSWER = {
    "steps": [
        {
            "title": "Send the SOC 2 report",
            "category": "security",
            "basis": "commitment",
            "status": "open",
            "owner": "Sam Okafor",
            "owner_side": "seller",
            "due": {"utterance": "u3", "quote": "by Friday"},
            "quotes": [{"utterance": "u3", "quote": "I'll send you the SOC 2 report"}],
        }
    ],
    "facts": [],
}
GOOD = says(json.dumps(ANSWER))


def drafted(folder: Path, form: str, *plays: Play) -> str:
    """What the command prints, which ends with exit code 0."""
    call = folder / "call.txt"
    call.write_text(CALL)
    with stub(*plays) as server:
        environment: Mapping[str, str] = {"MAP_API_BASE": server.url, "MAP_API_KEY": "sk-planted-secret"}
        arguments = ["draft", str(call), "--extractor", "llm", "--model", "openai/stub", "--format", form]
        result = CliRunner().invoke(group, [*arguments, "--today", "2026-03-11"], env=environment)
    assert result.exception is None
    assert "sk-planted-secret" not in result.output
    return result.stdout


def test_a_model_drafts_a_plan_and_says_what_it_cost(tmp_path: Path) -> None:
    draft: dict[str, Any] = json.loads(drafted(tmp_path, "json", GOOD))
    assert draft["extractor"] == {
        "kind": "llm",
        "model": "openai/stub",
        "prompt": load_prompt("extract").identity,
    }
    (step,) = (step for step in draft["steps"] if step["evidence"])
    assert (step["title"], step["owner"]["name"], step["due"]["latest"]) == (
        "Send the SOC 2 report",
        "Sam Okafor",
        "2026-03-13",
    )
    assert {
        name: draft["usage"][name] for name in ("model_calls", "reasks", "input_tokens", "output_tokens")
    } == {
        "model_calls": 1,
        "reasks": 0,
        "input_tokens": 100,
        "output_tokens": 40,
    }


@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_every_form_of_the_plan_names_the_model(form: str, tmp_path: Path) -> None:
    assert "openai/stub" in drafted(tmp_path, form, GOOD)


def test_a_model_that_fails_leaves_a_plan_that_says_so(tmp_path: Path) -> None:
    draft = json.loads(drafted(tmp_path, "json", fails(401)))
    assert [step for step in draft["steps"] if step["evidence"]] == []
    (finding,) = (each for each in draft["findings"] if each["code"] == "part_not_read")
    assert finding["severity"] == "error"
    assert finding["message"] == (
        "u2 to u3 of call.txt could not be read."
        " The model openai/stub refused the API key; check MAP_API_KEY."
    )
    assert draft["usage"]["model_calls"] == 0


def test_a_model_that_fails_is_told_in_the_table(tmp_path: Path) -> None:
    assert "refused the API key" in " ".join(drafted(tmp_path, "table", fails(401)).split())


def test_neither_the_command_line_nor_the_extractor_imports_litellm() -> None:
    modules = "assistant.cli, assistant.cli.draft, assistant.extraction.model, assistant.llm.door"
    code = f"import sys, {modules}; print({{'litellm', 'instructor', 'openai'}} & sys.modules.keys())"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
