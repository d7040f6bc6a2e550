"""The place of a quote in the HTML source: told where it is certain, and only there."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from pricelint.audit.registry import load_rules
from pricelint.cli.sources import folder_visit
from pricelint.documents.document import Document
from pricelint.documents.read import Origin, read_document
from pricelint.model.evidence import Evidence, Place
from pricelint.pipeline import audit_visit, read_capture
from pricelint_reports.source_places import SourcePage

PRICING = """<!doctype html>
<html lang="en"><head><title>Pricing of credits</title>
<style>.a::before { content: "500 credits" }</style></head>
<body><!-- 500 credits -->
<main><h1>Credits &amp; plans</h1>
<div><h2>Starter</h2><p>$10 per month</p><p><b>500</b>
  <i>credits</i></p></div>
<div><h2>Studio</h2><p>$10 per month</p><p>500 credits</p></div>
<p>Unused credits don&rsquo;t roll over. 😀 They <em>expire</em> after 90&nbsp;days.</p>
</main></body></html>
"""


@pytest.fixture(scope="module")
def document() -> Document:
    """The page as the product reads it."""
    return read_document(PRICING.encode(), Origin("pricing"))


def quoted(text: str, quote: str, number: int = 0) -> Evidence:
    """The evidence of a quote's occurrence in a text."""
    start = -1
    for _ in range(number + 1):
        start = text.index(quote, start + 1)
    return Evidence("pricing", "", "", "first", "p", start, start + len(quote), " ".join(quote.split()), Place.MAIN)


@pytest.mark.parametrize(
    ("quote", "number", "line", "text"),
    [
        ("$10 per month", 0, 6, "$10 per month"),
        ("$10 per month", 1, 8, "$10 per month"),
        ("500 credits", 1, 8, "500 credits"),
        ("Credits & plans", 0, 5, "Credits &amp; plans"),
        ("don’t roll over", 0, 9, "don&rsquo;t roll over"),
        ("expire after 90 days", 0, 9, "expire</em> after 90&nbsp;days"),
    ],
)
def test_a_quote_is_found_where_it_stands(document: Document, quote: str, number: int, line: int, text: str) -> None:
    spot = SourcePage(document.source, document.text).spot(quoted(document.text, quote, number))
    column = len(PRICING.splitlines()[line - 1].partition(text)[0].encode("utf-16-le")) // 2 + 1

    assert spot is not None
    assert (spot.line, spot.end_line, spot.text) == (line, line, text)
    assert (spot.column, spot.end_column) == (column, column + len(text))


def test_the_text_of_a_spot_is_that_of_the_source(document: Document) -> None:
    spot = SourcePage(document.source, document.text).spot(quoted(document.text, "500 credits"))

    assert spot is not None
    assert spot.text == "500</b>\n  <i>credits"
    assert (spot.line, spot.end_line, spot.end_column) == (6, 7, 13)


def test_columns_count_as_editors_do(document: Document) -> None:
    """A sign beyond the basic plane takes two UTF-16 code units."""
    spot = SourcePage(document.source, document.text).spot(quoted(document.text, "They"))
    line = PRICING.splitlines()[8]

    assert spot is not None
    assert spot.column == line.index("They") + 2


def test_what_the_source_repeats_more_often_than_the_text_is_told_by_its_surroundings() -> None:
    source = "<p>5 credits</p><p>Video: 5 credits a second</p><template>5 credits</template>"
    text = "5 credits\nVideo: 5 credits a second"
    spot = SourcePage(source, text).spot(quoted(text, "5 credits", 1))

    assert spot is not None
    assert spot.column == source.index("5 credits a") + 1


def test_where_it_is_not_certain_nothing_is_told() -> None:
    source = "<p>5 credits</p><p>5 credits</p><p>5 credits</p>"
    text = "5 credits\n5 credits"

    assert SourcePage(source, text).spot(quoted(text, "5 credits", 1)) is None
    assert SourcePage("<p>Something else</p>", text).spot(quoted(text, "5 credits")) is None


def test_a_quote_that_does_not_stand_at_its_span_is_not_looked_for() -> None:
    moved = Evidence("p", "", "", "first", "p", 0, 3, "credits", Place.MAIN)

    assert SourcePage("<p>5 credits</p>", "5 credits").spot(moved) is None


def test_a_quote_of_data_in_a_script_is_found_where_it_stands_once() -> None:
    source = '<script type="application/ld+json">\n{"price": "29.00"}</script><p>A price</p>'
    text = "A price\n29.00"
    spot = SourcePage(source, text).spot(quoted(text, "29.00"))

    assert spot is not None
    assert (spot.line, spot.text) == (2, "29.00")


@settings(deadline=None)
@given(st.text(st.sampled_from("<>\"'&;a1 \n!-/=#xscript"), max_size=200), st.text(max_size=20))
def test_no_source_is_too_odd(source: str, text: str) -> None:
    page = SourcePage(source, f"x{text}")
    spot = page.spot(quoted(f"x{text}", "x"))

    assert spot is None or spot.text in source
    assert page.whole.end_line == source.count("\n") + 1


@pytest.mark.parametrize("part", ["<a ", "<!--", "<script", '<a "', "&#1", "<a '", "<p>5 credits"])
def test_hostile_repetition_takes_no_time_to_speak_of(part: str) -> None:
    source = part * 30_000
    page = SourcePage(source, "5 credits")

    assert page.spot(quoted("5 credits", "5 credits")) is None


@pytest.mark.parametrize("sample", ["copperleaf", "farbkontor", "glimmerforge", "komorebi"])
def test_what_is_written_at_the_place_told_is_read_just_before_the_quote(repository: Path, sample: str) -> None:
    """The proof from the other side: a mark at line and column comes out of the parser where the evidence begins."""
    saved = folder_visit(repository / "spiders" / "pricelint_spiders" / "samples" / sample)
    result = audit_visit(saved.platform, saved.visit, saved.blobs.get, load_rules(), {})
    documents = {each.sha256: read_capture(each, saved.blobs.get).document for each in saved.visit.captures}
    spans = {(each.capture, each.start): each for outcome in result.outcomes for each in outcome.evidence}

    assert len(spans) > 15
    for evidence in spans.values():
        document = documents[evidence.capture]
        assert document is not None
        spot = SourcePage(document.source, document.text).spot(evidence)
        assert spot is not None
        marked = read_document(with_mark(document.source, spot.line, spot.column).encode(), Origin("pricing"))
        assert squeezed(marked.text.partition(MARK)[0]) == squeezed(document.text[: evidence.start])


MARK = "QQZQ"


def with_mark(source: str, line: int, column: int) -> str:
    """The source with a mark at a place."""
    lines = source.split("\n")
    units = lines[line - 1].encode("utf-16-le")
    before, after = units[: 2 * (column - 1)], units[2 * (column - 1) :]
    lines[line - 1] = before.decode("utf-16-le") + MARK + after.decode("utf-16-le")
    return "\n".join(lines)


def squeezed(text: str) -> str:
    return "".join(text.split())
