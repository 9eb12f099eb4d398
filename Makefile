# Every target sets itself up: it needs python3 (3.11 or newer, with venv) and make, nothing else.
UV := .venv/bin/uv
RUN := $(UV) run --frozen

.PHONY: demo test lint types contracts bench setup

setup: .venv/.ready

.venv/.ready: pyproject.toml uv.lock
	test -x $(UV) || (python3 -m venv .venv && .venv/bin/python -m pip install --quiet 'uv==0.13.9')
	$(UV) sync --frozen --quiet --inexact
	touch $@

demo: setup
	$(RUN) map-assistant draft examples/discovery-call.vtt examples/paper-process-call.txt --deal examples/deal.yaml --timeline plan.html

test: lint types contracts
	$(RUN) pytest

lint: setup
	$(RUN) ruff check .
	$(RUN) ruff format --check .

types: setup
	$(RUN) mypy

contracts: setup
	$(RUN) lint-imports

bench: setup
	$(RUN) python -m evals.bench
