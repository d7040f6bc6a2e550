"""Prices that are paid in several parts."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, points


def pair(first: str, second: str) -> str:
    return f"<p>Credits pay for AI images.</p><section><div>{first}</div><div>{second}</div></section>"


@pytest.mark.parametrize(
    ("line", "language"),
    [("12x de R$ 49,90", "pt"), ("12x R$ 49,90", "pt"), ("12 x de R$ 49,90", "es")],
)
def test_twelve_instalments_are_a_year_paid_by_the_month(line: str, language: str) -> None:
    body = pair(f"<h3>Solo</h3><p>{line}</p>", "<h3>Duo</h3><p>R$ 99,90/mês</p>")
    assert points(plans_of(body, language)["Solo"]) == [("49.90", "BRL", "month", "year")]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("ou 12x de R$ 9,70 no cartão", "pt"),
        ("ou em até 10x sem juros de R$ 9,70", "pt"),
        ("o 6 cuotas de $ 17", "es"),
        ("ou 3x 33 €", "fr"),
        ("o 3 rate da 33 €", "it"),
        ("oder 3 Raten zu 33 €", "de"),
        ("or 3 payments of $33", "en"),
    ],
)
def test_a_part_of_a_price_that_is_paid_in_several_is_no_price(line: str, language: str) -> None:
    body = pair(f"<h3>Solo</h3><p>$97/mo</p><p>{line}</p>", "<h3>Duo</h3><p>$199/mo</p>")
    assert points(plans_of(body, language)["Solo"]) == [("97", "USD", "month", "month")]
