"""The command as a user calls it, in a folder with a call and a deal."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main

VTT = """WEBVTT

NOTE held 2026-03-11T15:00:00-04:00

1
00:00:01.000 --> 00:00:06.000
Dana Reyes (Halden Foods): I will send you the security questionnaire by Friday.

2
00:00:07.000 --> 00:00:12.000
Sam Ortiz (Brightline): Great, and I'll send a revised quote on March 20th.
"""
DEAL = "name: Platform rollout\nbuyer:\n  company: Halden Foods\nseller:\n  company: Brightline\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with `call.vtt` and `deal.yaml`, in an environment without a model."""
    for name in [name for name in os.environ if name.startswith("MAP_")]:
        monkeypatch.delenv(name)
    (tmp_path / "call.vtt").write_text(VTT, "utf-8")
    (tmp_path / "deal.yaml").write_text(DEAL, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs `map-assistant` with arguments: its exit code, standard output and standard error."""

    def run_in(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return code, out, err

    return run_in
