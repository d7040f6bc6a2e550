"""A platform's history in a real browser: captured there, drawn there, reachable for everyone on a phone and a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from changing_platform import DEARER, FIRST, PLATFORM, Version, record, redated
from pages_on_disk import NATURAL_WIDTH, page_on_disk
from playwright.sync_api import Browser, Page
from pytest_httpserver import HTTPServer
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.model.capture import Visit
from pricelint.store.store import Store

WIDTHS = (390, 1440)
DAYS: tuple[tuple[int, Version | None], ...] = ((0, FIRST), (14, FIRST), (28, None), (45, DEARER), (60, DEARER))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, make_httpserver: HTTPServer) -> Path:
    """Two versions of a page, each captured in the browser, as visits of half a year; and their history."""
    folder = tmp_path_factory.mktemp("history")
    with Store.open(folder / "store") as store:
        made = {
            version.html(): captured(make_httpserver, folder / "raw", store, version) for version in (FIRST, DEARER)
        }
        for day, version in DAYS:
            if version is None:
                record(store, day, None)
            else:
                store.visits.record(redated(made[version.html()], day))
    for words in (["history", PLATFORM], ["index"]):
        arguments = [*words, "--store", str(folder / "store"), "--format", "html", "--out", str(folder / "out")]
        assert CliRunner().invoke(app, arguments).exit_code == 0
    return folder / "out"


def captured(server: HTTPServer, raw: Path, store: Store, version: Version) -> Visit:
    """The visit of one version in a browser, its blobs copied into the store of the history."""
    server.clear_all_handlers()
    server.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
    server.expect_request("/pricing").respond_with_data(version.html(), content_type="text/html; charset=utf-8")
    options = ["--allow-loopback", "--delay", "0", "--format", "json", "--max-pages", "1", "--max-states", "0"]
    CliRunner().invoke(app, ["audit", server.url_for("/pricing"), "--store", str(raw), *options])
    with Store.open(raw) as made:
        visit = made.visits.visits()[-1]
        for one in visit.captures:
            kept = one.artefacts
            for sha256 in filter(None, (kept.dom, kept.body, kept.geometry, kept.screenshot, kept.full_page)):
                store.blobs.put(made.blobs.get(sha256))
    return visit


@pytest.fixture
def opened(browser: Browser, pages: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at a width in a colour scheme, without scripts; whatever it asks of the network fails the test."""
    name, width, scheme = request.param
    with page_on_disk(browser, pages / name, (width, 900), scheme, "file:") as page:
        yield page


HISTORY = f"history-{PLATFORM}.html"
PAGES = (HISTORY, f"visits/{PLATFORM}-visit-45.html", "credit-index.html")
SIZES = [(page, width, "light") for page in PAGES for width in WIDTHS]


@pytest.mark.parametrize("opened", [*SIZES, (HISTORY, 1440, "dark"), (PAGES[2], 390, "dark")], indirect=True)
def test_everyone_can_use_it_and_nothing_scrolls_sideways(opened: Page) -> None:
    results = Axe().run(opened)
    assert results.violations_count == 0, results.generate_report()
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("opened", [(HISTORY, 1440, "light")], indirect=True)
def test_a_point_opens_the_screenshot_of_its_day_with_the_place_framed(opened: Page) -> None:
    opened.get_by_role("link", name="Generate an image, per image: 14 (14 credit), 2026-02-19").first.click()
    receipt = opened.locator(".receipt:target")
    assert "14 credits" in receipt.inner_text()
    assert "2026-02-19 09:00 UTC" in receipt.inner_text()
    crop = receipt.locator("svg.crop")
    frame, box = crop.locator("rect.frame").bounding_box(), crop.bounding_box()
    assert frame is not None
    assert box is not None
    assert box["x"] <= frame["x"] <= frame["x"] + frame["width"] <= box["x"] + box["width"] + 1
    assert opened.locator("svg.defs image").first.evaluate(NATURAL_WIDTH) == 1280


@pytest.mark.parametrize("opened", [(HISTORY, 390, "light")], indirect=True)
def test_words_of_a_chart_can_be_read_on_a_phone(opened: Page) -> None:
    heights = opened.evaluate(
        "[...document.querySelectorAll('.chart .tick')].map(node => node.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 11


@pytest.mark.parametrize("opened", [(HISTORY, 1440, "light")], indirect=True)
def test_on_paper_no_chart_is_cut_off(opened: Page) -> None:
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": 720, "height": 1000})
    assert opened.evaluate(
        "[...document.querySelectorAll('svg.chart')].every(n => n.getBoundingClientRect().right <= 720)"
    )
    assert opened.pdf().startswith(b"%PDF")
