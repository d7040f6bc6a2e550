"""What a site tells over time: the price index and feeds, harmless whatever a page says, and in the site's language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from lxml import etree
from pages_on_disk import page_on_disk
from playwright.sync_api import Browser, Page
from stored_visits import keep_cost
from tests.reports.builders import Stored
from tests.reports.hostile import HOSTILE, Tags, poisoned
from typer.testing import CliRunner

from pricelint.cli.app import app
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.store.store import Store
from pricelint_reports.language import speak
from pricelint_reports.site import SiteRenderer
from pricelint_reports.site.given import given_of

ATOM = "{http://www.w3.org/2005/Atom}"
PLAIN = {"p", "strong", "ul", "li", "q", "code", "a"}
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three visits of a platform on which an image costs more units since the second."""
    folder = tmp_path_factory.mktemp("visits") / "store"
    with Store.open(folder) as opened:
        for day, cost in ((0, 5), (40, 8), (80, 8)):
            keep_cost(opened, day, cost)
    return folder


@pytest.fixture(scope="module")
def site(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(store, tmp_path_factory.mktemp("over-time"), "en")


def made(source: Path, out: Path, code: str) -> Path:
    done = CliRunner().invoke(app, ["report", str(source), "--out", str(out), "--language", code])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture
def opened(browser: Browser, site: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    with page_on_disk(browser, site / "price-index.html", (width, 800), scheme, "file:", "data:") as page:
        yield page


@pytest.mark.parametrize("opened", [(w, s) for w in (390, 1440) for s in ("light", "dark")], indirect=True)
def test_axe_finds_no_violation_on_the_page_of_the_index(opened: Page) -> None:
    for summary in opened.locator("summary").all():
        summary.click()
    results = Axe().run(opened)
    assert results.violations_count == 0, results.generate_report()
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("de", ("Preisindex der Credits: ", "160,0 (+60,0", "Die Zahlen von „")),
        ("fr", ("Indice des prix des crédits : ", "160,0 (+60,0", "Les chiffres de «")),
        ("es", ("Índice de precios de los créditos: ", "160,0 (+60,0", "Los números de «")),
        ("ja", ("クレジットの価格指数：", "160.0 (+60.0", "の数値")),
    ],
)
def test_the_page_of_the_index_speaks_the_language_of_the_site(
    store: Path, tmp_path: Path, code: str, words: tuple[str, ...]
) -> None:
    text = (made(store, tmp_path, code) / "price-index.html").read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    assert [one for one in words if one not in text] == []
    for english in ("Price index", "The numbers of", "The first period", "All platforms", "Chained", ">When<"):
        assert english not in text


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_page_says_feeds_and_the_page_of_the_index_stay_harmless(
    audit: AuditResult, stored: Stored, tmp_path: Path, text: str
) -> None:
    every = poisoned(audit, text)
    before = replace(every, platforms=every.platforms[:1])
    later = replace(before, platforms=(sooner(before.platforms[0]),), audited_at=before.audited_at + timedelta(days=9))
    SiteRenderer(stored.blobs.get, lambda _: lambda _: text, language=speak("en")).publish(
        *given_of([later, before]), tmp_path
    )
    feeds = sorted((tmp_path / "feeds").iterdir())
    assert len(feeds) == 2
    for feed in feeds:
        assert_harmless_feed(feed.read_bytes())
    parser = Tags()
    parser.feed((tmp_path / "price-index.html").read_text("utf-8"))
    for tag, attributes in parser.found:
        assert tag not in ("script", "img", "iframe", "object", "form")
        assert not {name for name in attributes if name.startswith("on") or name == "style"}
        assert "javascript:" not in (attributes.get("href") or "")
    for row in csv.reader(io.StringIO((tmp_path / "data" / "price-index.csv").read_text("utf-8"), newline="")):
        assert [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))] == []


def sooner(platform: PlatformResult) -> PlatformResult:
    """The platform nine days later, when unused units end sooner."""
    visit = replace(
        platform.visit, id=f"{platform.visit.id} later", finished_at=platform.visit.finished_at + timedelta(days=9)
    )
    pages = tuple(
        replace(page, expiry=tuple(replace(one, days=(one.days or 100) // 2) for one in page.expiry))
        for page in platform.facts.pages
    )
    return replace(platform, visit=visit, facts=replace(platform.facts, pages=pages))


def assert_harmless_feed(data: bytes) -> None:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    assert all(isinstance(one.tag, str) and one.tag.startswith(ATOM) for one in root.iter())
    entries = root.findall(f"{ATOM}entry")
    assert entries
    for one in root.iter():
        words = f"{one.text or ''}{''.join(one.attrib.values())}"
        assert not any(character in BIDI or (character < " " and character != "\n") for character in words)
        assert one.tag != f"{ATOM}link" or one.get("href", "").startswith(("http://", "https://"))
    for entry in entries:
        parser = Tags()
        parser.feed(entry.findtext(f"{ATOM}content") or "")
        assert {tag for tag, _ in parser.found} <= PLAIN
        for tag, attributes in parser.found:
            assert set(attributes) <= ({"href"} if tag == "a" else set())
            assert (attributes.get("href") or "https://").startswith(("http://", "https://"))
