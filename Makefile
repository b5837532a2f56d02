# Two commands for a newcomer: `make demo` and `make test`. Each makes its own environment in .venv.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test check format docs bench clean

# Compiled at once: where nothing may be written beside the sources, every command would compile them anew.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("innsyn needs Python 3.11 or newer; say PYTHON=python3.12 make ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	$(BIN)/python -m compileall -q connectors detectors reports scanner
	touch $(READY)

demo: $(READY) ## Build a made-up web shop's files, scan them, hold another shop's against what it declared
	rm -rf demo
	$(BIN)/python -m tests.estates demo
	cd demo && ../$(BIN)/innsyn scan data --limit 8 || test $$? -eq 1
	$(BIN)/python -m tests.estates.organisations demo/organisation
	cd demo/organisation && ../../$(BIN)/innsyn reconcile inventory.yaml data --lang nb --limit 3 || test $$? -eq 1
	@echo "All of it: cd demo && ../$(BIN)/innsyn scan data"

test: $(READY) ## All tests, doctests too, with branch coverage
	$(BIN)/python -m pytest -n auto --dist worksteal -q --doctest-modules --cov --cov-report=term:skip-covered tests detectors connectors scanner reports

check: $(READY) ## What must hold before a commit, except the slow tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.generate --check

format: $(READY) ## Put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY) ## Write the generated pages anew
	$(BIN)/python -m docs.generate

bench: $(READY) ## Speed and memory, as ratios in one run
	$(BIN)/python -m benchmarks.make_logs build/bench
	$(BIN)/python -m benchmarks.bench build/bench
	$(BIN)/python -m benchmarks.databases build/bench
	$(BIN)/python -m benchmarks.gate build/bench
	$(BIN)/python -m benchmarks.policies

clean:
	rm -rf .venv demo
