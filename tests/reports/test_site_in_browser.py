"""The report in a real browser, from disk: reachable for everyone, at the width of a phone and of a desk, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from pages_on_disk import NATURAL_WIDTH, page_on_disk
from playwright.sync_api import Browser, Page
from tests.reports.builders import Stored

from pricelint.model.result import AuditResult
from pricelint_reports.site import SiteRenderer


@pytest.fixture(scope="module")
def report(audit: AuditResult, stored: Stored, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages, and the same in one file."""
    out = tmp_path_factory.mktemp("report")
    SiteRenderer(stored.blobs.get, stored.texts_of).render(audit, out)
    SiteRenderer(stored.blobs.get, stored.texts_of, self_contained=True).render(audit, out / "single")
    return out


@pytest.fixture
def opened(browser: Browser, report: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the report at a width, in a colour scheme; whatever it asks of the network fails the test."""
    name, width, scheme = request.param
    (file,) = sorted(report.glob(name))[:1]
    with page_on_disk(browser, file, (width, 800), scheme, "file:", "data:") as page:
        yield page


PAGES = (
    "index.html",
    "platforms/quillgate.html",
    "platforms/vanta.html",
    "pages/quillgate-*.html",
    "costs/index.html",
    "costs/usd-image-image.html",
    "expiry.html",
    "rules/index.html",
    "rules/monthly-expiration.html",
    "changes.html",
    "coverage.html",
    "method.html",
    "corrections.html",
    "downloads.html",
    "claims/index.html",
    "claims/??.html",
    "single/index.html",
)
SIZES = [(page, 375, "light") for page in PAGES] + [(page, 1280, "light") for page in PAGES[:3]]
LIGHT = [(page, 1280, "light") for page in PAGES] + [(page, 375, "light") for page in PAGES[:3]]
DARK = [(page, 1280, "dark") for page in PAGES]


@pytest.mark.parametrize("opened", [*LIGHT, *DARK], indirect=True)
def test_axe_finds_no_violation(opened: Page) -> None:
    results = Axe().run(opened)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("opened", SIZES, indirect=True)
def test_no_page_scrolls_sideways(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("opened", [(PAGES[1], 1280, "light"), ("single/index.html", 375, "light")], indirect=True)
def test_the_screenshot_is_drawn_around_the_quote(opened: Page) -> None:
    crop = opened.locator("svg.crop").first
    crop.scroll_into_view_if_needed()
    frame, box = crop.locator("rect.frame").bounding_box(), crop.bounding_box()
    assert frame is not None
    assert box is not None
    assert box["x"] <= frame["x"]
    assert frame["x"] + frame["width"] <= box["x"] + box["width"] + 1
    assert opened.locator("svg.defs image").first.evaluate(NATURAL_WIDTH) == 1280


@pytest.mark.parametrize("opened", [("index.html", 1280, "light")], indirect=True)
def test_the_first_tab_stop_skips_to_the_content(opened: Page) -> None:
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("opened", [("index.html", 375, "light")], indirect=True)
def test_a_wide_table_can_be_scrolled_with_the_keyboard(opened: Page) -> None:
    region = opened.locator(".scroll:has(.overview)").first
    region.focus()
    opened.keyboard.press("End")
    assert region.evaluate("node => node.scrollWidth > node.clientWidth && node === document.activeElement")


@pytest.mark.parametrize("opened", [("costs/usd-image-image.html", 1280, "light")], indirect=True)
def test_a_number_leads_to_its_quote(opened: Page) -> None:
    opened.get_by_role("link", name="1,000 credits").first.click()
    target = opened.evaluate("document.querySelector(':target').textContent")
    assert "1,000 credits every month" in target


@pytest.mark.parametrize("opened", [("index.html", 1280, "light")], indirect=True)
def test_on_paper_no_table_is_cut_off(opened: Page) -> None:
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": 720, "height": 1000})
    assert opened.evaluate("[...document.querySelectorAll('table')].every(t => t.getBoundingClientRect().right <= 720)")
    assert opened.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("opened", [("index.html", 1280, "light")], indirect=True)
def test_the_overview_is_sorted_and_filtered_with_the_keyboard_alone(opened: Page) -> None:
    names = "[...document.querySelectorAll('table.overview tbody tr:not([hidden]) th')].map(cell => cell.textContent)"
    first = opened.evaluate(names)
    button = opened.get_by_role("button", name="Platform")
    button.focus()
    opened.keyboard.press("Enter")
    assert opened.evaluate(names) == sorted(first, key=str.casefold)
    opened.keyboard.press("Enter")
    assert opened.get_by_role("columnheader", name="Platform").get_attribute("aria-sort") == "descending"
    opened.get_by_label("Name").focus()
    opened.keyboard.type("lantern")
    assert opened.evaluate(names) == ["Lantern Studio"]
    assert opened.locator(".sift output").inner_text() == "1 of 5 shown"


def test_without_a_script_every_order_and_selection_is_a_link_away(browser: Browser, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((report / "index.html").as_uri())
    assert not page.locator("form.sift").is_visible()
    page.get_by_role("link", name="name", exact=True).click()
    shown = page.locator("table.overview tbody th").all_inner_texts()
    assert shown == sorted(shown, key=str.casefold)
    page.get_by_role("link", name="images", exact=True).click()
    assert "Vanta Forge" not in page.locator("table.overview tbody th").all_inner_texts()
    context.close()


@pytest.mark.parametrize("opened", [("platforms/quillgate.html", 1280, "light")], indirect=True)
def test_a_claim_is_found_by_its_id_and_leads_back_to_its_receipts(opened: Page) -> None:
    opened.locator(".card .permalink").first.click()
    claim = opened.evaluate("document.querySelector(':target').id")
    assert f"/claims/{claim.removeprefix('claim-')[:2]}.html#{claim}" in opened.url
    opened.locator(":target").get_by_role("link", name="On the page of Quillgate").click()
    assert opened.evaluate("document.querySelector(':target').id") == claim
