# All that is done with this repository. `make` alone lists it.
# Needed: Python 3.11 or newer, make, bash. Everything else goes into .venv, once.

SHELL  := /bin/bash
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/installed
CORPUS ?= ../shared
export PYTHON VENV CORPUS

.DEFAULT_GOAL := help
.PHONY: help install demo test check format generate bench compare-spacy score train lock clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

$(STAMP): requirements.lock pyproject.toml tools/install.sh
	@tools/install.sh

install: $(STAMP)  ## set up .venv

demo: $(STAMP)  ## file the example documents and show two relations with their evidence
	@tools/demo.sh

test: $(STAMP)  ## run all tests; starts the services that they use
	@tools/test.sh

check: $(STAMP)  ## style, types, layers, documentation
	@tools/check.sh

format: $(STAMP)  ## put the code into its form
	@$(BIN)/ruff check --quiet --fix . && $(BIN)/ruff format --quiet .

generate: $(STAMP)  ## write anew what follows from code and data: pages, schema
	@$(BIN)/python tools/build_docs.py
	@$(BIN)/python tools/build_schema.py

bench: $(STAMP)  ## measure speed and memory, beside a yardstick; SIZES="10000 100000" KEEP=FOLDER for large registers, REGISTER=FILE for the desk
	@$(BIN)/python tools/bench.py
	@$(BIN)/python tools/bench_register.py $(if $(SIZES),--sizes $(SIZES)) $(if $(KEEP),--keep $(KEEP))
	@$(BIN)/python tools/bench_desk.py $(REGISTER)

compare-spacy: $(STAMP)  ## how many times as fast reading English is as spaCy's small pipeline, in an environment thrown away
	@$(BIN)/python tools/compare_spacy.py

score: $(STAMP)  ## measure reading on annotated documents; MISSES=1 SETS=tune/en tells each difference
	@$(BIN)/python tools/score.py $(if $(MISSES),--misses) $(SETS)

train: $(STAMP)  ## learn the second opinion anew and measure confidence; after a change of the rules
	@$(BIN)/python tools/train_second_opinion.py
	@$(BIN)/python tools/measure_confidence.py --write

lock:  ## write requirements.lock anew from pyproject.toml
	@tools/lock.sh

clean:  ## remove what was made here, and .venv
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .grimp_cache
