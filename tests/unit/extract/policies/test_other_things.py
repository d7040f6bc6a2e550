"""Denials of money back for what no buyer of units buys: they are no terms of units or plans."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.model.platform import Role
from pricelint.model.units import TermName

OTHER = [
    ("en", "Event tickets are non-refundable."),
    ("en", "Shipping costs and handling are strictly non-refundable."),
    ("en", "The processing fee is not refundable."),
    ("en", "Domain registrations are non-refundable."),
    ("en", "Professional services will not be refunded."),
    ("de", "Versandkosten sind nicht erstattungsfähig."),
    ("fr", "Les frais de port ne sont pas remboursables."),
    ("es", "Los gastos de envío no son reembolsables."),
    ("pt", "Os impostos não são reembolsáveis."),
    ("it", "Le spese di spedizione non sono rimborsabili."),
    ("ja", "送料は返金いたしません。"),
    ("zh", "运费不予退还。"),
    ("ko", "배송비는 환불되지 않습니다."),
    ("ru", "Стоимость доставки не возвращается."),
]
PURCHASES = [
    ("en", "All purchases, including taxes and shipping, are non-refundable."),
    ("en", "Taxes and subscription fees are non-refundable."),
    ("de", "Alle Käufe sind nicht erstattungsfähig."),
    ("fr", "Les achats ne sont pas remboursables."),
    ("es", "Las compras no son reembolsables."),
    ("pt", "As compras não são reembolsáveis."),
    ("it", "Gli acquisti non sono rimborsabili."),
    ("ja", "購入後の返金はいたしません。"),
    ("zh", "购买后不予退款。"),
    ("ko", "구매 후에는 환불되지 않습니다."),
    ("ru", "Покупки не подлежат возврату."),
]


def refunds(language: str, text: str) -> list[str]:
    body = f'<html lang="{language}"><body><h1>Kestrel</h1><p>{text}</p></body></html>'.encode()
    found = extract(read_document(body, Origin("terms", Role.TERMS))).terms
    return [term.value for term in found if term.name is TermName.REFUND]


@pytest.mark.parametrize(("language", "text"), OTHER)
def test_a_denial_for_other_things_is_no_term_of_units(language: str, text: str) -> None:
    assert refunds(language, text) == []


@pytest.mark.parametrize(("language", "text"), PURCHASES)
def test_a_denial_for_purchases_is_one(language: str, text: str) -> None:
    assert refunds(language, text) == ["non_refundable"]


STUDIES = "<p>Tuition is charged by the credit hour.</p><p>Undergraduate students may drop a course. {}</p>"


@pytest.mark.parametrize("text", ["After enrolment, no refunds will be made.", "All fees are non-refundable."])
def test_what_a_university_keeps_is_no_term_of_units(text: str) -> None:
    assert refunds("en", STUDIES.format(text)) == []


def test_the_same_words_of_a_seller_are_one() -> None:
    told = "<p>Credits pay for images, per month.</p><p>Customers may leave. All fees are non-refundable.</p>"
    assert refunds("en", told) == ["non_refundable"]
