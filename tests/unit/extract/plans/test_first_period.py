"""Prices that hold for the first period only, and words of charging that lead to the next amount."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, points

GO = {
    "en": ("$19.99/month", "First month at $4.99, then full price. Annual plan: $15.99/month."),
    "de": ("19,99 €/Monat", "Erster Monat für 4,99 €, danach voller Preis. Jährliche Zahlung: 15,99 €/Monat."),
    "fr": ("19,99 €/mois", "Premier mois à 4,99 €, puis plein tarif. Paiement annuel : 15,99 €/mois."),
    "es": ("19,99 €/mes", "Primer mes a 4,99 €, luego precio completo. Pago anual: 15,99 €/mes."),
    "pt": ("R$ 19,99/mês", "Primeiro mês por R$ 4,99, depois preço cheio. Plano anual: R$ 15,99/mês."),
    "it": ("19,99 €/mese", "Primo mese a 4,99 €, poi prezzo pieno. Piano annuale: 15,99 €/mese."),
    "ja": ("1,999円/月", "初月は499円、その後は通常価格です。年払い：1,599円/月。"),
    "zh": ("19.99元/月", "首月仅4.99元，之后恢复原价。按年付费：15.99元/月。"),
    "ko": ("1,999원/월", "첫 달은 499원, 이후 정가입니다. 연간 결제: 1,599원/월."),
    "ru": ("1999 ₽/мес", "Первый месяц за 499 ₽, затем полная цена. При оплате за год: 1599 ₽/мес."),
}


@pytest.mark.parametrize("language", GO)
def test_words_of_the_first_month_lead_to_an_amount(language: str) -> None:
    head, rest = GO[language]
    page = f"<h2>Reed</h2><h3>{head}</h3><p>{rest}</p><h2>Moss</h2><h3>{head.replace('9', '8')}</h3>"
    plan = plans_of(page, language)["Reed"]
    read = [(price.amount.amount, str(price.per), str(price.billed or "month")) for price in plan.prices]
    full, first, yearly = sorted(read, reverse=True)[0], sorted(read)[0], sorted(read)[1]
    assert [price.intro for price in plan.prices] == [False, True, False]
    assert (full[1:], first[1:], yearly[1:]) == (("month", "month"), ("month", "month"), ("month", "year"))
    assert not any(price.doubt for price in plan.prices)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("$4.99 a month. Annual plan: $3.99 a month.", [("4.99", "month"), ("3.99", "year")]),
        ("$4.99 a month, yearly: $3.99 a month", [("4.99", "month"), ("3.99", "year")]),
        ("$4 a month. Billed yearly $48.", [("4", "year"), ("48", "year")]),
        ("$4 a month billed yearly or $5 a month", [("4", "year"), ("5", "month")]),
    ],
)
def test_words_of_charging_that_lead_to_the_next_amount_are_that_ones(
    line: str, expected: list[tuple[str, str]]
) -> None:
    page = (
        f"<h2>Reed</h2><p>{line}</p><p>500 credits a month</p><h2>Moss</h2><p>$9 a month</p><p>900 credits a month</p>"
    )
    assert [(point[0], point[3]) for point in points(plans_of(page)["Reed"])] == expected


def test_a_period_that_the_words_above_rule_out_is_none_of_the_cards() -> None:
    page = "<h2>Pay per call, {}</h2><div>{}</div>"
    cards = "".join(f"<div><h3>{n}</h3><p>${p}</p><p>Mail support</p></div>" for n, p in (("Lite", 5), ("Pro", 20)))
    assert plans_of(page.format("not per month", cards)) == {}
    assert plans_of(page.format("billed with your phone per month", cards)).keys() == {"Lite", "Pro"}
