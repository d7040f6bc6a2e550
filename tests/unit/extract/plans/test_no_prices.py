"""Amounts on a card that are not what it costs: of one unit, of what an action takes, of a boast, of a formula."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, reading_of, sizes


def test_the_price_of_one_unit_on_the_next_line_leaves_the_price() -> None:
    card = "<div><p>{}</p><p><b>{}</b><i>원</i></p><p>크레딧당 {}원</p><p>✓ 크레딧 {}개</p><p>✓ 1회 결제</p></div>"
    cards = card.format("새싹", "9,900", "990", 10) + card.format("나무", "24,900", "830", 30)
    page = f"<h2>크레딧 충전</h2><div>{cards}</div>"
    assert sizes(packs_of(page, "ko")) == [("9900", "KRW", 10, 0), ("24900", "KRW", 30, 0)]
    assert [int(rate.money.amount / rate.units) for rate in reading_of(page, "ko").rates] == [990, 830]


def test_a_boast_of_less_than_an_amount_is_no_price() -> None:
    lead = "<p>Flat monthly, per yard. Less than $10 a day per yard. The annual plan saves two months.</p>"
    assert plans_of(f"<section><h2>Priced per yard</h2>{lead}<div><h3>Yard</h3><p>Custom</p></div></section>") == {}


def test_what_an_action_comes_to_is_no_pack() -> None:
    card = (
        "<div><p>Flex</p><p>Nur zahlen, was genutzt wird.</p><p>Verbrauch × 2 Cent</p><p>0 € Grundgebühr</p>"
        "<p>50 Credits für eine Recherche = 1,00 €</p><a>Gespräch buchen</a></div>"
    )
    plan = "<div><p>Fest</p><p>29 €</p><p>pro Monat</p><p>600 Credits / Monat</p><a>Buchen</a></div>"
    page = f"<h2>Tarife</h2><div>{plan}{card}</div>"
    assert packs_of(page, "de") == ()
    prices = [price.amount.amount for plan in plans_of(page, "de").values() for price in plan.prices]
    assert [amount for amount in prices if amount] == [29]


@pytest.mark.parametrize(
    ("language", "text", "currency"),
    [("de", "2 Cent", "EUR"), ("fr", "2 centimes", "EUR"), ("pt", "2 centavos", "BRL"), ("en", "2 cents", "USD")],
)
def test_cents_are_those_of_the_language(language: str, text: str, currency: str) -> None:
    (mention,) = reading_of(f"<p>{text}</p>", language).money
    assert (f"{mention.money.amount:f}", mention.money.currency) == ("0.02", currency)


def test_a_tier_on_request_has_its_unlimited_units() -> None:
    card = "<div><p>{}</p><p>{}</p><ul><li>{}</li><li>サポート</li></ul></div>"
    cards = card.format("Small", "¥2,980", "300 クレジット/月") + card.format(
        "Large", "お問い合わせ", "クレジット無制限"
    )
    allowance = plans_of(f"<h2>プラン比較</h2><div>{cards}</div>", "ja")["Large"].allowance
    assert allowance is not None
    assert allowance.amount is None


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", "<li>Basic – monthly 100 credits</li><li>Pro – monthly 200 credits</li>"),
        ("ja", "<li>Basic – 月間 100 クレジット</li><li>Pro – 月間 200 クレジット</li>"),
    ],
)
def test_a_period_right_before_the_units_of_a_tier_is_theirs(language: str, lines: str) -> None:
    found = plans_of(f"<h2>Credits</h2><ul>{lines}</ul>", language)
    told = ((name, plan.allowance) for name, plan in found.items())
    said = [f"{name}: {granted.amount} / {granted.per}" for name, granted in told if granted]
    assert said == ["Basic: 100 / month", "Pro: 200 / month"]
