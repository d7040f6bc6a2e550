"""Badges in or above the line of a name, signs that stand once before two prices, allowances that only a row names."""

from __future__ import annotations

from offers_pages import plans_of, points, reading_of, sizes

from pricelint.extract.packs.read import read_packs


def test_a_badge_in_the_line_of_a_name_is_no_part_of_it() -> None:
    def card(name: str, price: int) -> str:
        return f"<div><p>{name}</p><p>${price}/mo</p><p>{price * 9} credits a month</p></div>"

    cards = (
        card('<span class="tag">For one</span><b>Wren</b>', 5),
        card("Heron<em>Save 20%</em>", 9),
        card("<b>New</b> <b>Stork</b>", 20),
    )
    assert list(plans_of(f"<h2>Plans</h2><div>{''.join(cards)}</div>")) == ["Wren", "Heron", "New Stork"]


def test_a_tier_that_is_called_by_its_period_may_have_a_badge() -> None:
    def card(head: str, price: str, gems: str) -> str:
        return f"<div>{head}<p>{price}</p><p>{gems} gems every {price.partition('/ ')[2]}</p></div>"

    body = (
        "<h1>Premium for your AI friend</h1><div>"
        + card("<p>Weekly</p>", "$4 / week", "50")
        + card('<div class="tag">Best value</div><p>Monthly</p>', "$12 / month", "300")
        + card("<p>Yearly<span>SAVE 25%</span></p>", "$70 / year", "4,000")
        + "</div>"
    )
    assert list(plans_of(body)) == ["Weekly", "Monthly", "Yearly"]


def test_one_sign_stands_before_the_prices_of_both_states() -> None:
    def card(name: str, year: int, month: int) -> str:
        return (
            f"<div><h3>{name}</h3><div><sup>$</sup><h1 class='price-yearly'>{year}</h1>"
            f"<h1 class='price-monthly d-none'>{month}</h1><sub>/month</sub></div>"
            f"<p>{month * 9} credits per month</p></div>"
        )

    plans = plans_of(f"<h2>Plans</h2><div>{card('Moss', 7, 9)}{card('Fern', 16, 19)}</div>")
    assert points(plans["Fern"]) == [("16", "USD", "month", "year"), ("19", "USD", "month", "month")]
    apart = "<div><sup>$</sup><h1>7</h1></div><div><h1>9</h1></div><p>$</p><p>12</p><h4>30</h4>"
    assert [block.text for block in reading_of(apart).document.blocks] == ["$", "7", "9", "$", "12", "30"]


def test_a_row_that_says_how_often_names_the_unit_of_a_table_without_money() -> None:
    def page(label: str) -> str:
        cards = "".join(
            f"<div><h3>{n}</h3><p>${p} / month</p><p>AI images</p></div>" for n, p in (("Elm", 9), ("Ash", 29))
        )
        table = (
            f"<table><tr><th></th><th>Elm</th><th>Ash</th></tr><tr><td>{label}</td><td>90</td><td>400</td></tr></table>"
        )
        return f"<h1>AI images</h1><div>{cards}</div>{table}"

    assert [plan.allowance and plan.allowance.amount for plan in plans_of(page("Monthly credits")).values()] == [
        90,
        400,
    ]
    assert [plan.allowance for plan in plans_of(page("Monthly visitors")).values()] == [None, None]


def test_russian_prices_are_for_a_week_a_month_or_a_year() -> None:
    cards = "".join(
        f"<div><p>{name}</p><p>{price} ₽ за {per}</p><p>{tokens} токенов на {per}</p></div>"
        for name, price, per, tokens in (("Мини", "299", "неделю", "30 000"), ("Макси", "6 990", "год", "2 000 000"))
    )
    plans = plans_of(f"<h2>Подписка на нейросети</h2><div>{cards}</div>", "ru")
    assert {name: (points(plan)[0][2], plan.allowance and plan.allowance.per) for name, plan in plans.items()} == {
        "Мини": ("week", "week"),
        "Макси": ("year", "year"),
    }
    packs = "<h2>Пакеты токенов</h2><div><p>500 токенов — 90 ₽</p><p>900 токенов — 150 ₽</p></div>"
    assert sizes(read_packs(reading_of(packs, "ru"))) == [("90", "RUB", 500, 0), ("150", "RUB", 900, 0)]


