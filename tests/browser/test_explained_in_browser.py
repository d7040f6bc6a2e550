"""The explained page in a real browser: hostile captures run and load nothing; marks work without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from explained_pages import HOSTILE, SAMPLE, document_of, explained
from playwright.sync_api import Browser, Page

from pricelint_reports.explained import explained_page


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The explained page of some HTML, with or without scripts; whatever it asks of the network fails the test."""
    html, scripts = request.param
    document = document_of(html)
    file = tmp_path / "page.explain.html"
    file.write_text(explained_page(document, explained(document), "en"), encoding="utf-8")
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda asking: asked.append(asking.url))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert asked == [file.as_uri()]


@pytest.mark.parametrize("opened", [(HOSTILE, True)], indirect=True)
def test_nothing_of_a_hostile_page_runs(opened: Page) -> None:
    opened.mouse.move(300, 300)
    opened.locator("mark").first.hover()
    opened.wait_for_load_state("networkidle")
    assert opened.title() == "Facts of owlet, explained"
    assert opened.locator("script, iframe, img, svg, object, form, input, base, link").count() == 0
    names = opened.evaluate("[...document.querySelectorAll('*')].flatMap(node => node.getAttributeNames())")
    assert [name for name in names if name.startswith("on")] == []
    assert opened.evaluate("[...document.links].every(a => a.protocol === 'file:')")
    assert "<script>document.title='ran'</script>" in opened.locator(".pagetext").inner_text()
    assert "{{ 7*7 }}" in opened.locator(".pagetext").inner_text()


@pytest.mark.parametrize("opened", [(SAMPLE, False)], indirect=True)
def test_a_mark_leads_to_its_fact_and_back_without_scripts(opened: Page) -> None:
    opened.locator(".pagetext a.ref", has_text="3").first.click()
    assert opened.url.endswith("#fact-3")
    fact = opened.locator("#fact-3")
    assert "Price point: amount EUR 12" in fact.inner_text()
    fact.get_by_role("link", name="Quote 1 of fact 3 on the page").click()
    assert opened.url.endswith("#mark-3-1")
    assert "Bound to the plan “Nest”" in (opened.locator("mark", has_text="€12").get_attribute("title") or "")


@pytest.mark.parametrize("opened", [(SAMPLE, True)], indirect=True)
def test_axe_finds_no_violation(opened: Page) -> None:
    results = Axe().run(opened)
    assert results.violations_count == 0, results.generate_report()
