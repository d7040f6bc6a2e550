"""The dossier: what is held against a platform, with receipts and pictures, in a PDF, a page and Markdown."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PdfReader
from tests.reports.builders import Stored
from tests.reports.hostile import HOSTILE, Tags, poisoned

from pricelint.browser import find_browser
from pricelint.browser.drawing import pdf_of
from pricelint.model.evidence import Box
from pricelint.model.result import AuditResult
from pricelint_reports.comparison import About
from pricelint_reports.cuttings import FRAME, cutting
from pricelint_reports.dossier import Dossier, dossier_folder, dossier_markdown, dossier_of, dossier_page
from pricelint_reports.language import speak
from pricelint_reports.shots import Picture, crop
from pricelint_reports.sources import no_blob


@pytest.fixture(scope="module")
def made(audit: AuditResult, stored: Stored) -> Dossier:
    return dossier_of(audit, audit.platforms, stored.blobs.get, About(title="Gems and credits", contact="ada@example"))


def test_every_number_in_the_text_has_its_receipt_and_every_receipt_is_cited(made: Dossier) -> None:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(dossier_page(made))
    cited = {a.get("href") for a in page.iter("a") if (a.get("href") or "").startswith("#receipt-")}

    assert cited == {f"#receipt-{receipt.number}" for receipt in made.receipts}
    assert cited == {f"#{each.get('id')}" for each in page.iter("div") if (each.get("id") or "").startswith("receipt-")}


def test_red_flags_come_first_by_weight_with_what_a_fair_page_would_say(made: Dossier) -> None:
    (view,) = (each for each in made.platforms if each.name == "Quillgate")

    assert [flag.severity.value for flag in view.flags] == sorted(
        (flag.severity.value for flag in view.flags), key=["high", "medium", "low", "info"].index
    )
    assert {flag.fix.text for flag in view.flags if flag.fix} >= {
        "Unused gems of Plus (470 a month) roll over to the next month."
    }
    assert view.counts == "3 red flags, 0 fair practices, 1 to review; 2 of 3 pages captured"


def test_what_could_not_be_seen_is_said(made: Dossier) -> None:
    unseen = {view.name: view.unseen for view in made.platforms}

    assert unseen["Quillgate"] == (
        "https://quillgate.example/terms (terms): the page did not load in time: no answer within 30 s",
        "https://quillgate.example/credits-guide: linked and not captured",
    )
    assert unseen["Vanta Forge"] == ("https://vanta.example/pricing (pricing): the site blocked the visit: HTTP 403",)


def test_quotes_under_red_flags_have_pictures_where_the_store_has_them(made: Dossier, audit: AuditResult) -> None:
    pictured = {receipt.quote for receipt in made.receipts if receipt.picture}
    bare = dossier_of(audit, audit.platforms, no_blob)

    assert pictured == {"$17.99 / month", "Offer ends in 00:14:59"}
    assert all(receipt.picture is None for receipt in bare.receipts)


def test_the_same_audit_gives_the_same_bytes(audit: AuditResult, stored: Stored) -> None:
    first, second = (dossier_of(audit, audit.platforms, stored.blobs.get) for _ in range(2))

    assert dossier_page(first) == dossier_page(second)
    assert dossier_markdown(first) == dossier_markdown(second)


def test_pictures_lie_beside_the_page_for_word_processors(made: Dossier, tmp_path: Path) -> None:
    page = dossier_folder(made, tmp_path).read_text(encoding="utf-8")
    sources = re.findall(r'<img src="([^"]+)"', page)

    assert sources
    assert all((tmp_path / source).read_bytes().startswith(b"\xff\xd8\xff") for source in sources)
    assert "data:image" not in page


def test_a_cutting_frames_the_quote_also_on_a_screen_of_two_pixels_to_one() -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (1600, 1200), "white").save(drawn, "PNG")
    part = crop(Picture("x.png", "image/png", drawn.getvalue(), 800, 600), Box(300, 200, 100, 20))
    assert part
    image = Image.open(io.BytesIO(cutting(part) or b""))
    left, top = round(2 * (300 - part.x - 5)), round(2 * (200 - part.y - 5))
    red, green, blue = image.convert("RGB").getpixel((left + 40, top + 1))  # type: ignore[misc]

    assert image.size == (round(2 * part.width), round(2 * part.height))
    assert abs(red - FRAME[0]) < 60
    assert max(green, blue) < 110


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0broken", b"GIF89a"])
def test_a_picture_that_is_none_is_left_out(data: bytes) -> None:
    part = crop(Picture("x.png", "image/png", data, 800, 600), Box(300, 200, 100, 20))

    assert part
    assert cutting(part) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_captured_text_is_inert(audit: AuditResult, text: str) -> None:
    hostile = poisoned(audit, text)
    written = dossier_of(hostile, hostile.platforms, no_blob, replace(About(), title=text, publisher=text))
    parser = Tags()
    parser.feed(dossier_page(written))

    assert not {tag for tag, _ in parser.found} & {"script", "iframe", "object", "embed", "base", "form"}
    assert not {name for _, attributes in parser.found for name in attributes if name.startswith("on")}
    led = [attributes.get("href") or "" for tag, attributes in parser.found if tag == "a"]
    assert all(href.startswith(("#", "http://", "https://")) for href in led)
    assert "<" not in dossier_markdown(written)


def test_the_pdf_is_tagged_in_its_language_with_an_outline_of_every_platform(made: Dossier, browser: Browser) -> None:
    assert browser.version
    printed = PdfReader(io.BytesIO(pdf_of(dossier_page(made), find_browser())))
    (outline,) = (entry for entry in printed.outline if isinstance(entry, list))
    titles = [str(entry["/Title"]) for entry in outline if not isinstance(entry, list)]

    assert "/StructTreeRoot" in printed.root_object
    assert str(printed.root_object["/Lang"]) == "en"
    assert {"Summary", "Quillgate", "ヒカリ画房", "Receipts", "Appendix: captures"} <= set(titles)
    assert "Gems and credits" in printed.pages[0].extract_text()


@pytest.mark.parametrize("code", ["de", "fr", "es", "ja"])
def test_a_dossier_speaks_the_language_that_is_asked_for(audit: AuditResult, code: str) -> None:
    told = dossier_of(audit, audit.platforms, no_blob, language=speak(code))
    page, text = dossier_page(told), dossier_markdown(told)

    html5lib.HTMLParser(strict=True).parse(page)
    assert f'<html lang="{code}">' in page
    for words in ("Summary", "Receipts", "Method and disclosures", "Appendix: captures", "What was seen"):
        assert speak(code).say(words) in page
        assert speak(code).say(words) in text
        assert f">{words}<" not in page
    for english in ("Red flag", "red flags", "to review", "pages captured", "As seen on", "A fair page would say"):
        assert english not in page
        assert english not in text
    assert '<span lang="en">' in page  # what rules say stays as it is, and is marked
    assert '<span lang="en">' not in dossier_page(dossier_of(audit, audit.platforms, no_blob))
