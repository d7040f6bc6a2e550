"""Bytes that are no page are refused by name and cause; a damaged page is read and said to be damaged."""

from __future__ import annotations

import pytest

from pricelint.documents.read import MOST_BYTES, Origin, read_document
from pricelint.documents.structured import offers
from pricelint.errors import NotHtmlError, SourceError, SourceTooLargeError
from pricelint.model.money import Money


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b"", NotHtmlError, "empty"),
        (b" \n ", NotHtmlError, "empty"),
        (b"%PDF-1.7 ...", NotHtmlError, "PDF"),
        (b"\x89PNG\r\n", NotHtmlError, "PNG"),
        (b"\x00\x01\x02<html>", NotHtmlError, "binary"),
        (b'{"plans": []}', NotHtmlError, "not HTML"),
        (b"just words", NotHtmlError, "not HTML"),
        (b"<p>" + b"x" * MOST_BYTES, SourceTooLargeError, "20,000,000"),
    ],
    ids=["empty", "blank", "pdf", "png", "binary", "json", "text", "20 MB"],
)
def test_what_is_no_page_is_refused_with_its_name_and_cause(body: bytes, kind: type[SourceError], words: str) -> None:
    with pytest.raises(kind, match=words) as caught:
        read_document(body, Origin("acme-pricing"))
    assert "acme-pricing" in str(caught.value)


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("<meta charset='iso-8859-1'><p>29 € für crédit</p>".encode("cp1252"), ""),
        ("<p>29 € für crédit</p>".encode(), "utf-8"),
        ("\ufeff<p>29 € für crédit</p>".encode("utf-16"), ""),
        ("<p>29 € für crédit</p>".encode("cp1252"), "no-such-charset"),
    ],
)
def test_the_character_set_is_found_even_when_it_is_stated_wrongly(body: bytes, charset: str) -> None:
    assert "crédit" in read_document(body, Origin("page", charset=charset)).text


def test_mojibake_is_noted_as_a_problem_of_the_source() -> None:
    body = "<p>29 â‚¬, 49 â‚¬, 99 â‚¬</p>".encode()
    assert "wrongly encoded" in read_document(body, Origin("page")).problems[0]


def test_unclosed_everything_is_read() -> None:
    assert "Pro" in read_document(b"<div><table><tr><td><b><i>Pro <p>$9", Origin("page")).text


def test_offers_in_broken_or_nested_json_ld_are_read_where_they_can_be() -> None:
    good = '{"@graph":[{"name":"Pro","offers":{"@type":"Offer","price":29.9,"priceCurrency":"usd"}}]}'
    page = (
        f"<script type='application/ld+json'>{good}</script><script type='application/ld+json'>{{oops</script><p>x</p>"
    )
    found = offers(read_document(page.encode(), Origin("page")))
    assert [(offer.name, offer.price.currency, str(offer.price.amount)) for offer in found] == [("Pro", "USD", "29.9")]
    assert isinstance(found[0].price, Money)
