from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, reading_of, sizes

from pricelint.extract.packs.read import read_packs
from pricelint.extract.plans.read import read_plans
from pricelint.extract.sells import page_sells
from pricelint.model.platform import Role


def packs(*rows: tuple[str, str, str], head: str = "Buy credits") -> str:
    inner = "".join(f"<div><h3>{a}</h3><p>{b}</p><p>{c}</p></div>" for a, b, c in rows)
    return f"<section><h2>{head}</h2><div>{inner}</div></section>"


def test_cards_of_packs_give_price_and_units() -> None:
    found = packs_of(packs(("Small", "100 credits", "$5"), ("Large", "1,000 credits", "$40")))
    assert sizes(found) == [("5", "USD", 100, 0), ("40", "USD", 1000, 0)]
    assert [pack.name for pack in found] == ["Small", "Large"]


def test_a_plan_that_a_table_lists_again_without_its_period_is_no_pack() -> None:
    plans = (
        "<div><div><h3>Pro</h3><p>$20/month</p><p>500 credits</p></div><div><h3>Max</h3><p>$60/month</p></div></div>"
    )
    rows = "<tr><th>Plan</th><th>Price</th><th>Credits</th></tr><tr><td>Pro</td><td>$20</td><td>{} credits</td></tr>"
    assert packs_of(f"{plans}<table>{rows.format(500)}</table>") == ()
    assert sizes(packs_of(f"{plans}<table>{rows.format(400)}</table>")) == [("20", "USD", 400, 0)]


def test_bonus_units_are_kept_apart_from_the_base() -> None:
    found = packs_of(packs(("S", "500 credits + 50 bonus", "$5"), ("L", "1,000 credits (+200 bonus credits)", "$9")))
    assert sizes(found) == [("5", "USD", 500, 50), ("9", "USD", 1000, 200)]


def test_a_gift_that_the_printed_units_hold_is_taken_off_them() -> None:
    rows = "".join(
        f"<li>{row}</li>" for row in ("¥10 = 100积分", "¥50 = 550积分（赠送50积分）", "¥100 = 1200积分（赠送200积分）")
    )
    found = packs_of(f"<h1>充值中心</h1><p>积分用于AI绘图</p><ul>{rows}</ul>", "zh")
    assert sizes(found) == [("10", "CNY", 100, 0), ("50", "CNY", 500, 50), ("100", "CNY", 1000, 200)]


@pytest.mark.parametrize(
    ("language", "small", "large"),
    [
        ("en", "100 credits", "500 credits + 50 free"),
        ("de", "100 Credits", "500 Credits + 50 gratis"),
        ("fr", "100 crédits", "500 crédits + 50 offerts"),
        ("es", "100 créditos", "500 créditos (+50 de regalo)"),
        ("pt", "100 créditos", "500 créditos + 50 grátis"),
        ("it", "100 crediti", "500 crediti + 50 in omaggio"),
        ("ru", "100 кредитов", "500 кредитов + 50 бонусных"),
    ],
)
def test_a_size_may_hold_an_addition_that_names_no_unit(language: str, small: str, large: str) -> None:
    found = packs_of(f"<div><div><p>{small}</p><p>5 €</p></div><div><p>{large}</p><p>20 €</p></div></div>", language)
    assert sizes(found) == [("5", "EUR", 100, 0), ("20", "EUR", 500, 50)]


def test_a_gift_on_top_of_units_of_one_price_leaves_them_alone() -> None:
    rows = "".join(f"<li>{row}</li>" for row in ("¥10 = 100积分", "¥50 = 500积分（赠送50积分）"))
    found = packs_of(f"<h1>充值中心</h1><p>积分用于AI绘图</p><ul>{rows}</ul>", "zh")
    assert sizes(found) == [("10", "CNY", 100, 0), ("50", "CNY", 500, 50)]


def test_a_bonus_that_a_plus_sign_adds_is_in_no_printed_units() -> None:
    found = packs_of(packs(("S", "1,000 credits", "$10"), ("L", "5,500 credits + 500 bonus", "$50")))
    assert sizes(found) == [("10", "USD", 1000, 0), ("50", "USD", 5500, 500)]


def test_a_struck_price_of_a_pack_is_not_what_it_costs() -> None:
    assert sizes(packs_of(packs(("S", "100 credits", "<s>$8</s> $5"), ("L", "300 credits", "$12"))))[0][0] == "5"


def test_a_unit_price_beside_the_price_is_left_out() -> None:
    found = packs_of(packs(("S", "100 credits", "$5 ($0.05 per credit)"), ("L", "300 credits", "$12")))
    assert sizes(found)[0] == ("5", "USD", 100, 0)


def test_a_table_of_packs() -> None:
    found = packs_of(
        "<h2>Top-ups</h2><p>Credits pay for images.</p><table><tr><th>Credits</th><th>Price</th></tr>"
        "<tr><td>400 credits</td><td>$10</td></tr><tr><td>1,000 credits</td><td>$20</td></tr></table>"
    )
    assert sizes(found) == [("10", "USD", 400, 0), ("20", "USD", 1000, 0)]


