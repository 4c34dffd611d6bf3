# Dragoman: `make brief` reads the samples and prints a briefing; `make test` sets up and tests.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: brief test check bench clean

# --quiet twice: what pip warns of (an extra that a dependency's dependency renamed) is nobody's to mend here.
INSTALL = $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Dragoman needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11 ...")'
	@echo "Setting up $(VENV) (once; what is downloaded takes a minute or so) ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Adding what the tests and checks need ..." >&2
	@$(INSTALL) '.[dev]'
	@touch $@

## Read the samples and print the briefing; the HTML page lands in build/briefing.html
brief: $(VENV)/.installed
	@mkdir -p build
	@$(BIN)/dragoman brief samples --html build/briefing.html

## Set up and pass the tests
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

## Style, types, layers
check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

## Accuracy and speed, against the floors
bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build
