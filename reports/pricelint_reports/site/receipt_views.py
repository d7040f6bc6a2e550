"""Receipts as pages show them: the quote, its place in a screenshot or in the text, and the texts with every mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pricelint.model.capture import Capture
from pricelint.model.result import PlatformResult
from pricelint_reports.comparison.receipts import Receipts, capture_of
from pricelint_reports.frame.receipts import Receipt, receipts_in
from pricelint_reports.passages import Piece, pieces
from pricelint_reports.sources import Blob
from pricelint_reports.text import language_tag

UNKNOWN = "und"
"""The tag of a language that is not known."""


@dataclass(frozen=True, slots=True)
class ReceiptView(Receipt):
    """A receipt with the language of its page. `text_page` names the page text that marks the quote, if any."""

    language: str
    text_page: str | None


@dataclass(frozen=True, slots=True)
class TextPage:
    """The text of one stored page with its quotes marked."""

    name: str
    capture: Capture
    language: str
    pieces: tuple[Piece, ...]


def receipt_views(
    result: PlatformResult,
    receipts: Receipts,
    blob: Blob,
    texts: Mapping[str, str | None],
    pages: Mapping[str, TextPage],
) -> tuple[ReceiptView, ...]:
    """Every receipt by its number; `texts` and `pages` are by the sha256 of a capture."""
    return tuple(
        ReceiptView(
            one.number,
            one.evidence,
            one.capture,
            one.crop,
            one.passage,
            language=language_of(result, one.evidence.capture),
            text_page=pages[one.evidence.capture].name if one.passage and one.evidence.capture in pages else None,
        )
        for one in receipts_in(result.visit, receipts.items, blob, texts.get, both=True)
    )


def text_pages(
    name: str, result: PlatformResult, receipts: Receipts, texts: Mapping[str, str | None]
) -> dict[str, TextPage]:
    """The text of every quoted capture, by its sha256, as pages named after the platform and their first receipt."""
    found: dict[str, TextPage] = {}
    for number, item in enumerate(receipts.items, start=1):
        capture, text = capture_of(result, item), texts[item.capture]
        if text and capture and item.capture not in found:
            quoted = {n: other for n, other in enumerate(receipts.items, 1) if other.capture == item.capture}
            page = f"{name}-page-{number}"
            found[item.capture] = TextPage(page, capture, language_of(result, item.capture), pieces(text, quoted))
    return found


def language_of(result: PlatformResult, capture: str) -> str:
    """The language of a capture, by its sha256, as a tag for HTML; "und" where it is not known."""
    pages = (page for page in result.facts.pages if page.searched.capture == capture)
    return language_tag(next((page.language for page in pages), UNKNOWN))
