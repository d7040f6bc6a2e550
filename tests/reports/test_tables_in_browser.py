"""A published table in a real browser: framed and pasted, reachable for everyone, and as a picture."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PdfReader

from pricelint.browser import find_browser
from pricelint.browser.drawing import pdf_of, picture_of
from pricelint.model.result import AuditResult
from pricelint_reports.table import picture_page, published_table, table_fragment, table_page

ARTICLE = (
    "<!doctype html><html lang=en><title>Article</title><style>table{border:9px solid red}a{color:#f00}"
    "td{font-size:40px}</style><main><h1>Article</h1>%s</main>"
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("pasted", [False, True])
def test_axe_finds_nothing_and_nothing_is_asked_for(
    browser: Browser,
    audit: AuditResult,
    tmp_path: Path,
    scheme: str,
    width: int,
    *,
    pasted: bool,
) -> None:
    table = published_table(audit)
    file = tmp_path / "table.html"
    file.write_text(ARTICLE % table_fragment(table) if pasted else table_page(table), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda asking: asked.append(asking.url))
    page.goto(file.as_uri())
    found = Axe().run(page, context=".pricelint-table").response["violations"]
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()

    assert [(one["id"], [node["html"][:80] for node in one["nodes"]]) for one in found] == []
    assert asked == [file.as_uri()]
    assert overflow <= 0


def test_the_picture_is_as_wide_as_the_table(audit: AuditResult) -> None:
    drawn = Image.open(io.BytesIO(picture_of(picture_page(published_table(audit)), find_browser(), scale=1)))

    assert drawn.width > 1280
    assert len(drawn.convert("L").getcolors() or ()) > 20


def test_nothing_in_a_page_runs_while_it_is_drawn() -> None:
    hostile = "<h1>One</h1><script>document.body.innerHTML = '<h1>Two</h1>'</script><img src=http://192.0.2.1/x>"
    printed = PdfReader(io.BytesIO(pdf_of(f"<!doctype html><html lang=en><title>T</title>{hostile}", find_browser())))

    assert "One" in printed.pages[0].extract_text()
    assert "/StructTreeRoot" in printed.root_object
    assert [str(entry["/Title"]) for entry in printed.outline if not isinstance(entry, list)] == ["One"]
