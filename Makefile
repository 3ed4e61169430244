# The front door. `make help` explains; each target does one thing a README sentence names.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
CATALOGUE := offices/locale/nb/LC_MESSAGES/django
# A lock is complete, so nothing beside it is asked for: a newer package on the index changes nothing.
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r
# Browser tests share one running site and come in their order, so they stay in one process.
BOTH_CORES := -n 2

# A local site: plain HTTP on loopback, a key of its own, SQLite in var/, one curator. Production sets its own (docs/operations.md).
export SECRET_KEY_FILE ?= var/secret-key
export HTTPS ?= off

.DEFAULT_GOAL := help
.PHONY: help run test test-sqlite test-postgres check fix seed shell messages lock setup static chromium clean build bench lighthouse

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: setup seed static ## Set up what is missing, load the data, serve on 127.0.0.1 (PORT=8000)
	@echo
	@echo "NAV Compare is at http://127.0.0.1:$(PORT)/  (Ctrl-C stops it)"
	@echo "To add data at /admin/, make yourself a user:  SECRET_KEY_FILE=$(SECRET_KEY_FILE) HTTPS=off $(MANAGE) createsuperuser"
	@echo
	@SINGLE_CURATOR=$${SINGLE_CURATOR:-on} $(BIN)/gunicorn --config gunicorn.conf.py --bind 127.0.0.1:$(PORT) nav_compare.wsgi

# What asks nothing of the database (how a page looks, what stands in a file) is held for both by the run on SQLite.
test: ONCE := and not once
test: test-setup chromium test-sqlite test-postgres ## Run the whole suite on SQLite and on PostgreSQL, browser included

test-sqlite: test-setup chromium ## Run the suite on SQLite, with coverage
	DATABASE_URL=sqlite:///var/test-main.sqlite3 $(BIN)/pytest -m "not browser" $(BOTH_CORES) --cov --cov-report=term
	DATABASE_URL=sqlite:///var/test-main.sqlite3 $(BIN)/pytest -m browser

test-postgres: test-setup chromium ## Run the suite on PostgreSQL (its own server, or DATABASE_URL)
	$(BIN)/python -m tests.postgres $(BIN)/pytest -m "not browser $(ONCE)" $(BOTH_CORES)
	$(BIN)/python -m tests.postgres $(BIN)/pytest -m "browser $(ONCE)"

check: test-setup ## Lint, templates, migrations, deployment settings, data: changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates/admin
	$(BIN)/djlint --lint --quiet --profile jinja --extension jinja templates
	DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run
	HTTPS=on PROXIES=1 ALLOWED_HOSTS=example.org $(MANAGE) check --deploy --fail-level WARNING
	rm -f var/check.sqlite3*
	DATABASE_URL=sqlite:///var/check.sqlite3 $(MANAGE) migrate --verbosity 0
	DATABASE_URL=sqlite:///var/check.sqlite3 $(MANAGE) seed
	DATABASE_URL=sqlite:///var/check.sqlite3 $(MANAGE) check_data

fix: test-setup ## Let the tools mend what they can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

seed: setup ## Migrate, then load the shipped data; adds and updates, keeps what a curator changed, deletes nothing
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) seed

build: setup static ## Everything a server needs: packages, plotly.js, translations, compressed static files

bench: static ## Measure every page and address at three sizes, and Datasette beside them (takes a quarter of an hour)
	$(BIN)/python -m benchmarks.run

lighthouse: static chromium benchmarks/lighthouse/node_modules/.stamp ## Measure the main pages as a phone sees them
	$(BIN)/python -m benchmarks.lighthouse

shell: setup ## A Python shell with the models
	$(MANAGE) shell

messages: $(VENV)/run.stamp ## Collect the interface strings for translation
	mkdir -p var
	PYTHONPATH=. $(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --keywords "gettext_lazy gettext_noop ngettext_lazy:1,2 pgettext_lazy:1c,2" --no-location \
	  --no-wrap --output-file var/messages.pot nav_compare offices templates
	$(BIN)/pybabel --quiet update --locale nb --input-file var/messages.pot --output-file $(CATALOGUE).po --no-wrap \
	  --no-fuzzy-matching --ignore-obsolete
	sed -i -E '1{/^$$/d}; /^"(Project|Report|POT|PO|Last|Language-Team|MIME|Content-Transfer|Generated)[A-Za-z-]*: /d' $(CATALOGUE).po
	$(MAKE) $(CATALOGUE).mo

lock: ## Pin the dependencies again, with hashes and without addresses
	$(PYTHON) -m venv var/lock && var/lock/bin/pip install --quiet uv
	for extra in run test node; do var/lock/bin/uv pip compile pyproject.toml $$([ $$extra = run ] || echo --extra $$extra) \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet \
	  --output-file requirements/$$extra.txt; done
	var/lock/bin/uv pip compile benchmarks/peer.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --quiet --output-file benchmarks/peer.txt

clean: ## Remove what was installed; keeps the database
	rm -rf $(VENV) node_modules benchmarks/lighthouse/node_modules var/static

# --- what the targets above need ---

setup: $(VENV)/run.stamp node_modules/.stamp var/fonts/.stamp var/secret-key $(CATALOGUE).mo

static: setup var/static/.stamp

# Compressing takes half a minute, so it is done again only when a static file or a package changed.
var/static/.stamp: $(shell find static -type f) $(VENV)/run.stamp var/fonts/.stamp
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@touch $@

$(VENV)/run.stamp: requirements/run.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "NAV Compare needs Python 3.11 or newer; set PYTHON=")'
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(INSTALL) requirements/run.txt
	touch $@

.PHONY: test-setup
test-setup: setup $(VENV)/test.stamp

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	$(INSTALL) requirements/test.txt
	touch $@

var/fonts/.stamp: nav_compare/fonts.py node_modules/.stamp
	$(BIN)/python -m nav_compare.fonts
	touch $@

# plotly.js, the fonts and Lighthouse come from npm: the machine's, or, where there is none, the one that a wheel carries.
node_modules/.stamp: package-lock.json
benchmarks/lighthouse/node_modules/.stamp: benchmarks/lighthouse/package-lock.json
node_modules/.stamp benchmarks/lighthouse/node_modules/.stamp: $(VENV)/run.stamp
	command -v npm >/dev/null || $(INSTALL) requirements/node.txt
	cd $(dir $(@D)) && PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --loglevel=error
	touch $@

var/secret-key:
	mkdir -p var
	(umask 077; $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@)

%.mo: %.po $(VENV)/run.stamp
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

# The one thing that only a system's own packages bring.
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
	  || { echo "This needs chromium. On Debian: sudo apt-get install chromium"; exit 1; }
