# `make map` draws the programme; `make help` lists the rest. Needs Python 3.11 or newer, nothing else.

SHELL := /bin/sh
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
GRAPH := build/opgavenkaart.db
NEWEST := 2026.07.1

.DEFAULT_GOAL := map
.DELETE_ON_ERROR:
.PHONY: map studio test contract newest check style wheel fuzz attack mutate bench docs release lock clean help build/links

map: .venv/ready ## load data/ and draw build/opgavenkaart.html
	@mkdir -p build
	$(BIN)/opgavenkaart load data/programme data/enrichment --graph $(GRAPH)
	OPGAVENKAART_GRAPH=$(GRAPH) $(BIN)/opgavenkaart map --as-of 2021 --out build/opgavenkaart.html
	@echo "Open build/opgavenkaart.html in a browser." >&2

studio: .venv/ready ## the whole tool in one page, for those without a terminal: build/studio.html (needs npm)
	$(BIN)/python docs/studio_parts.py build/studio
	$(BIN)/opgavenkaart studio --parts build/studio --out build/studio.html

test: .venv/dev ## every test; starts a Neo4j server and a browser where it can
	$(BIN)/python -m pytest

contract: .venv/dev ## the laws and the engines on 2,000 random programmes instead of 200: an hour
	CONTRACT_EXAMPLES=2000 $(BIN)/python -m pytest tests/contract tests/graph/store/test_replace_law.py

newest: .venv/dev ## the tests of Neo4j on its newest server instead of the oldest, in CYPHER 25
	NEO4J_TEST_VERSION=$(NEWEST) NEO4J_TEST_CYPHER=25 CONTRACT_EXAMPLES=20 \
		$(BIN)/python -m pytest -m "neo4j and not cypher"

check: style ## style and the fast tests: before every commit
	$(BIN)/python -m pytest --quiet -m "not (neo4j or browser or cypher or slow)"

style: .venv/dev build/links ## style, types and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=build/links $(BIN)/lint-imports
	$(BIN)/python -m pip check

wheel: .venv/dev ## build the wheel, install it in another folder and do the main job there
	$(BIN)/python tests/project/wheel.py

fuzz: .venv/dev ## feed the readers with broken files, a minute each
	$(BIN)/python -m tests.fuzz

attack: .venv/dev ## attack files, readers and pages, and kill loads: 20 minutes at most, a table at the end
	$(BIN)/python -m tests.attack

mutate: .venv/dev ## put small faults into the code, and list those that no test notices: a quarter of an hour
	$(BIN)/python -m tests.mutate --share 0.25

bench: .venv/dev ## measure, as a table
	$(BIN)/python -m tests.bench

docs: .venv/dev ## write the reference as a site that opens from a folder: build/docs/index.html
	$(BIN)/python docs/generate.py build/docs

release: wheel studio ## the wheel, the source archive, the studio, a list of what is in it (SBOM) and how accessible it is: dist/
	cp build/studio.html dist/
	$(BIN)/python docs/release.py dist

lock: .venv/dev ## renew the exact versions in requirements.lock and requirements-dev.lock
	$(COMPILE) --upgrade --output-file requirements.lock
	$(COMPILE) --upgrade --extra dev --constraints requirements.lock --output-file requirements-dev.lock

COMPILE = $(BIN)/uv pip compile pyproject.toml --group build --quiet --generate-hashes \
	--universal --python-version 3.11 --fork-strategy requires-python --custom-compile-command "make lock"

clean: ## remove everything that make made
	rm -rf .venv build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# Type checkers and import-linter look for the folders at the top under the name that they install as.
build/links:
	@rm -rf $@ && mkdir -p $@/opgavenkaart
	@ln -s $(CURDIR)/app/* $(addprefix $(CURDIR)/,data graph loaders queries viz) $@/opgavenkaart/

# .venv is made anew when the lock changes, and the package installed anew when its description changes.
# Compiling what is used, on all cores, takes a third of the time that pip takes to compile everything.

.venv/locked: requirements.lock
	@python=$$($(FIND_PYTHON)) && echo "Making .venv: once, about half a minute." >&2 && \
		"$$python" -m venv --clear .venv
	@$(PIP) install --no-compile --require-hashes -r requirements.lock
	@$(BIN)/python -m compileall -q -j 0 -x '/(tests|jedi|pip|setuptools)/' .venv/lib || true
	@touch $@

.venv/ready: .venv/locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/ready requirements-dev.lock
	@echo "Adding the tools for tests to .venv." >&2
	@$(PIP) install --no-compile --require-hashes -r requirements-dev.lock
	@touch $@

# The first Python that is new enough and can make a venv, unless PYTHON says which.
FIND_PYTHON = for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		&& echo "$$python" && exit; done; \
	echo "No Python 3.11 or newer with venv among: $(or $(PYTHON),python3 python3.14 … python3.11 python)." >&2; \
	echo "Install one (Debian, Ubuntu: apt install python3 python3-venv), or say where it is:" >&2; \
	echo "  make PYTHON=/path/to/python3.12" >&2; exit 1
