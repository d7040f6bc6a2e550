"""Stored pages as plain text with the quotes marked: never their HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from pricelint.model.evidence import Evidence

AROUND = 160
LINES = 2
"""What of a page is shown before and after a quote in its receipt: at most so many characters and further lines."""

KEPT = 4000
LONG = 120_000
"""A page text longer than LONG is published as the KEPT characters around each quote."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote in its surroundings; `cut_before` and `cut_after` say whether the page goes on."""

    before: str
    quote: str
    after: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a page's text. `anchors` are the receipts whose quote begins here; `gap` counts characters left out."""

    text: str
    marked: bool = False
    anchors: tuple[int, ...] = ()
    gap: int = 0


def span_in(text: str, evidence: Evidence) -> tuple[int, int] | None:
    """Where the quote stands in `text`: its own span if the quote is there, else None. No other place is tried."""
    start, end = evidence.start, evidence.end
    if not 0 <= start < end <= len(text):
        return None
    return (start, end) if _squeezed(text[start:end]) == _squeezed(evidence.quote) else None


def passage(text: str, evidence: Evidence) -> Passage | None:
    """The quote with the text around it, or None where it does not stand at its span."""
    span = span_in(text, evidence)
    if span is None:
        return None
    start, end = span
    lines_before = text[max(0, start - AROUND) : start].split("\n")[-LINES - 1 :]
    lines_after = text[end : end + AROUND].split("\n")[: LINES + 1]
    first, last = start - len("\n".join(lines_before)), end + len("\n".join(lines_after))
    return Passage(text[first:start], text[start:end], text[end:last], first > 0, last < len(text))


def pieces(text: str, receipts: Mapping[int, Evidence]) -> tuple[Piece, ...]:
    """`text` cut at the quotes of `receipts` (by number), marked where one stands and anchored where one begins."""
    spans = {number: span for number, item in receipts.items() if (span := span_in(text, item))}
    shown = windows(len(text), tuple(spans.values()))
    cuts = sorted({0, len(text), *(edge for span in (*spans.values(), *shown) for edge in span)})
    found: list[Piece] = []
    for start, end in pairwise(cuts):
        if not any(low <= start < high for low, high in shown):
            found.append(Piece("", gap=end - start))
            continue
        anchors = tuple(number for number, span in spans.items() if span[0] == start)
        marked = any(low <= start < high for low, high in spans.values())
        found.append(Piece(text[start:end], marked, anchors))
    return tuple(found)


def windows(length: int, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The parts of a text of so many characters that are published: all of it, or what stands around the quotes."""
    if length <= LONG:
        return ((0, length),)
    return tuple((max(0, low - KEPT), min(length, high + KEPT)) for low, high in spans) or ((0, LONG),)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
