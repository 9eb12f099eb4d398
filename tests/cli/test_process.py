"""The command as a process: its streams, and what it does not import."""

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-c", "from assistant.cli import main; main()")
HEAVY = ("litellm", "instructor", "openai", "httpx", "rich", "jinja2")
SPY = f"""
import sys
from assistant.cli import main
try:
    main()
finally:
    print(*sorted(set({HEAVY}) & sys.modules.keys()), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("draft", "call.vtt", "--format", "json"), id="draft"),
        pytest.param(("dates", "--jsonl"), id="batch of dates"),
        pytest.param(("rules", "list", "--verbose"), id="list of rules"),
    ],
)
def test_a_reader_may_close_the_pipe(folder: Path, arguments: tuple[str, ...]) -> None:
    lines = b'{"id": 1, "text": "by Friday"}\n' * 500
    with subprocess.Popen(
        (*COMMAND, *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(lines)
        process.stdin.close()
        assert process.stderr.read() == b""


def test_a_full_disk_is_told_in_a_sentence(folder: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("wb") as out:
        done = subprocess.run(
            (*COMMAND, "draft", "call.vtt"), stdout=out, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("map-assistant: The output cannot be written: ")


def test_a_pipe_gets_utf8_in_any_locale(folder: Path) -> None:
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        (*COMMAND, "draft", "call.vtt"), env=environment, capture_output=True, check=False, cwd=folder
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "“by Friday”" in done.stdout.decode("utf-8")


def test_a_draft_without_a_model_imports_none(folder: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", SPY, "draft", "call.vtt", "--format", "json"), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.split()) == (0, [])
