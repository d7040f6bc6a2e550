"""Credit that is money ("$20 of platform credit"): no unit, no price of a plan; and prices that only begin a list."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, reading_of

SEATS = "<div><h2>{}</h2><p>{}</p><p>{}</p></div>"
GIVEN = [
    ("en", "Billed monthly.", "Includes $20 platform credit per month for each account"),
    ("en", "Billed monthly.", "Comes with $20 in free credits"),
    ("ja", "月額請求。", "アカウントごとに毎月$20のプラットフォームクレジットが含まれます。"),
    ("ko", "매월 결제", "계정마다 매월 $20 상당의 플랫폼 크레딧이 포함됩니다."),
    ("zh", "按月计费。", "每个账户每月包含$20的平台积分。"),
]
BEGIN = [
    ("ja", "最適なプランは$19/月から始まります。", "$19/月", "$39/月"),
    ("ko", "알맞은 요금제는 $19/월부터 시작합니다.", "$19/월", "$39/월"),
    ("zh", "适合你的方案$19/月起。", "$19/月", "$39/月"),
    ("en", "Find your plan starting at $19/month", "$19/month", "$39/month"),
]


@pytest.mark.parametrize(("language", "billed", "given"), GIVEN)
def test_credit_in_money_is_neither_a_unit_nor_a_price(language: str, billed: str, given: str) -> None:
    first, second = SEATS.format("Heron", "$19", billed), SEATS.format("Egret", f"$39</p><p>{billed}", given)
    page = f"<section>{first}{second}</section>"
    assert reading_of(page, language).unit is None
    amounts = {
        name: [f"{price.amount.amount:f}" for price in plan.prices] for name, plan in plans_of(page, language).items()
    }
    assert amounts == {"Heron": ["19"], "Egret": ["39"]}


def test_a_pack_of_money_credits_keeps_its_count() -> None:
    unit = reading_of("<p>$20 buys 500 credits. $5 in free credits for new accounts.</p>").unit
    assert unit is not None
    assert unit.name == "credit"


@pytest.mark.parametrize(("language", "lead", "low", "high"), BEGIN)
def test_what_a_list_begins_at_is_no_plan_of_its_own(language: str, lead: str, low: str, high: str) -> None:
    cards = "".join(f"<div><h2>{name}</h2><p>{price}</p></div>" for name, price in (("Heron", low), ("Egret", high)))
    assert list(plans_of(f"<p>{lead}</p><section>{cards}</section>", language)) == ["Heron", "Egret"]
