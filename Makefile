# make demo   a virtual environment, a demonstration company, its weekly pack
# make test   a virtual environment, ruff, mypy, pytest
#
# PYTHON=python3.12 make test   chooses the interpreter (3.11 or newer)

PYTHON ?= python3
VENV ?= .venv
DEMO ?= data/demo.db
PYTEST ?=
RUNS ?= 15

STARTED := $(shell date +%s)
SECONDS_SINCE = $$(( $$(date +%s) - $(STARTED) ))
say = @[ ! -t 2 ] || echo "$(1)" >&2

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test check docs catalogues bench scale torture lock package clean

help:
	@sed -n 's/^# \{0,1\}//; /^$$/q; /^make\|^PYTHON/p' Makefile
	@echo "make check  are the documentation and the translations up to date?"
	@echo "make docs   write the generated parts of README.md and docs/"
	@echo "make catalogues  collect what the program says, for translation"
	@echo "make bench  measure start-up and writes, refresh the figures in README.md and docs/"
	@echo "make scale  query time of the forms at 10,000 and 1,000,000 contracts"
	@echo "make torture  the tests with their long loops"
	@echo "make lock   pin what is newest and allowed in requirements.lock"
	@echo "make package  build the wheel into dist/"
	@echo "make clean  remove all that make made"

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "make: there is no $(PYTHON); give one: PYTHON=python3.12 make" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "make: salescli needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1);" \
	    "give another: PYTHON=python3.12 make" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "make: $(PYTHON) cannot make a virtual environment;" \
	    "on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(call say,making the virtual environment $(VENV))
	@$(PYTHON) -m venv --clear $(VENV)

# It holds which run of make installed, and how many seconds that took.
$(VENV)/.installed: pyproject.toml requirements.lock | $(BIN)/python
	$(call say,installing salescli and what it needs into it)
	@$(PIP) install -c requirements.lock -e .
	@echo $(STARTED) $(SECONDS_SINCE) >$@

$(VENV)/.tested: pyproject.toml requirements.lock | $(BIN)/python
	$(PIP) install -c requirements.lock -e '.[dev]'
	@touch $(VENV)/.installed $@

$(DEMO): $(wildcard data/demo/*) $(wildcard salescli/db/migrations/*.sql) | $(VENV)/.installed
	@rm -f $@
	@$(BIN)/salescli --db $@ demo >/dev/null

# Counted before the pack is shown: on a terminal somebody reads it page by page.
demo: $(DEMO)
	@took=$(SECONDS_SINCE); $(BIN)/salescli --db $(DEMO) report weekly || exit; \
	  read run share <$(VENV)/.installed; \
	  [ "$$run" = $(STARTED) ] && share=", $$share s of it installing" || share=; \
	  echo "demonstration ready in $$took s$$share" >&2; \
	  echo "look around: $(BIN)/salescli --db $(DEMO) --help" >&2

test: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto $(PYTEST)

torture: $(VENV)/.tested
	SALESCLI_TORTURE=1 $(BIN)/pytest -n auto $(PYTEST)

check: $(VENV)/.tested
	$(BIN)/python -m tools.docs --check
	$(BIN)/python -m tools.catalogue --check

docs: $(VENV)/.tested
	$(BIN)/python -m tools.docs

bench: $(VENV)/.tested
	$(BIN)/python -m bench.startup --runs $(RUNS) --write README.md docs/performance.md
	$(BIN)/python -m bench.writes --runs $(RUNS) --write docs/performance.md

scale: $(VENV)/.tested
	$(BIN)/python -m bench.scale --write docs/performance.md

catalogues: $(VENV)/.tested
	$(BIN)/python -m tools.catalogue

# What is newest within the limits of pyproject.toml; run the tests before you keep it.
lock: $(VENV)/.tested
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python -m pip --quiet --disable-pip-version-check install -e '.[dev]'
	$(BIN)/python -m tools.lock build/lock/bin/python

package: $(VENV)/.tested
	$(PIP) wheel --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist build $(DEMO) $(DEMO)-* *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
