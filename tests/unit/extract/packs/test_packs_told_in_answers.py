"""Packs that a page tells in an answer or a sentence instead of listing them, and what looks like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from offers_pages import packs_of, plans_of, sizes

from pricelint.extract.packs.read import PERIODIC

PLANS = (
    "<h2>Plans</h2><div><div><h3>Lite</h3><p>$8/month</p><p>200 credits</p></div>"
    "<div><h3>Pro</h3><p>$24/month</p><p>900 credits</p></div></div>"
)
PLANS_JA = (
    "<h2>料金</h2><div><div><h3>ライト</h3><p>¥980/月</p><p>300クレジット</p></div>"
    "<div><h3>プロ</h3><p>¥2,980/月</p><p>1,200クレジット</p></div></div>"
)
PLANS_ZH = (
    "<h2>价格</h2><div><div><h3>基础版</h3><p>¥29/月</p><p>300积分</p></div>"
    "<div><h3>专业版</h3><p>¥99/月</p><p>1200积分</p></div></div>"
)


def asked(question: str, answer: str) -> str:
    return f'<div class="faq"><h4>{question}</h4><p>{answer}</p></div>'


def folded(question: str, answer: str) -> str:
    return f"<details><summary>{question}</summary><p>{answer}</p></details>"


@pytest.mark.parametrize("put", [asked, folded])
@pytest.mark.parametrize(
    ("plans", "language", "answer", "expected"),
    [
        (PLANS, "en", "Yes. You can buy 500 credits for $9 or 2,000 credits for $29 at any time.",
         [("9", "USD", 500, 0), ("29", "USD", 2000, 0)]),
        (PLANS, "en", "You can buy extra credits at any time: 500 credits for $9. They never expire.",
         [("9", "USD", 500, 0)]),
        (PLANS, "fr", "Il existe des packs (100 crédits pour 9 €, 500 pour 39 €). Ils se gardent un mois.",
         [("9", "EUR", 100, 0), ("39", "EUR", 500, 0)]),
        (PLANS_JA, "ja", "はい。追加クレジットは100クレジット1,200円で購入できます。", [("1200", "JPY", 100, 0)]),
        (PLANS_ZH, "zh", "可以单独购买积分包，500积分199元，1200积分399元，永久有效。",
         [("199", "CNY", 500, 0), ("399", "CNY", 1200, 0)]),
    ],
)  # fmt: skip
def test_packs_of_an_answer_stand_beside_the_plans(
    put: Callable[[str, str], str], plans: str, language: str, answer: str, expected: list[tuple[str, str, int, int]]
) -> None:
    page = plans + put("More?", answer)
    assert sizes(packs_of(page, language)) == expected
    assert len(plans_of(page, language)) == 2


@pytest.mark.parametrize("put", [asked, folded])
@pytest.mark.parametrize(
    "answer",
    [
        "Lite gives you 200 credits for $8 and Pro 900 credits for $24.",
        "Refer a friend and earn 100 credits worth $10.",
        "A video takes 50 credits, worth about $1.30.",
        "If you paid $24 and used 100 credits, we refund the rest.",
        "Buy extra credits every month: 500 credits for $9, billed monthly.",
    ],
    ids=["tiers again", "reward", "value", "refund", "recurring"],
)
def test_an_answer_that_sells_no_pack_makes_none(put: Callable[[str, str], str], answer: str) -> None:
    assert packs_of(PLANS + put("More?", answer)) == ()


@pytest.mark.parametrize("other", ["2 seats $5", "2 seats for $5", "30 days for $5"])
def test_a_number_of_something_else_is_no_size(other: str) -> None:
    found = packs_of(PLANS + asked("More?", f"Packs come with 100 credits for $9, {other}."))
    assert all(pack.price.amount != 5 for pack in found)


def test_an_example_in_an_answer_is_no_pack_where_packs_are_listed() -> None:
    listed = (
        "<h2>Buy credits</h2><div><div><p>100 credits</p><p>$5</p></div><div><p>500 credits</p><p>$20</p></div></div>"
    )
    told = asked("Discounts?", "Schools can buy 100 credits for $4 and 500 credits for $16.")
    assert sizes(packs_of(listed + told)) == [("5", "USD", 100, 0), ("20", "USD", 500, 0)]


def test_a_lone_button_sells_a_pack_unless_it_names_a_period() -> None:
    page = "<p>An image takes 5 credits.</p><button>Buy 500 credits – $9{}</button>"
    assert sizes(packs_of(page.format(""))) == [("9", "USD", 500, 0)]
    assert packs_of(page.format(" per month")) == ()


def test_buttons_that_are_inputs_show_their_value_and_other_inputs_do_not() -> None:
    page = '<h2>Buy credits</h2><form><input type="{0}" value="500 credits - $9"><input type="{0}" value="{1}"></form>'
    second = "2,000 credits - $29"
    assert sizes(packs_of(page.format("submit", second))) == [("9", "USD", 500, 0), ("29", "USD", 2000, 0)]
    assert packs_of(page.format("hidden", second)) == ()


def test_a_number_of_pieces_in_a_name_is_bought_once_and_units_per_period_are_not() -> None:
    card = "<div><h6>{}</h6><h6>{}</h6><div>month</div></div>"
    bought = card.format("1x Metro Prime Credit +1 FREE", "$90") + card.format("3x Metro Prime Credit +3 FREE", "$240")
    packs = packs_of("<h1>Buy credits</h1>" + bought)
    assert sizes(packs) == [("90", "USD", 1, 1), ("240", "USD", 3, 3)]
    assert {pack.doubt for pack in packs} == {PERIODIC}
    granted = card.format("Lite: 100 credits +10 FREE", "$9") + card.format("Pro: 300 credits +30 FREE", "$24")
    assert packs_of("<h1>Plans</h1>" + granted) == ()
    assert len(plans_of("<h1>Plans</h1>" + granted)) == 2
