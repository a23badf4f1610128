# Two commands: `make run` and `make test`. `make help` shows the others.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules
# Compiled code is kept, whatever the shell says: without it every start compiles everything again.
export PYTHONDONTWRITEBYTECODE :=
.DELETE_ON_ERROR:

PYTHON ?= python3
COMMA := ,
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

PACKAGES := .venv/.packages
FORK := .venv/.whoosh-reloaded
NODE := .venv/.node
AUDIT := .venv/audit/.installed
MODULES := node_modules/.installed
PROVIDER := tests/oidc_provider/node_modules/.installed
READER := tests/ical_reader/node_modules/.installed
ASSETS := app/static/dist/.built
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard app/translations/*/LC_MESSAGES/messages.po))
LINTERS := lint-types lint-code lint-layers lint-templates  # the longest first: make --jobs=2 does two at a time
SOURCES_OF_ASSETS := build.mjs $(shell find app/static -type f -not -path 'app/static/dist/*' 2>/dev/null)

.PHONY: help setup run test check lint $(LINTERS) rules audit permissions fuzz bench format translations requirements clean

help: ## Show what there is to run
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(PACKAGES) $(FORK) $(ASSETS) $(CATALOGUES) ## Install and build what is missing (run and test do this first)

run: setup ## Start the site with an invented region: make run PORT=8123
	@$(BIN)/python serve.py

test: setup $(PROVIDER) $(READER) ## Run every test, on SQLite and PostgreSQL and in a browser, and say what was skipped
	@$(BIN)/python -m tests.suite

check: lint rules ## Lint, format, types, imports, templates and the rules of the house

lint: $(LINTERS) ## Lint, format, types, imports and templates

lint-code: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lint-types: setup
	$(BIN)/mypy

lint-layers: setup
	$(BIN)/lint-imports

lint-templates: setup
	$(BIN)/djlint app --lint --quiet

rules: setup
	$(BIN)/python -m pytest tests/rules -q

audit: $(PACKAGES) $(NODE) $(AUDIT) ## Look up known weaknesses in the packages of an installation; needs the network
	@$(BIN)/python -m tests.advisories

bench: setup ## Measure search beside other engines, whole pages and the import: make bench QUICK=1 in three minutes
	@$(BIN)/python -m tests.bench $(if $(QUICK),--sizes 10000 --parts engines$(COMMA)site)

permissions: setup ## Write docs/permissions.md: every request as every role, and who comes in
	@$(BIN)/python -m tests.permissions

fuzz: setup ## Send wrong requests to every route as every role: make fuzz REQUESTS=20000
	@$(BIN)/python -m tests.fuzz $(or $(REQUESTS),20000)

format: $(PACKAGES) ## Lay out the Python code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

translations: $(PACKAGES) ## Collect new messages into the catalogues
	$(BIN)/pybabel --quiet extract --mapping babel.cfg --keywords 'lazy n_:1,2' --no-location --sort-output \
		--project Streekbron --output app/translations/messages.pot .
	$(BIN)/pybabel --quiet update --input-file app/translations/messages.pot --output-dir app/translations \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

requirements: $(PACKAGES) ## Pin the newest Python packages that fit requirements/*.in
	@$(PIP) install uv
	@for name in main dev node audit whoosh-reloaded; do \
		$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --upgrade \
			requirements/$$name.in --output-file requirements/$$name.txt; \
	done

clean: ## Remove what was installed and built; the state in instance/ stays
	rm -rf .venv node_modules tests/oidc_provider/node_modules tests/ical_reader/node_modules app/static/dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	rm -f app/translations/*/LC_MESSAGES/*.mo app/translations/messages.pot
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What setup is made of ----------------------------------------------------------------------------------

$(PACKAGES): requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Streekbron needs Python 3.11 or newer; choose one with PYTHON=...")'
	@test -x $(BIN)/python || { echo "Making a virtual environment in .venv"; $(PYTHON) -m venv .venv; }
	@echo "Installing Python packages"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

# The other fork of Whoosh imports under the same name, so it stands apart; tests put it first on their path.
$(FORK): requirements/whoosh-reloaded.txt | $(PACKAGES)
	@$(PIP) install --require-hashes --upgrade --target .venv/whoosh-reloaded --requirement requirements/whoosh-reloaded.txt
	@touch $@

# Only `make audit` needs it, and its packages stay apart from those that it judges.
$(AUDIT): requirements/audit.txt | $(PACKAGES)
	@echo "Installing pip-audit into .venv/audit"
	@$(BIN)/python -m venv --clear .venv/audit
	@.venv/audit/bin/python -m pip --disable-pip-version-check -qq install --require-hashes --requirement requirements/audit.txt \
		|| { echo "pip-audit could not be installed: can the package index be reached?"; exit 1; }
	@touch $@

# Node.js only builds the front end. The one of the system serves when it is new enough, else one from PyPI.
$(NODE): requirements/node.txt | $(PACKAGES)
	@if node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null; then \
		echo "Using Node.js $$(node --version)"; \
	else \
		echo "Installing Node.js into .venv"; $(PIP) install --require-hashes --requirement requirements/node.txt; \
	fi
	@touch $@

$(MODULES): package.json package-lock.json .npmrc | $(NODE)
	@echo "Installing front-end packages"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --loglevel=error
	@touch $@

# A certified provider, against which the tests sign in. The product does not need it.
$(PROVIDER): $(addprefix tests/oidc_provider/,package.json package-lock.json .npmrc) | $(NODE)
	@echo "Installing the sign-in provider of the tests"
	@cd tests/oidc_provider && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --loglevel=error
	@touch $@

$(READER): $(addprefix tests/ical_reader/,package.json package-lock.json .npmrc) | $(NODE)
	@echo "Installing a calendar reader for the tests"
	@cd tests/ical_reader && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --loglevel=error
	@touch $@

$(ASSETS): $(MODULES) $(SOURCES_OF_ASSETS)
	@echo "Building the front end"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent build
	@touch $@

%.mo: %.po | $(PACKAGES)
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
