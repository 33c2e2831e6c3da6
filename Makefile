# SPDX-License-Identifier: EUPL-1.2
# Everything a person types. What it does stands in docs/operations/ and in `schakel --help`.

PYTHON ?= python3
CHROMIUM ?= /usr/bin/chromium
UV_VERSION := 0.13.8
UV := .tools/uv-$(UV_VERSION)/bin/uv
READY := .venv/.ready
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help env demo test test-fast test-long lint law format coverage bench-monitor walks chromium messages migration reset

help: ## deze lijst
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-13s %s\n", $$1, $$2}'

env: $(READY) ## bouw de omgeving in .venv

$(READY): uv.lock pyproject.toml | $(UV)
	@echo "De omgeving wordt gebouwd in .venv (ongeveer een halve minuut)."
	@UV_PYTHON_DOWNLOADS=never $(UV) sync --locked --all-extras --python "$$(command -v $(PYTHON))"
	@touch $@

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Schakel vraagt Python 3.11 of nieuwer; $(PYTHON) is hier $$($(PYTHON) -V 2>&1)." >&2; exit 6; }
	@$(PYTHON) -m venv --clear .tools/uv-$(UV_VERSION) >/dev/null 2>&1 || { \
	  echo "Schakel kan geen omgeving maken in $(CURDIR): installeer python3-venv en zorg voor schrijfrecht." >&2; exit 5; }
	@echo "uv $(UV_VERSION) wordt geladen."
	@.tools/uv-$(UV_VERSION)/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

demo: env ## start Schakel met een fictieve regio op http://localhost:8000
	@exec $(BIN)/schakel demo

test: env chromium lint law ## alles wat CI draait, ook de tochten in een echte browser
	@CHROMIUM=$(CHROMIUM) $(BIN)/pytest -n 2 --dist worksteal

test-fast: env ## de tests zonder browser
	@$(BIN)/pytest -n 2 --dist worksteal -m "not browser"

test-long: env ## de gegenereerde eigenschappen met tien keer zoveel voorbeelden (uren)
	@SCHAKEL_TEST_LONG=10 $(BIN)/pytest -n 2 --dist worksteal -m "not browser" tests/properties tests/rules tests/monitor

lint: env ## stijl, types, de richting van de imports, de vertalingen
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --lint --quiet src
	@$(BIN)/schakel messages --check || { echo "Werk de vertalingen bij met: make messages." >&2; exit 1; }

law: env ## controleer de wet als gegevens
	@$(BIN)/schakel law check

format: env ## zet code en sjablonen in vorm
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format

coverage: env chromium ## hoeveel de tests raken, per tak
	@CHROMIUM=$(CHROMIUM) $(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=term

bench-monitor: env ## zet de trendkamer naast R en de andere, in docs/monitor/figures.md
	@$(BIN)/python -m benchmarks.monitor

walks: env ## hoeveel bestanden een vreemde opent om één klik te volgen
	@$(BIN)/pytest -q -s -n 0 tests/walks.py

chromium:
	@test -x $(CHROMIUM) || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  echo "Chromium wordt geïnstalleerd voor de tests in de browser." && \
	  { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; }; } || true
	@test -x $(CHROMIUM) || { \
	  echo "Chromium ontbreekt: installeer het (Debian: apt-get install chromium), of zet het pad in CHROMIUM." >&2; exit 10; }

migration: env ## schrijf de migratie van een gewijzigd model: make migration room=cases
	@SCHAKEL_DEMO=1 $(BIN)/schakel migrate >/dev/null
	@SCHAKEL_DEMO=1 $(BIN)/schakel manage makemigrations $(room)

messages: env ## werk de vertalingen bij
	@$(BIN)/schakel messages

reset: env ## gooi de databank en de sleutels van de demo weg (vraagt eerst)
	@$(BIN)/schakel reset
