"""The dossier as HTML: one page for print, or a page beside its pictures that word processors open."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment

from pricelint_reports.citations import moment
from pricelint_reports.comparison.words import SEVERITY_WORDS
from pricelint_reports.dossier.build import headline
from pricelint_reports.dossier.model import Dossier, ReceiptView
from pricelint_reports.language import Language
from pricelint_reports.pages import data_url, page_environment, speak_in

PICTURES = "dossier-pictures"
"""The folder of pictures beside `dossier.html`."""


def dossier_page(dossier: Dossier) -> str:
    """The whole dossier in one page, pictures embedded, laid out for paper."""
    return _rendered(dossier, _embedded)


def dossier_folder(dossier: Dossier, out: Path) -> Path:
    """Write `dossier.html` and the pictures beside it, and return the page: plain headings, lists, tables, images."""
    folder = out / PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for receipt in dossier.receipts:
        if receipt.picture:
            (folder / _file(receipt)).write_bytes(receipt.picture)
    page = out / "dossier.html"
    page.write_text(_rendered(dossier, lambda receipt: f"{PICTURES}/{_file(receipt)}"), encoding="utf-8")
    return page


@cache
def _environment(language: Language) -> Environment:
    environment = page_environment("dossier", "dossier/static/dossier.css")
    speak_in(environment, language)
    environment.globals.update(headline=headline, moment=moment, severities=SEVERITY_WORDS)
    environment.filters.update(day=language.day)
    return environment


def _rendered(dossier: Dossier, source: Callable[[ReceiptView], str]) -> str:
    return _environment(dossier.language).get_template("dossier.html.j2").render(d=dossier, source=source)


def _file(receipt: ReceiptView) -> str:
    return f"receipt-{receipt.number}.jpg"


def _embedded(receipt: ReceiptView) -> str:
    return data_url("image/jpeg", receipt.picture or b"")
