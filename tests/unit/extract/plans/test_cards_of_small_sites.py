"""Cards as small sites write them: cut in pieces, named by their classes, priced behind a slash, headed by one line."""

from __future__ import annotations

from offers_pages import packs_of, plans_of, points, sizes

from pricelint.model.units import Period


def grid(*cards: str) -> str:
    return f"<h2>Plans</h2><div>{''.join(f'<div>{card}</div>' for card in cards)}</div><p>A sketch takes 2 credits.</p>"


def test_a_card_of_a_head_and_a_body_is_one_card() -> None:
    free = "<div><h3>Seedling</h3><p>Free</p><p>For fun</p></div><div>€0<i>/month</i><p>15 credits a month</p></div>"
    paid = (
        "<div><h3>Grove</h3><b>Popular</b><p>Feel free</p></div><div>€12<i>/month</i><p>450 credits a month</p></div>"
    )
    plans = plans_of(grid(free, paid))
    assert list(plans) == ["Seedling", "Grove"]
    assert points(plans["Grove"]) == [("12", "EUR", "month", "month")]
    assert plans["Grove"].allowance is not None
    assert plans["Grove"].allowance.amount == 450


def test_features_beside_a_price_are_no_tier() -> None:
    cards = (
        f"<header><h3>{name}</h3><p>{price} € / mois</p></header><div><ul><li>{units} crédits par mois</li>"
        "<li>Aide</li><li>Réglage personnalisé</li></ul></div>"
        for name, price, units in (("Brin", "3", "30"), ("Bouquet", "9", "120"))
    )
    plans = plans_of(f"<div>{''.join(f'<div>{c}</div>' for c in cards)}</div>", "fr")
    assert {name: plan.allowance and plan.allowance.amount for name, plan in plans.items()} == {
        "Brin": 30,
        "Bouquet": 120,
    }


def test_the_markup_names_a_card_and_its_badge() -> None:
    cards = grid(
        '<div class="badge">No strings</div><div class="plan-name">Loose pack</div><div>$5</div><div>one-time</div>'
        "<div>40 credits</div>",
        '<div class="ribbon">Popular</div><div class="plan-name">Monthly</div><div>$9</div><div>/month</div>'
        "<div>100 credits</div>",
    )
    assert [pack.name for pack in packs_of(cards)] == ["Loose pack"]
    assert list(plans_of(cards)) == ["Monthly"]


def test_a_slash_leads_to_once_as_to_a_period() -> None:
    cards = grid(
        "<h3>Taster</h3><p>₹90<span>/one-time</span></p><p>20 credits</p>",
        "<h3>Monthly</h3><p>₹300<span>/month</span></p><p>90 credits</p><p>4K downloads</p>",
        "<h3>Quarterly</h3><p>₹800<span>/3 months</span></p><p>300 credits</p>",
    )
    assert sizes(packs_of(cards)) == [("90", "INR", 20, 0)]
    assert {name: points(plan) for name, plan in plans_of(cards).items()} == {
        "Monthly": [("300", "INR", "month", "month")],
        "Quarterly": [("800", "INR", "quarter", "quarter")],
    }


def test_a_lifetime_tier_stays_a_tier() -> None:
    cards = grid(
        "<h3>Learner</h3><p>$7<span>/month</span></p><p>80 credits/month</p>",
        "<h3>Scholar</h3><p>$70<span>/lifetime</span></p><p>Unlimited credits</p>",
    )
    plan = plans_of(cards)["Scholar"]
    assert points(plan) == [("70", "USD", "once", "once")]
    assert plan.allowance is not None
    assert plan.allowance.amount is None


def test_a_monthly_allowance_goes_before_a_daily_top_up() -> None:
    cards = grid(
        "<h3>Ember</h3><p>$8 / month</p><p>50 credits a day</p><p>2,000 credits per month</p>",
        "<h3>Blaze</h3><p>$20 / month</p><p>50 credits a day</p><p>6,000 credits per month</p>",
    )
    allowance = plans_of(cards)["Blaze"].allowance
    assert allowance is not None
    assert allowance.amount == 6000
    assert allowance.per is Period.MONTH


def test_lines_between_heads_of_one_line_belong_to_the_head_above() -> None:
    page = "".join(
        f"<p><b>{name} – ${price}/month</b></p><ul><li>{units} credits/month</li><li>Two at a time</li></ul>"
        for name, price, units in (("Pond", 6, 60), ("Lake", 16, 200), ("Sea", 60, 900))
    )
    plans = plans_of(f"<article><h1>What is in each plan?</h1>{page}<h3>More</h3><p>9 credits</p></article>")
    assert {n: p.allowance and p.allowance.amount for n, p in plans.items()} == {"Pond": 60, "Lake": 200, "Sea": 900}


