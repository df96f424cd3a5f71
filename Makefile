# Two commands on a fresh machine: `make site` and `make test`. Nothing is installed outside
# this folder, but for Debian's chromium and biber, which the tests drive.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# The fonts are cut from what npm installed, which goes whenever it installs anew.
FONTS := src/reading_list/site/fonts.py
CUT := $(BIN)/python -m reading_list.site.fonts locks/node_modules
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

.PHONY: site serve check test bench lock clean

site: $(VENV)/.site
	$(BIN)/reading-list build

serve: $(VENV)/.site
	$(BIN)/reading-list serve

check: $(VENV)/.site
	$(BIN)/reading-list check

test: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest

# Ten thousand records in every style, cold and warm, beside citeproc-js and citeproc-py; then
# the site of one language at 1,000, 5,000 and 10,000.
bench: $(VENV)/.test
	$(BIN)/python -m tests.benchmarks.bench_citations
	$(BIN)/python -m tests.benchmarks.bench_site

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# The whole tree of dependencies, pinned and checked by hash; fonts come from the npm registry
# with a Node.js that is itself one of the pinned Python packages.
$(VENV)/.site: locks/site.txt locks/package-lock.json pyproject.toml $(FONTS) | $(VENV)/bin/python
	$(PIP) --require-hashes -r locks/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix locks --omit=dev --no-audit --no-fund --loglevel=error
	$(CUT)
	touch $@

$(VENV)/.test: locks/test.txt locks/package-lock.json $(VENV)/.site
	$(PIP) --require-hashes -r locks/test.txt
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix locks --no-audit --no-fund --loglevel=error
	$(CUT)
	tests/debian-packages chromium biber
	touch $@

# After a change of dependencies in pyproject.toml (needs uv: pip install uv).
lock:
	uv pip compile pyproject.toml --quiet --upgrade --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --extra build --output-file locks/site.txt
	uv pip compile pyproject.toml --quiet --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --extra build --extra test \
	  --constraint locks/site.txt --output-file locks/test.txt
	npm install --prefix locks --package-lock-only --no-audit --no-fund

clean:
	rm -rf site .site-* .cache
