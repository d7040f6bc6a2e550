"""A monthly price that is charged by the year, with the price of paying by the month on the line below it."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, points


@pytest.mark.parametrize(
    ("price", "charged", "other", "granted", "language", "currency"),
    [
        ("${}", "per month, billed annually", "or ${} month-to-month", "300 credits a month", "en", "USD"),
        ("${}", "per editor / month, billed annually", "${} on a monthly plan", "300 credits a month", "en", "USD"),
        ("{} €", "pro Monat, jährlich abgerechnet", "oder {} € monatlich", "300 Credits pro Monat", "de", "EUR"),
        ("{} €", "par mois, facturé annuellement", "ou {} € par mois", "300 crédits par mois", "fr", "EUR"),
        ("{} €", "al mes, facturado anualmente", "o {} € mes a mes", "300 créditos al mes", "es", "EUR"),
        ("R$ {}", "por mês, cobrado anualmente", "ou R$ {} mensalmente", "300 créditos por mês", "pt", "BRL"),
        ("{} €", "al mese, fatturato annualmente", "oppure {} € al mese", "300 crediti al mese", "it", "EUR"),
        ("{} ₽", "в месяц при оплате за год", "или {} ₽ помесячно", "300 кредитов в месяц", "ru", "RUB"),
        ("{}円", "月額（年払い）", "または月払い{}円", "毎月300クレジット", "ja", "JPY"),
        ("{}원", "월, 연간 결제 시", "또는 월간 결제 {}원", "매월 300 크레딧", "ko", "KRW"),
        ("¥{}", "每月，按年付费", "或按月付费 ¥{}", "每月300积分", "zh", "CNY"),
    ],
)
def test_words_of_charging_behind_a_price_s_own_period_are_its_own(
    price: str, charged: str, other: str, granted: str, language: str, currency: str
) -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><p>{price.format(low)}</p><p>{charged}</p><p>{other.format(high)}</p><p>{granted}</p></div>"
        for name, low, high in (("Solo", 900, 1200), ("Duo", 1900, 2400))
    )
    found = [points(plan) for plan in plans_of(f"<div>{cards}</div>", language).values()]
    assert found == [
        [(str(low), currency, "month", "year"), (str(high), currency, "month", "month")]
        for low, high in ((900, 1200), (1900, 2400))
    ]


def test_words_of_charging_on_a_line_of_their_own_before_an_amount_are_that_one_s() -> None:
    cards = "".join(f"<div><h3>{n}</h3><p>$9/month</p><p>billed yearly</p><p>$7</p></div>" for n in ("Solo", "Duo"))
    found = plans_of(f"<div>{cards}</div>")
    assert all(points(plan)[0] == ("9", "USD", "month", "month") for plan in found.values())


@pytest.mark.parametrize(
    ("language", "line", "granted", "currency", "low", "high"),
    [
        ("en", "$9 per month ($95 billed annually)", "300 credits a month", "USD", "9", "95"),
        ("ja", "月額 900円（年払い 9500円）", "毎月300クレジット", "JPY", "900", "9500"),
        ("ja", "月額 900円 / 年額 9500円", "毎月300クレジット", "JPY", "900", "9500"),
        ("zh", "月费：¥9（年付 ¥95，省 ¥13）", "每月300积分", "CNY", "9", "95"),
        ("zh", "月費：$9（年繳 $95，省 $13）", "每月300積分", "USD", "9", "95"),
        ("ko", "월 9000원 (연간 결제 시 95000원)", "매월 300크레딧", "KRW", "9000", "95000"),
        ("ru", "900 ₽ в месяц (9500 ₽ при оплате за год)", "300 кредитов в месяц", "RUB", "900", "9500"),
    ],
)
def test_what_a_year_costs_in_a_bracket_or_behind_a_stroke_says_nothing_of_the_month(
    language: str, line: str, granted: str, currency: str, low: str, high: str
) -> None:
    (plan,) = plans_of(f"<div><h3>Solo</h3><p>{line}</p><p>{granted}</p></div>", language).values()
    assert points(plan) == [(low, currency, "month", "month"), (high, currency, "year", "year")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("$8 per month (billed yearly $96)", [("8", "USD", "month", "year"), ("96", "USD", "year", "year")]),
        (
            "$9/mo (billed yearly) $12/mo (billed monthly)",
            [("9", "USD", "month", "year"), ("12", "USD", "month", "month")],
        ),
    ],
)
def test_words_of_charging_in_a_bracket_are_those_of_the_amount_that_they_stand_by(
    line: str, expected: list[tuple[str, str, str, str]]
) -> None:
    (plan,) = plans_of(f"<div><h3>Solo</h3><p>{line}</p><p>300 credits a month</p></div>").values()
    assert points(plan) == expected
