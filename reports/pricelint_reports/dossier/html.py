"""The dossier as HTML: one page for print, or a page beside its pictures that word processors open."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment

from pricelint.audit.printed import day
from pricelint_reports.citations import moment
from pricelint_reports.dossier.build import headline
from pricelint_reports.dossier.model import Dossier, ReceiptView
from pricelint_reports.pages import page_environment

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
def _environment() -> Environment:
    environment = page_environment("dossier", "dossier/static/dossier.css")
    environment.globals.update(headline=headline, moment=moment)
    environment.filters.update(day=day)
    return environment


def _rendered(dossier: Dossier, source: Callable[[ReceiptView], str]) -> str:
    return _environment().get_template("dossier.html.j2").render(d=dossier, source=source)


def _file(receipt: ReceiptView) -> str:
    return f"receipt-{receipt.number}.jpg"


def _embedded(receipt: ReceiptView) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(receipt.picture or b'').decode('ascii')}"
