PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000

.PHONY: demo test lint bench clean

# Install into .venv, build the graph of the bundled sample and serve it at http://127.0.0.1:8000/
demo: .venv/installed
	$(BIN)/kelisim build graph/sample --data data
	$(BIN)/kelisim serve --data data --host 127.0.0.1 --port $(PORT)

# Install what the tests need and run them all.
test: .venv/installed-dev
	$(BIN)/python -m pytest

# Check form, lint rules and types.
lint: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# Measure: quality on the gold facts and speed beside peers, when ../shared is there. Takes minutes.
bench: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks

# Remove what the targets above made, but no data.
clean:
	rm -rf .venv build dist *.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ .venv/installed