def test_an_open_ended_price_is_one_where_the_table_says_per_what() -> None:
    table = (
        "<table><tr><th></th><th>Basic</th><th>Works</th></tr><tr><td>Monthly credits</td><td>40</td><td>900+</td></tr>"
        "<tr><td>Price (per month)</td><td>$12</td><td>$300+</td></tr></table>"
    )
    plan = plans_of(table)["Works"]
    assert points(plan) == [("300", "USD", "month", "month")]
    assert plan.prices[0].starting_from


def test_a_period_may_stand_before_its_amount() -> None:
    page = "<ul><li><b>새싹 플랜:</b> 월 $6에 40 크레딧</li><li><b>나무 플랜:</b> 월 $15에 150 크레딧</li></ul>"
    plans = plans_of(page, "ko")
    assert {name: points(plan) for name, plan in plans.items()} == {
        "새싹 플랜": [("6", "USD", "month", "month")],
        "나무 플랜": [("15", "USD", "month", "month")],
    }


def test_a_price_month_by_month_beside_that_of_the_annual_plan() -> None:
    card = "<b>{}</b><p>R$ {}</p><p>por mês, no plano anual · R$ {} mês a mês</p><p>{} créditos por mês</p>"
    page = f"<div><div>{card.format('Leve', 50, 60, 30)}</div><div>{card.format('Forte', 90, 110, 90)}</div></div>"
    assert {price for price, *_ in points(plans_of(page, "pt")["Forte"])} == {"90", "110"}
    assert {per for _, _, per, _ in points(plans_of(page, "pt")["Forte"])} == {"month"}


def test_a_free_tier_beside_packs_and_a_plan_is_a_tier() -> None:
    cards = grid(
        "<h3>Trial</h3><p>R$ 0</p><p>2 credits</p>",
        "<h3>Bag</h3><p>R$ 9</p><p>one-time</p><p>30 credits</p>",
        "<h3>Stream</h3><p>R$ 19/month</p><p>100 credits</p>",
    )
    plans = plans_of(cards)
    assert list(plans) == ["Trial", "Stream"]
    assert plans["Trial"].free


def test_a_button_below_the_price_is_no_name() -> None:
    cards = (
        f"<h3>7 dias grátis</h3><p>${price} / mês</p><p>{name}</p><button>Comece agora</button>"
        f"<p>{units} créditos / mês</p>"
        for price, name, units in ((4, "Uso leve em casa", 90), (9, "Uso pleno em equipe", 300))
    )
    page = f"<div>{''.join(f'<div>{card}</div>' for card in cards)}</div>"
    assert list(plans_of(page, "pt")) == ["Uso leve em casa", "Uso pleno em equipe"]


def test_units_of_a_stated_rate_are_no_allowance() -> None:
    card = "<div><b>{}</b><p>¥{}/年</p><p>1积分≈0.05元</p><p><b>{}</b><i>积分/月</i></p><button>订阅</button></div>"
    plans = plans_of(f"<div>{card.format('轻享版', 300, 500)}{card.format('畅享版', 900, 1500)}</div>", "zh")
    granted = [plan.allowance for plan in plans.values() if plan.allowance]
    assert list(plans) == ["轻享版", "畅享版"]
    assert [allowance.amount for allowance in granted] == [500, 1500]
    assert [allowance.per for allowance in granted] == [Period.MONTH, Period.MONTH]


def test_units_behind_the_price_of_a_year_and_of_a_month_of_it_are_in_doubt() -> None:
    card = "<h3>{}</h3><p>₹{}</p><p>(₹{}/mo billed yearly)</p><p>{} credits (36 runs)</p><p>Sharing</p>"
    toggle = "<p><button>Monthly</button><button>Yearly</button></p>"
    plans = plans_of(toggle + grid(card.format("Sprout", 6000, 500, 3600), card.format("Oak", 12000, 1000, 9600)))
    allowance = plans["Sprout"].allowance
    assert allowance
    assert allowance.amount == 3600
    assert allowance.per is Period.YEAR
    assert allowance.doubt
    assert {per for _, _, per, _ in points(plans["Sprout"])} == {"year", "month"}


def test_a_column_of_units_per_month_is_read_in_every_language() -> None:
    row = "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
    for language, heads, prices in (
        ("fr", ("Plan", "Projets", "Crédits/mois", "Prix/mois"), ("9€", "29€")),
        ("ja", ("プラン", "プロジェクト", "クレジット / 月", "月額"), ("900円", "2,900円")),
        ("de", ("Tarif", "Projekte", "Credits / Monat", "Preis pro Monat"), ("9 €", "29 €")),
    ):
        rows = row.format("Solo", 2, "4,000", prices[0]) + row.format("Atelier", 8, "20,000", prices[1])
        head = row.replace("td>", "th>").format(*heads)
        table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
        plans = plans_of(table, language)
        granted = [plan.allowance for plan in plans.values() if plan.allowance]
        assert list(plans) == ["Solo", "Atelier"], language
        assert [allowance.per for allowance in granted] == [Period.MONTH, Period.MONTH], language
