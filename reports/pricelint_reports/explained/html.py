"""The page with its facts marked, as one file that holds everything and runs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pricelint import __version__
from pricelint.documents.document import Document
from pricelint.extract.explain.trace import Explanation, Seen
from pricelint_reports.explained.skeleton import Mark, skeleton
from pricelint_reports.explained.words import phrases_words, proves_words, structure_words, summary
from pricelint_reports.pages import page_environment
from pricelint_reports.passages import span_in
from pricelint_reports.text import language_tag


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote of a fact; `anchor` is its mark on the page, None where it does not stand at its span."""

    seen: Seen
    anchor: str | None
    proves: str
    structure: str
    phrases: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A numbered fact with its quotes."""

    number: int
    explanation: Explanation
    quotes: tuple[QuoteView, ...]


def explained_page(document: Document, explanations: Sequence[Explanation], language: str) -> str:
    """HTML of a page's text with each fact marked, and of what is to be said of each.

    The page's own markup, scripts, styles, images and addresses are not in it; its text is escaped.
    """
    facts, marks = [], []
    for number, explanation in enumerate(explanations, 1):
        views, own = _quotes(document, number, explanation)
        facts.append(FactView(number, explanation, views))
        marks += own
    environment = page_environment("explained", "site/static/site.css", "explained/static/explained.css")
    return environment.get_template("explained.html.j2").render(
        document=document,
        facts=facts,
        page=skeleton(document, marks),
        language=language_tag(language),
        version=__version__,
    )


def _quotes(document: Document, number: int, explanation: Explanation) -> tuple[tuple[QuoteView, ...], list[Mark]]:
    views, marks, title = [], [], summary(number, explanation)
    for place, seen in enumerate(explanation.seen, 1):
        span = span_in(document.text, seen.evidence)
        anchor = f"mark-{number}-{place}" if span else None
        if span and anchor:
            marks.append(Mark(number, anchor, *span, title))
        views.append(QuoteView(seen, anchor, proves_words(seen), structure_words(seen), phrases_words(seen)))
    return tuple(views), marks
