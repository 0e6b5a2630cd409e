# The commands of this repository; `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8000
DATA_DIR ?= $(CURDIR)/var
export DATA_DIR PORT
export PYTHONDONTWRITEBYTECODE ?= 1
JOBS ?= 2
# All tests of a file run in one process, so that a shared fixture is set up once.
PYTEST = $(BIN)/pytest --numprocesses $(JOBS) --dist loadfile
# One more on services: while some wait for servers that they start or stop, the others have something to do.
SERVICES_JOBS ?= 3

.PHONY: help install dev run serve test test-services test-midnight survive check lint format types migrations arrows bench bench-search bench-commits bench-scenes fuzz-api mutate clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "make %-14s %s\n", $$1, $$2}'

$(VENV)/.installed: requirements.txt constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt uv
	@$(BIN)/uv pip install -q --python $(BIN)/python -c constraints.txt -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@$(BIN)/uv pip install -q --python $(BIN)/python -c constraints.txt -r requirements-dev.txt
	@touch $@

install: $(VENV)/.installed ## create the virtual environment with the portal's requirements

dev: $(VENV)/.installed-dev ## the same with the requirements of tests and checks

run: install ## a working portal on http://localhost:$(PORT): sync, publish, serve with worker and schedule
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@$(BIN)/python manage.py sync --all || echo "Some feeds failed; /sources says which and why." >&2
	@mkdir -p "$(DATA_DIR)/beat"
	@PATH="$(abspath $(BIN)):$$PATH" exec $(BIN)/honcho start --no-prefix

serve: install ## serve what the database and the index hold, with worker and schedule, without a first sync
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@mkdir -p "$(DATA_DIR)/beat"
	@PATH="$(abspath $(BIN)):$$PATH" exec $(BIN)/honcho start --no-prefix

test: dev ## all tests; those of services and browser only where these are installed (REQUIRE_SERVICES=1 makes a missing one a failure)
	@$(PYTEST)

# Contracts of imports keep these away from database, queue and Elasticsearch, or they are about files alone: make test has run them.
STACK_NEUTRAL = tests/identifiers tests/reference tests/substance_lists tests/connectors tests/demo tests/search/tantivy tests/docs
# These start a portal of their own on SQLite and tantivy, whatever the environment names.
STACK_NEUTRAL += tests/portal/test_killed.py tests/portal/test_decided.py tests/portal/ingest/test_concurrency.py
STACK_NEUTRAL += tests/portal/test_deployment.py tests/portal/test_style_sheet.py tests/test_midnight.py tests/browser/test_offline.py

test-services: dev ## start new PostgreSQL, Redis and Elasticsearch servers and run what depends on them
	@REQUIRE_SERVICES=1 .ci/services $(MAKE) --no-print-directory test-on-services

test-on-services: dev ## all tests that are not the same on every stack, on the services that DATABASE_URL, CELERY_BROKER_URL and SEARCH_URL name
	@$(PYTEST) --numprocesses $(SERVICES_JOBS) --no-loadscope-reorder --only-stack-bound $(addprefix --ignore=,$(STACK_NEUTRAL))

test-midnight: dev ## the whole suite twice: across midnight in Seoul, and across the end of the year
	@for day in 2026-12-01 2026-12-31; do $(BIN)/python -m tests.midnight.run $$day --numprocesses $(JOBS) --dist loadfile; done

survive: dev ## kill each service, worker and beat in the middle of syncs and publishes of the national list: fifty times, half an hour
	@$(BIN)/python -m tests.services.survive $(SURVIVE)

lint: dev ## ruff
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: dev ## fix what ruff can fix
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: dev ## mypy --strict, with django-stubs
	@$(BIN)/mypy identifiers reference substance_lists connectors search demo portal evaluation

arrows: dev ## check the directions of imports between packages
	@$(BIN)/lint-imports

migrations: dev ## check that every model has its migration
	@$(BIN)/python manage.py makemigrations --check --dry-run portal

check: lint types arrows migrations ## what CI runs: lint, format, types, arrows, migrations, tests with every service required
	@REQUIRE_SERVICES=1 $(MAKE) --no-print-directory test

BENCH_ON = $(if $(and $(DATABASE_URL),$(SEARCH_URL)),,.ci/services)
# Servers named in the environment are used; without them they are started for the run.

bench: dev ## measure sync, publish, search and one change of a national list on both stacks: make bench LIST=file.xlsx
	@$(BENCH_ON) $(BIN)/python -m bench.ingest "$(LIST)"

bench-search: dev ## quality and speed beside the alternatives: make bench-search LIST=… NAMES=….csv.gz QUERIES=….json [WORK=dir]
	@HEAP="$${HEAP:-2g}" $(BENCH_ON) $(BIN)/python -m bench.search "$(LIST)" "$(NAMES)" "$(QUERIES)" $(if $(WORK),--work "$(WORK)")

bench-commits: dev ## what a change costs: publishing, search and suggestions of two commits in one run: make bench-commits BEFORE=… AFTER=… LIST=… NAMES=… QUERIES=… [WORK=dir]
	@HEAP="$${HEAP:-2g}" $(BENCH_ON) $(BIN)/python -m bench.two_commits "$(BEFORE)" "$(AFTER)" "$(LIST)" "$(NAMES)" "$(QUERIES)" $(if $(WORK),--work "$(WORK)")

bench-scenes: dev ## thirty accidents on a phone with a slow line, on a portal that is running: make bench-scenes SITE=http://localhost:8000
	@$(BIN)/python -m bench.scenes "$(SITE)"

fuzz-api: dev ## ask a portal that is running whatever its API describes, and what it forbids: make fuzz-api SITE=http://localhost:8000 [EXAMPLES=500 SEED=1 ONLY=/api/v1/search]
	@SCHEMATHESIS_HOOKS=bench.api_hooks PYTHONPATH=. $(BIN)/schemathesis run $(SITE)/api/v1/openapi.json --url $(SITE) --phases examples,coverage,fuzzing \
		--max-examples $(or $(EXAMPLES),500) --seed $(or $(SEED),1) --generation-database none --continue-on-failure $(if $(ONLY),--include-path-regex "$(ONLY)")

mutate: dev ## change the code in 200 places, one at a time, and name each change that its tests do not notice: make mutate SEED=1 SAMPLE=200
	@$(BIN)/python -m bench.mutate $(if $(SEED),--seed $(SEED)) $(if $(SAMPLE),--sample $(SAMPLE)) --jobs $(JOBS)

clean: ## delete the virtual environment and caches; data under DATA_DIR stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
