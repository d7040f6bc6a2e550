"""The examples that turn on where a text stands, judged with the geometry that a real browser measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

import pricelint_rules
from pricelint.audit.rule import Rule
from pricelint.audit.testing import Example, examples_of, mistakes, read_example
from pricelint.browser import BrowserFound
from pricelint.documents.document import Document
from pricelint.documents.geometry import load_geometry
from pricelint.documents.measure import measure
from pricelint.documents.read import Origin, read_document
from pricelint.model.capture import Capture
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

ROOT = Path(pricelint_rules.__file__).parent
RULES = (
    pricelint_rules.BY_ID["buried-feature-costs"],
    pricelint_rules.BY_ID["buried-rate"],
    pricelint_rules.BY_ID["annual-price-as-monthly"],
)
CASES = [
    pytest.param(rule, example, id=f"{rule.id}/{example.name}")
    for rule in RULES
    for example in examples_of(ROOT / rule.id.replace("-", "_"))
]


@pytest.fixture(scope="module")
def site() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as server:
        for file in (file for case in CASES for file in _example(case).files):
            server.expect_request(_path(file)).respond_with_data(
                file.read_bytes(), content_type="text/html; charset=utf-8"
            )
        yield server


@pytest.fixture(scope="module")
def measured(
    site: HTTPServer, browser_found: BrowserFound, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Document]:
    """Every page of the examples as the browser showed it, by the path it was served under."""
    files = [file for case in CASES for file in _example(case).files]
    pages = tuple(PageTarget(site.url_for(_path(file)), Role.PRICING) for file in files)
    conduct = Politeness(delay=0, page_timeout=15, robots=False, addresses=AddressPolicy(allow_loopback=True))
    with Store.open(tmp_path_factory.mktemp("store")) as store:
        (visit,) = SpiderCapturer(store, CrawlSettings(politeness=conduct, max_states=0), browser_found).visit(
            [Platform("local", "Local", pages)]
        )
        return {
            _path(file): _document(store, file, capture) for file, capture in zip(files, visit.captures, strict=True)
        }


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_place_is_judged_as_the_browser_shows_it(rule: Rule, example: Example, measured: dict[str, Document]) -> None:
    documents = [measured[_path(_file(example, document))] for document in read_example(example)]
    assert all(document.measured for document in documents)
    assert mistakes(rule, example, documents) == []


def _example(case: object) -> Example:
    values = getattr(case, "values", ())
    return next(value for value in values if isinstance(value, Example))


def _path(file: Path) -> str:
    return f"/{file.relative_to(ROOT).as_posix()}"


def _file(example: Example, document: Document) -> Path:
    return next(file for file in example.files if file.stem == document.page)


def _document(store: Store, file: Path, capture: Capture) -> Document:
    role = Role(file.stem) if file.stem in set(Role) else Role.PRICING
    document = read_document(store.content(capture), Origin(page=file.stem, role=role, charset="utf-8"))
    assert capture.artefacts.geometry
    measure(document, load_geometry(store.blobs.get(capture.artefacts.geometry)))
    return document
