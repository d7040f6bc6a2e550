"""A quote from a PDF is named with the page of the PDF that it stands on."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_pdfs import paragraph, small_pdf
from typer.testing import CliRunner

from pricelint.cli.app import app
from pricelint.model.result import AuditResult
from pricelint.result_json import decode
from pricelint_reports.dossier import dossier_of
from pricelint_reports.sources import no_blob

PRICING = """<!doctype html><html lang=en><title>Pricing</title><h1>Plans</h1><section><h2>Pro</h2><p>$20 / month</p>
<p>1,000 credits per month</p></section></html>"""
TERMS = (
    "These terms bind everybody who has an account with us.",
    "Unused credits expire at the end of each month.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("quillmint")
    (made / "pricing.html").write_text(PRICING, "utf-8")
    (made / "terms.pdf").write_bytes(small_pdf(*map(paragraph, TERMS)))
    return made


def invoke(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(each) for each in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def audit(folder: Path) -> AuditResult:
    return decode(invoke("audit", folder, "--format", "json").encode(), where="a result")


def test_a_site_names_the_page_in_the_words_of_its_language(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text(invoke("audit", folder, "--format", "json"), "utf-8")
    for language, words in (("en", "page 2 of the PDF"), ("de", "Seite 2 des PDFs")):
        out = tmp_path / language
        invoke("report", tmp_path / "result.json", "--format", "html", "--language", language, "--out", out)
        (page,) = out.glob("platforms/*.html")
        written = page.read_text("utf-8")
        assert words in written


def test_a_dossier_names_the_page(audit: AuditResult) -> None:
    receipts = dossier_of(audit, audit.platforms, no_blob).receipts
    places = {receipt.quote: receipt.place for receipt in receipts}
    assert ", page 2 of the PDF; " in places[TERMS[1]]
    assert not any("PDF" in place for quote, place in places.items() if quote not in TERMS)
