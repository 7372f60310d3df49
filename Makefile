# Everyday commands; `make help` lists them.  All but `dev` run in the environment that is active.
.DEFAULT_GOAL := help
PYTHON ?= python
# The branch that `make check` compares with.
BRANCH ?= main

.PHONY: help dev build lint types check test pure ci soak docs results clean

help: ## List these commands.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# With the Cython of this environment: `make build` would compile again what that of an isolated build compiled.
dev: ## Install this checkout as editable, with the tools, and build the kernels.
	$(PYTHON) -m pip install -q "Cython>=3.1" "setuptools>=77"
	$(PYTHON) -m pip install -q --no-build-isolation -e ".[test,dev]"
	@$(PYTHON) .ci/build.py

build: ## Rebuild the kernels whose sources changed; fail if one does not compile.
	@$(PYTHON) .ci/build.py

lint: ## Check style and format.
	ruff check .
	ruff format --check .

types: ## Check types.
	$(PYTHON) -m mypy

check: build lint types ## Build, lint, check types, and run the tests of what differs from main.
	$(PYTHON) -m pytest -q $$($(PYTHON) .ci/touched.py $(BRANCH))

test: build ## Run the whole suite on the compiled kernels, on all cores.
	TEXTPREP_KERNELS=compiled $(PYTHON) -m pytest -q -n auto

pure: ## Run the whole suite on the plain-Python twins, on all cores.
	TEXTPREP_KERNELS=pure $(PYTHON) -m pytest -q -n auto

ci: ## Run everything that has to pass before a change is merged, in environments of its own.
	.ci/run

soak: ## Run what takes longer: many more random cases, threads and processes, kills.
	.ci/soak

docs: ## Build the documentation into site/; any warning is an error.
	$(PYTHON) -m mkdocs build --strict

results: ## Write benchmarks/RESULTS.md from benchmarks/results/.
	$(PYTHON) benchmarks/report.py

clean: ## Remove what was built.
	rm -rf build dist site *.egg-info
	find textprep -name '*.so' -delete -o -name '*.pyd' -delete -o -path '*kernels*' -name '*.c' -delete
