VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: run test check bench format clean

run: $(VENV)/run.stamp  ## install what the chat needs and open it
	$(BIN)/python app.py

test: $(VENV)/dev.stamp  ## install what the tests need and run them
	$(BIN)/python -m pytest --numprocesses 2

check: $(VENV)/dev.stamp  ## formatting, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev.stamp  ## speed and memory, into benchmarks/results
	$(BIN)/python -m benchmarks

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	@echo "正在安装运行所需的库，首次约需几分钟 (installing what the chat needs; a few minutes the first time)"
	$(BIN)/python -m pip install --progress-bar on --requirement requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "正在安装测试所需的库 (installing what the tests need)"
	$(BIN)/python -m pip install --progress-bar on --requirement requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis
