from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_pdfs import paragraph, small_pdf

from pricelint.documents import pdf
from pricelint.documents.document import Document
from pricelint.documents.read import Origin, read_document
from pricelint.errors import NotHtmlError, SourceTooLargeError
from pricelint.extract.facts import extract_all
from pricelint.model.platform import Role

CLAUSE = (
    "Credits that were bought separately never expire. Unused credits of a monthly plan do not roll over to the "
    "following month and are lost at the end of each billing cycle, for whatever reason they were not used."
)
TABLE = [
    (50, 780, "Action"), (300, 780, "Credits"), (50, 760, "Image, 1024 px"), (300, 760, "4 credits"),
    (50, 740, "Video, 5 seconds"), (300, 740, "40 credits"),
]  # fmt: skip


def document(body: bytes, role: Role = Role.TERMS) -> Document:
    return read_document(body, Origin(page="terms", role=role))


def test_lines_of_a_paragraph_are_one_block_and_a_quote_names_its_page() -> None:
    read = document(small_pdf(paragraph("Terms of Inkwell."), paragraph(CLAUSE)))
    assert CLAUSE in read.text
    assert read.title == "Terms"
    start = read.text.index("do not roll over")
    evidence = read.cite(start, start + len("do not roll over"))
    assert (evidence.pdf_page, evidence.quote, read.text[evidence.start : evidence.end]) == (
        2, "do not roll over", "do not roll over",
    )  # fmt: skip
    assert "pdf-page:nth-child(2)" in evidence.path


def test_columns_are_a_table() -> None:
    (table,) = document(small_pdf(TABLE)).tables
    assert [len(row) for row in table.rows] == [2, 2, 2]


def test_what_becomes_of_units_is_read_from_a_pdf_with_its_page() -> None:
    (facts,) = extract_all([document(small_pdf(paragraph("Terms."), paragraph(CLAUSE)))])
    assert facts.expiry
    assert {quote.pdf_page for fact in facts.expiry for quote in fact.evidence} == {2}


def test_a_page_of_the_web_has_no_page_number() -> None:
    read = read_document(b"<html><body><p>Credits never expire.</p></body></html>", Origin(page="faq"))
    assert read.cite(0, 7).pdf_page is None


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"%PDF-1.7\n", "cannot be read"),
        (b"%PDF-1.4\n" + b"1 0 obj << /Type /Catalog >> endobj " * 50, "cannot be read"),
        (small_pdf([]), "no text"),
        (small_pdf(paragraph(CLAUSE))[:-200], "cannot be read"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_an_error_with_a_reason(body: bytes, says: str) -> None:
    with pytest.raises(NotHtmlError, match=says):
        document(body)


def test_pages_and_text_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    long = document(small_pdf(*[paragraph("Credits never expire.")] * (pdf.MOST_PAGES + 3)))
    assert long.problems == (f"read to page {pdf.MOST_PAGES} of {pdf.MOST_PAGES + 3}",)
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 10)
    with pytest.raises(SourceTooLargeError):
        document(small_pdf(paragraph("Credits never expire, whatever happens.")))


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.001)
    with pytest.raises(NotHtmlError, match="took more than"):
        document(small_pdf(paragraph("Credits expire after a year of silence.")))


@settings(max_examples=5, deadline=None)
@given(st.binary(max_size=300))
def test_hostile_bytes_are_text_or_an_error(noise: bytes) -> None:
    body = small_pdf(paragraph(CLAUSE))
    middle = len(body) // 2
    try:
        read = document(body[:middle] + noise + body[middle:])
    except (NotHtmlError, SourceTooLargeError):
        return
    assert read.paged
