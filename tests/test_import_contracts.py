import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

VIOLATIONS = {
    "a pure stage imports its sibling": ("assistant/rules/coverage.py", "import assistant.planning.schedule"),
    "a pure stage reads the network": ("assistant/dates/resolve.py", "import socket"),
    "the pipeline reads files": ("assistant/pipeline.py", "import assistant.sources.files"),
    "a stage asks a model by itself": ("assistant/extraction/merge.py", "import litellm"),
    "a schema imports a stage": ("schemas/deal.py", "import assistant.errors"),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of a copy of the project."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The packages and their contracts, to seed a violation in."""
    for name in ("assistant", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    assert lint_imports(copy).returncode == 0


@pytest.mark.parametrize(("module", "line"), VIOLATIONS.values(), ids=VIOLATIONS.keys())
def test_a_seeded_violation_fails(copy: Path, module: str, line: str) -> None:
    path = copy / module
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    result = lint_imports(copy)
    assert result.returncode == 1
    assert "BROKEN" in result.stdout
