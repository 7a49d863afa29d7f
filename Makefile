# `make help` lists what there is. Everything is made inside .venv; nothing else on the machine
# is touched.

VENV := .venv
PYTHONS := python3.13 python3.12 python3.11 python3
ARGS :=

BIN := $(VENV)/bin
PYTHON := $(BIN)/python
APP := $(VENV)/.app
DEV := $(VENV)/.dev
COMPILED := $(VENV)/.catalogs
CATALOGS := $(wildcard tablero/locale/*/LC_MESSAGES/*.po)
# A name on the PATH may stand for nothing that runs (a version manager's shim), and a Python may
# come without what makes an environment (Debian's).
FITS := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

.DEFAULT_GOAL := help
.PHONY: help run demo test check catalogs bench torture screenshots clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(APP) $(COMPILED) ## Open your board; ARGS="--lang es" and the like are passed on
	@$(BIN)/tablero $(ARGS)

demo: $(APP) $(COMPILED) ## Open a demo board, which is thrown away afterwards
	@$(BIN)/tablero $(ARGS) demo

test: $(DEV) $(COMPILED) ## Run the whole test suite
	@$(PYTHON) -m pytest -n 4 $(ARGS)

check: $(DEV) $(COMPILED) ## Lint, format, types, import walls and catalogs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(PYTHON) -m tablero.locale.update --check

catalogs: $(DEV) ## Bring the catalogs up to date with the source and compile them
	@$(PYTHON) -m tablero.locale.update
	@$(PYTHON) tablero/locale/compile.py

bench: $(DEV) $(COMPILED) ## Measure speed and memory, up to 100,000 people: ten minutes
	@$(PYTHON) -m benchmarks $(ARGS)

torture: $(DEV) $(COMPILED) ## Try every promise about your data, hard: about ten minutes
	@$(PYTHON) -m torture $(ARGS)

screenshots: $(DEV) $(COMPILED) ## Take the pictures of screenshots/ again
	@$(PYTHON) -m screenshots $(ARGS)

clean: ## Remove what was made: the environment, caches, compiled catalogs
	@rm -rf $(VENV) .*_cache .hypothesis build dist *.egg-info
	@find tablero tests benchmarks torture screenshots -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -f tablero/locale/*/LC_MESSAGES/*.mo

$(APP): pyproject.toml
	@$(PYTHON) -c '$(FITS)' 2>/dev/null || { \
	  for python in $(PYTHONS); do \
	    if $$python -c '$(FITS)' >/dev/null 2>&1; then found=$$python; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "tablero needs Python 3.11 or newer with its venv module, and none of these runs here:" >&2; \
	    echo "$(PYTHONS). Install one (on Debian or Ubuntu: python3 and python3-venv) and try again." >&2; \
	    exit 1; \
	  fi; \
	  echo "Making $(VENV) with $$($$found --version); the next start is at once." >&2; \
	  rm -rf $(VENV); \
	  $$found -m venv $(VENV); \
	}
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable . 'babel>=2.16' >&2
	@$(PYTHON) -m compileall -q tablero
	@touch $@

# --group came with pip 25.1.
$(DEV): $(APP)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' >&2
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --group dev >&2
	@touch $@

$(COMPILED): $(CATALOGS) | $(APP)
	@$(PYTHON) tablero/locale/compile.py >/dev/null
	@touch $@
