"""Fixtures for every test: the browser that the product itself would find, and the corpus where a checkout has one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pricelint.browser import BrowserFound, find_browser, launch_options

# How long one example takes is the machine's affair: it fails no property.
settings.register_profile("pricelint", deadline=None)
settings.load_profile("pricelint")

REPOSITORY = Path(__file__).parent.parent
CORPUS = "PRICELINT_CORPUS"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def browser_found() -> BrowserFound:
    """A browser that passed the probe. A machine without one fails here, with the command that gets one."""
    return find_browser()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_found: BrowserFound) -> dict[str, Any]:
    """Make pytest-playwright start our browser, with our options, instead of one that it downloaded."""
    return dict(launch_options(browser_found.path, browser_found.environment))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real pages with labels: `PRICELINT_CORPUS`, else beside the checkout; not part of the project."""
    folder = Path(os.environ.get(CORPUS) or REPOSITORY.parent / "shared" / "corpus")
    if not (folder / "manifest.jsonl").is_file():
        pytest.skip(reason=f"no corpus of real pages at {folder}: set {CORPUS} to a folder with a manifest.jsonl")
    return folder
