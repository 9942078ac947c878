# The first target that needs it sets up .venv; delete that folder to start afresh.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
VERSIONS ?= 3.11 3.12 3.13

export NO_MKDOCS_2_WARNING := 1

.PHONY: docs serve test check lint types floors format test-all bench clean

docs: $(READY)  ## Build the site, strictly.
	$(BIN)/mkdocs build --strict
	@echo "The site is in $(CURDIR)/site; open $(CURDIR)/site/index.html"

serve: $(READY)  ## Serve the site, with live reload.
	$(BIN)/mkdocs serve

test: $(READY)  ## Run the tests, with one or two faults of each kind.
	$(BIN)/pytest $(TESTS)

check: lint types floors test  ## Lint, types, import floors and tests.

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy

floors: $(READY)
	$(BIN)/lint-imports

format: $(READY)  ## Bring the code into shape.
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

test-all: export HYPOTHESIS_PROFILE ?= thorough
test-all: $(VERSIONS:%=test-%)  ## Run every test, and every fault, on each Python that we support.

# An interpreter is looked for on the path, then among those that pyenv holds.
test-%:
	@python="$$(python$* -c 'import sys; print(sys.executable)' 2>/dev/null \
	  || ls -d "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/$*.*/bin/python 2>/dev/null | tail -n 1)"; \
	if [ -z "$$python" ]; then echo "There is no Python $* on this machine."; exit 1; fi; \
	$(MAKE) test PYTHON="$$python" VENV=.venv-$* TESTS='-m ""'

bench: $(READY)  ## Measure what the plugin costs; BENCH=--write puts it into the documentation.
	$(BIN)/python -m tests.benchmarks $(BENCH)

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

clean:
	rm -rf site .venv .venv-* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
