# Every target sets itself up: it needs python3 (3.11 or newer, with venv) and make, nothing else.
UV := .venv/bin/uv
RUN := $(UV) run --frozen
# Bytecode of the first run halves the start of the next one, also where an environment asks for none.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint types contracts bench eval fuzz record setup

setup: .venv/.ready

.venv/.ready: pyproject.toml uv.lock
	test -x $(UV) || (python3 -m venv .venv && .venv/bin/python -m pip install --quiet 'uv==0.13.9')
	$(UV) sync --frozen --quiet --inexact
	touch $@

EXAMPLES := examples/discovery-call.vtt examples/paper-process-call.txt --deal examples/deal.yaml --today 2026-03-26

demo: setup
	$(RUN) map-assistant draft $(EXAMPLES)
	$(RUN) map-assistant draft $(EXAMPLES) --format html --out plan.html

test: lint types contracts
	$(RUN) pytest

lint: setup
	$(RUN) ruff check .
	$(RUN) ruff format --check .

types: setup
	$(RUN) mypy

contracts: setup
	$(RUN) lint-imports

# `make bench DATA=folder` measures on data of others too.
bench: setup
	$(RUN) python -m evals.bench $(if $(DATA),--data '$(DATA)')

# 100,000 broken files, about ten minutes of one core; `make fuzz COUNT=5000` is a first look.
fuzz: setup
	$(RUN) python -m evals.bench.fuzz --count $(or $(COUNT),100000)

# Needs MAP_API_BASE and MAP_API_KEY; `make record NAMES=vendor-mail` records one.
record: setup
	$(RUN) python -m evals.record $(NAMES)

# Both extractors on all cases, the model from its recordings; `make eval ACCEPT=--accept` makes a new baseline.
eval: setup
	$(RUN) python -m evals $(ACCEPT)
