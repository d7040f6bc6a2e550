# Aliases of run.py, which needs nothing but Python 3.11 and pip.
PYTHON ?= python3

.PHONY: audit test bench accuracy lint

audit: ## audit the sample platforms: table in the terminal, path of an HTML report
	$(PYTHON) run.py audit

test: ## set everything up and run the tests
	$(PYTHON) run.py test

bench: ## CPU of parse, extract and rules against BeautifulSoup; pages per second of a crawl
	@set -e; for file in benchmarks/bench_*.py; do $(PYTHON) run.py python $$file; done

lint: ## what .ci/run checks without running the product
	.ci/run lint

accuracy: ## precision, recall and F1 per field on labelled pages, per site, and per language on our own cases
	$(PYTHON) run.py python benchmarks/accuracy
