# Names for commands, nothing clever. `make help` lists them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.locked
PYTEST_ARGS ?=

.PHONY: help run test check format docs bench lock demo test-compose clean
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(STAMP) ## start everything embedded and print the addresses
	@exec $(BIN)/zhifa up

demo: $(STAMP) ## play a whole penalty case on a stack of its own
	@exec $(BIN)/zhifa demo

test: $(STAMP) ## the whole test suite on a real PostgreSQL and a real Temporal server
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(STAMP) ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports

format: $(STAMP) ## write the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(STAMP) ## write the pages for lawyers anew from the editions
	$(BIN)/python -m cli.pages

bench: $(STAMP) ## the benchmarks, side by side with the bare engine
	$(BIN)/python -m bench

test-compose: $(STAMP) ## the compose file on a real Docker engine; see docs/deployment.md
	$(BIN)/python -m pytest $(PYTEST_ARGS) tests/compose -m compose

lock: $(STAMP) ## resolve pyproject.toml anew into the lock files
	$(BIN)/pip install -q uv==0.13.9
	$(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -o requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --extra embedded --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -o requirements-dev.lock

clean: ## remove the environment and the caches, never the data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	@echo "installing into $(VENV) (once, about half a minute)"
	@$(PYTHON) -m venv $(VENV) || { echo "python3-venv is missing: apt-get install python3-venv"; exit 1; }
	@$(BIN)/pip install -qq --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-dev.lock
	@printf '%s\n' "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/zhifa.pth"
	@printf '#!/bin/sh\nexec "$$(dirname "$$0")/python" -m cli "$$@"\n' > $(BIN)/zhifa && chmod +x $(BIN)/zhifa
	@touch $@
