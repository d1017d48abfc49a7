# The five commands anybody needs: make lab, make story, make check, make test, make bench.
PYTHON ?= python3
BIN := .venv/bin
# Nothing leaves the machine: JupyterLab neither looks for updates nor for news, nor asks whether it may.
QUIET_LAB := --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate --LabApp.news_url=None
TOO_OLD := "Python 3.11 or newer is needed; name it: make lab PYTHON=python3.12"
NEWS := @jupyterlab/apputils-extension:announcements

.PHONY: lab story check test bench format clean

lab: .venv/.lab  ## set up everything and open JupyterLab on the first notebook
	@$(BIN)/jupyter labextension disable --level=sys_prefix "$(NEWS)" >/dev/null 2>&1 || true
	$(BIN)/jupyter lab $(QUIET_LAB) notebooks/01_first_timeline.ipynb

story: .venv/.lab  ## write story.html, the shareable page of the sample articles
	$(BIN)/python -m toolkit report sample_articles -o story.html --title "Two stories, many voices"

check: .venv/.test  ## style, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: .venv/.test  ## every test; those that need Chromium say how to get it
	$(BIN)/python -m pytest

bench: .venv/.bench  ## scores on the sample gold and on the development data, and speed
	$(BIN)/python -m benchmarks

format: .venv/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv build dist *.egg-info story.html

.venv/.%: pyproject.toml constraints.txt
	@echo "Setting up .venv (what $* needs): some minutes, and only once."
	@test -x $(BIN)/pip || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and $(TOO_OLD))'
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$*]'
	@touch $@