def test_a_month_before_the_next_amount_is_not_this_ones() -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><p>월 {month}원</p><p>연 {year}원 (월 {part}원)</p><p>매월 {units} 크레딧</p></div>"
        for name, month, year, part, units in (
            ("새싹", "9,900", "99,000", "8,250", 100),
            ("나무", "29,900", "299,000", "24,917", 500),
        )
    )
    assert points(plans_of(f"<h2>요금제</h2><p>AI 이미지</p><div>{cards}</div>", "ko")["새싹"]) == [
        ("9900", "KRW", "month", "month"),
        ("99000", "KRW", "year", "year"),
        ("8250", "KRW", "month", "year"),
    ]


def test_rows_of_a_table_have_badges_and_units_with_their_period() -> None:
    rows = (
        "<tr><td>Solo <i class='badge'>Hot</i></td><td>$10</td><td>100/mo</td></tr>"
        "<tr><td>Duo <i>Most popular</i></td><td>$20</td><td>300/mo</td></tr>"
        "<tr><td>Trio <i>seats</i></td><td>$30</td><td>500/mo</td></tr>"
    )
    head = "<tr><th>Plan</th><th>Monthly</th><th>Credits</th></tr>"
    plans = plans_of(f"<h1>Plans for AI images</h1><table>{head}{rows}</table>")
    assert {name: plan.allowance and plan.allowance.amount for name, plan in plans.items()} == {
        "Solo": 100,
        "Duo": 300,
        "Trio seats": 500,
    }


def test_a_page_that_repeats_ai_in_english_is_not_italian() -> None:
    reading = reading_of("<h2>Solo $9 per month</h2><p>100 AI credits per month</p><p>AI chat</p><p>AI art</p>")
    assert reading.language == "en"
    assert reading_of("<p>Si applica ai piani per i team e ai crediti per mese</p>").language == "it"


def test_the_head_of_a_section_of_terms_names_no_tier() -> None:
    page = (
        "<h1>Публичная оферта</h1><section><h2>3. Порядок оплаты</h2><div><p>Тарифный план «Маяк Pro»</p><ul>"
        "<li>— Стоимость: <b>890 рублей в месяц</b></li><li>— Включено: 250 кредитов в месяц</li>"
        "<li>— Одно изображение: 5 кредитов</li></ul></div></section>"
    )
    assert list(plans_of(page, "ru")) == ["Тарифный план «Маяк Pro»"]


def test_a_tier_called_by_its_period_may_have_its_price_in_a_button() -> None:
    card = (
        "<div><div>{}</div><div><p>{}</p><ul><li>Receive {} credits every month</li><li>Priority queue</li></ul></div>"
        "<div><button>{}</button></div></div>"
    )
    cards = card.format("Monthly", "Ideal for active users.", 30, "$9.99 / month")
    cards += card.format("Yearly", "Best for the committed.", 50, "$89.99 / year")
    plans = plans_of(f"<h2>Select your plan</h2><div>{cards}</div>")
    assert list(plans) == ["Monthly", "Yearly"]


def test_saved_months_and_a_place_in_a_queue_are_no_names() -> None:
    head = (
        "<div><h2>Start your free 7-day trial</h2><select><option>Monthly</option></select><p>Save 2 months</p></div>"
    )
    card = "<div>{}<div><div><h3>{}</h3><p>${}.99/month</p><ul><li>{} credits monthly</li></ul></div></div></div>"
    cards = card.format("<span>← Next available</span>", "Fern", 7, 20) + card.format("", "Moss", 14, 40)
    assert list(plans_of(f"<div>{head}{cards}</div>")) == ["Fern", "Moss"]
