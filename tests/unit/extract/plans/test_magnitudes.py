"""Numbers misread by a power of ten, or a year taken for a month, are doubted and not printed as facts."""

from __future__ import annotations

from offers_pages import packs_of, plans_of

CARD = "<div><h3>{}</h3><p>{}</p><p>{}</p></div>"


def page(*cards: tuple[str, str, str]) -> str:
    return (
        "<h2>Plans</h2><div>" + "".join(CARD.format(*card) for card in cards) + "</div><p>An image takes 4 credits.</p>"
    )


def doubted(body: str) -> list[str]:
    """Names of the plans of which the allowance or a price is doubted."""
    found = plans_of(body).values()
    return [p.name for p in found if (p.allowance and p.allowance.doubt) or any(price.doubt for price in p.prices)]


def packs(*lines: str) -> list[bool]:
    body = "<h2>Credit packs</h2><ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
    return [bool(pack.doubt) for pack in packs_of(body)]


def test_an_allowance_a_hundred_times_off_is_doubted() -> None:
    rows = [("Lite", "$10/mo", "500 credits"), ("Plus", "$20/mo", "1,200 credits"), ("Max", "$40/mo", "2,500 credits")]
    assert doubted(page(*rows)) == []
    assert doubted(page(*rows, ("Ultra", "$80/mo", "600,000 credits"))) == ["Ultra"]


def test_larger_plans_may_give_a_few_times_more_for_the_money() -> None:
    rows = [("Lite", "$10/mo", "100 credits"), ("Plus", "$30/mo", "900 credits"), ("Max", "$100/mo", "9,000 credits")]
    assert doubted(page(*rows)) == []


def test_three_decimals_of_a_unit_are_doubted() -> None:
    assert doubted(page(("Solo", "€15 / month", "1.500 credits"), ("Duo", "€40 / month", "500 credits"))) == ["Solo"]
    assert packs("1.500 credits for €15", "500 credits for €6") == [True, False]


def test_an_amount_that_lost_its_cents_is_doubted() -> None:
    rows = [("Lite", "$9.99/mo", "500 credits"), ("Plus", "$19.99/mo", "1,200 credits")]
    assert doubted(page(*rows, ("Max", "$3999/mo", "2,500 credits"))) == ["Max"]
    assert doubted(page(*rows, ("Max", "$40/mo", "2,500 credits"))) == []


def test_a_year_at_the_price_of_a_month_is_doubted() -> None:
    one, two = ("Lite", "$10/month or $9/year", "500 credits"), ("Max", "$30/month or $300/year", "1,500 credits")
    assert doubted(page(one, two)) == ["Lite"]


def test_a_month_at_the_price_of_a_year_is_doubted() -> None:
    one, two = ("Lite", "$120/month or $120/year", "500 credits"), ("Max", "$30/month or $300/year", "1,500 credits")
    assert doubted(page(one, two)) == ["Lite"]


def test_a_pack_ten_times_off_is_doubted() -> None:
    assert packs("100 credits for $5", "250 credits for $12", "500 credits for $22") == [False, False, False]
    assert packs("100 credits for $5", "250 credits for $12", "50,000 credits for $22") == [False, False, True]


def test_more_units_for_less_money_are_doubted() -> None:
    assert packs("100 credits for $50", "250 credits for $12", "500 credits for $90") == [True, True, False]


def test_packs_of_two_currencies_are_not_compared() -> None:
    assert (
        packs("100 credits for $5", "200 credits for $9", "100 credits for ₩7000", "200 credits for ₩12000")
        == [False] * 4
    )