def test_one_time_purchases_beside_plans_are_packs() -> None:
    body = (
        "<div><h2>Plans</h2><div><div><h3>Lite</h3><p>$9/mo</p><p>100 credits per month</p></div>"
        "<div><h3>Max</h3><p>$29/mo</p><p>400 credits per month</p></div></div></div>"
        + packs(
            ("Refill", "200 credits", "$15 one-time"), ("Big refill", "500 credits", "$30 one-time"), head="Top-ups"
        )
    )
    assert set(plans_of(body)) == {"Lite", "Max"}
    assert sizes(packs_of(body)) == [("15", "USD", 200, 0), ("30", "USD", 500, 0)]


def test_packs_in_other_languages() -> None:
    german = packs_of(
        packs(("Klein", "500 Credits", "4,99 €"), ("Groß", "2.500 Credits", "19,99 €"), head="Credits kaufen"), "de"
    )
    assert sizes(german) == [("4.99", "EUR", 500, 0), ("19.99", "EUR", 2500, 0)]
    chinese = packs_of(packs(("入门包", "500积分", "29元"), ("进阶包", "2,000积分", "99元"), head="购买积分"), "zh")
    assert sizes(chinese) == [("29", "CNY", 500, 0), ("99", "CNY", 2000, 0)]


def test_the_same_pack_twice_counts_once() -> None:
    once = packs(("Small", "100 credits", "$5"), ("Large", "1,000 credits", "$40"))
    assert len(packs_of(once + once)) == 2


def test_a_pack_far_from_the_others_is_doubted() -> None:
    found = packs_of(packs(("S", "100 credits", "$5"), ("M", "200 credits", "$9"), ("L", "400 credits", "$1700")))
    assert [bool(pack.doubt) for pack in found] == [False, False, True]


def test_a_page_with_packs_sells_and_a_blog_does_not() -> None:
    body = packs(("Small", "100 credits", "$5"), ("Large", "1,000 credits", "$40"))
    for role, sells in ((Role.PRICING, True), (Role.BLOG, False), (Role.OTHER, True)):
        reading = reading_of(body, role=role)
        assert page_sells(reading, read_plans(reading), read_packs(reading)) is sells


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("ru", "Пример расчета:"),
        ("en", "Calculation example:"),
        ("ja", "計算例"),
        ("zh", "计算示例："),
        ("ko", "계산 예시"),
    ],
)
def test_a_calculation_in_lines_offers_nothing(language: str, head: str) -> None:
    unit = {"ru": "кредитов", "en": "credits", "ja": "クレジット", "zh": "积分", "ko": "크레딧"}[language]
    lines = f"<p>100 {unit} = $7</p><p>25 {unit}</p><p>75 × 0.07 = $5.25</p>"
    shop = f"<div><div><h3>A</h3><p>$5</p><p>60 {unit}</p></div><div><h3>B</h3><p>$9</p><p>120 {unit}</p></div></div>"
    assert [p.units for p in packs_of(f"{shop}<h2>?</h2><p><b>{head}</b></p>{lines}", language)] == [60, 120]


def test_a_sign_that_a_badge_leaves_over_is_no_name() -> None:
    card = "<div><h3>{}</h3><p>¥{}</p><p>{} 积分</p></div>"
    found = packs_of(
        f"<h2>充值包</h2><div>{card.format('体验包', 10, 100)}{card.format('推荐包', 50, 600)}</div>", "zh"
    )
    assert [pack.name for pack in found] == ["体验包", "推荐包"]


@pytest.mark.parametrize(
    ("language", "head"),
    [("zh", "充值估算"), ("ja", "料金シミュレーション"), ("ko", "요금 계산기"), ("ru", "Калькулятор стоимости")],
)
def test_what_a_calculator_shows_is_no_pack(language: str, head: str) -> None:
    unit = {"ru": "кредитов", "ja": "クレジット", "zh": "积分", "ko": "크레딧"}[language]
    shop = f"<div><div><h3>A</h3><p>$5</p><p>60 {unit}</p></div><div><h3>B</h3><p>$9</p><p>120 {unit}</p></div></div>"
    tool = f"<h2>{head}</h2><div><p>$40</p><p>600 {unit}</p></div>"
    assert [p.units for p in packs_of(f"<h2>!</h2>{shop}{tool}", language)] == [60, 120]


def test_a_month_in_a_slogan_charges_no_pack_monthly() -> None:
    card = "<button><p>{} <span>· {}크레딧</span></p><p>{}</p><p>{}원</p></button>"
    cards = card.format("작은", 30, "가볍게", "3,900") + card.format("보통", 100, "한 달 꾸준히", "11,900")
    assert [int(p.units) for p in packs_of(f"<h1>크레딧 충전</h1><div>{cards}</div>", "ko")] == [30, 100]
