"""Words that lead to a price, tell its tax or hold only at first, in the languages of the pages that print them."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points

SECOND = "<div><h3>Duo</h3><p>99 €</p><p>900 credits</p></div>"


def card(*lines: str) -> str:
    told = "".join(f"<p>{line}</p>" for line in lines)
    return f"<p>Credits pay for AI images.</p><section><div><h3>Solo</h3>{told}</div>{SECOND}</section>"


@pytest.mark.parametrize(
    ("lead", "price", "language"),
    [
        ("From", "€12/mo", "en"),
        ("ab", "12 €/Monat", "de"),
        ("À partir de", "12 €/mois", "fr"),
        ("Desde", "12 €/mes", "es"),
        ("A partir de", "€ 12/mês", "pt"),
        ("A partire da", "12 € al mese", "it"),
        ("Only", "€12/mo", "en"),
        ("Nur", "12 €/Monat", "de"),
    ],
)
def test_a_word_that_leads_to_an_amount_names_no_plan(lead: str, price: str, language: str) -> None:
    found = plans_of(f"<h3>Solo</h3><p>{lead} {price}</p><p>200 credits</p><h3>Duo</h3><p>{price}</p>", language)
    assert "Solo" in found
    assert lead not in found


@pytest.mark.parametrize(
    ("price", "line", "billed", "language"),
    [
        ("12 €/mois", "Facturé 144 €/an", "year", "fr"),
        ("12 €/Monat", "entspricht 144 €/Jahr", "month", "de"),
        ("12 €/mes", "equivale a 144 €/año", "month", "es"),
        ("12 € al mese", "pari a 144 € all'anno", "month", "it"),
    ],
)
def test_the_sum_of_a_year_stays_on_its_card(price: str, line: str, billed: str, language: str) -> None:
    found = plans_of(card(price, line, "200 credits"), language)
    assert points(found["Solo"]) == [("12", "EUR", "month", billed), ("144", "EUR", "year", "year")]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("29 € HT/mois soit 34,80 € TTC/mois", "fr"),
        ("29 € netto/Monat (34,51 € brutto)", "de"),
        ("29 € + IVA al mes (35,09 € con IVA)", "es"),
        ("29 € + IVA al mese (35,38 € IVA inclusa)", "it"),
        ("€29/mo excl. VAT (€34.80 incl. VAT)", "en"),
    ],
)
def test_of_one_price_without_tax_and_with_it_the_first_is_the_price(line: str, language: str) -> None:
    assert points(plans_of(card(line), language)["Solo"]) == [("29", "EUR", "month", "month")]


def test_two_prices_without_tax_are_two_prices() -> None:
    found = plans_of(card("29 € HT/mois", "32 € HT sans engagement, par mois"), "fr")
    assert [amount for amount, *_ in points(found["Solo"])] == ["29", "32"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("9,90 € le premier mois, puis 19 € par mois", "fr"),
        ("9,90 €/mois pendant 3 mois, puis 19 €/mois", "fr"),
        ("3 Monate für 9,90 €/Monat, danach 19 €/Monat", "de"),
        ("3 meses a 9,90 €/mes, después 19 €/mes", "es"),
        ("3 meses por € 9,90/mês, depois € 19/mês", "pt"),
        ("3 mesi a 9,90 €/mese, poi 19 €/mese", "it"),
    ],
)
def test_a_price_of_the_first_months_only_is_introductory(line: str, language: str) -> None:
    prices = plans_of(card(line), language)["Solo"].prices
    assert [(str(p.amount.amount), p.intro) for p in prices] == [("9.90", True), ("19", False)]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("19 € zzgl. 19 % MwSt. pro Monat", "de"),
        ("19 € p. M.", "de"),
        ("19 € per mese", "it"),
        ("19 € + IVA al mes", "es"),
    ],
)
def test_the_period_behind_words_for_tax_or_shortened_is_read(line: str, language: str) -> None:
    assert points(plans_of(card(line), language)["Solo"]) == [("19", "EUR", "month", "month")]


def test_what_several_payments_pay_is_no_price_of_a_month() -> None:
    found = plans_of(card("12x de R$ 29,90", "ou R$ 297 à vista", "500 créditos por mês"), "pt")
    assert points(found["Solo"]) == [("297", "BRL", None, None)]


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("El plan Lumen cuesta 19 € al mes.", "El plan Faro cuesta 49 € al mes.", "es"),
        ("O plano Lumen custa € 19 por mês.", "Já o plano Faro sai por € 49 por mês.", "pt"),
        ("Il piano Lumen costa 19 € al mese.", "Il piano Faro costa 49 € al mese.", "it"),
        ("La formule Lumen coûte 19 € par mois.", "La formule Faro est à 49 € par mois.", "fr"),
    ],
)
def test_a_sentence_names_plans_behind_the_word_for_plans(first: str, second: str, language: str) -> None:
    found = plans_of(f"<p>Credits pay for AI images.</p><p>{first} {second}</p>", language)
    assert {name.rsplit(" ", 1)[-1]: points(plan)[0][0] for name, plan in found.items()} == {
        "Lumen": "19",
        "Faro": "49",
    }


def test_a_lower_case_thing_that_costs_money_is_no_plan() -> None:
    assert not plans_of("<p>Un fotógrafo cuesta 190 € al mes. Un estudio cuesta 490 € al mes.</p>", "es")


@pytest.mark.parametrize(
    ("price", "fee", "language"),
    [
        ("149 € / Monat", "zzgl. einmalig 990 € Implementierung", "de"),
        ("€149 / month", "plus a one-time €990 for onboarding", "en"),
        ("149 € / mois", "plus des frais uniques de 990 €", "fr"),
        ("149 € al mes", "más un pago único de 990 €", "es"),
    ],
)
def test_what_is_paid_once_on_top_of_a_plan_is_no_price_of_it(price: str, fee: str, language: str) -> None:
    found = plans_of(card(price, "200 credits", fee), language)
    assert [amount for amount, *_ in points(found["Solo"])] == ["149"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("500 créditos iniciais, sem recarga mensal", "pt"),
        ("500 créditos iniciales, sin recarga mensual", "es"),
        ("500 crediti iniziali, senza ricarica mensile", "it"),
    ],
)
def test_a_period_that_is_ruled_out_behind_units_is_not_theirs(line: str, language: str) -> None:
    once = {"pt": "pagamento único", "es": "pago único", "it": "pagamento unico"}[language]
    found = packs_of(card("129 €", once, line), language)
    assert [pack.units for pack in found if pack.name == "Solo"] == [500]
