"""Packs as shops of small sites list them: buttons, past purchases, gifts inside the size, outputs by their name."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, reading_of, sizes

_TWO = [("8", "USD", 40, 0), ("21", "USD", 140, 0)]


def _cards(*cards: str) -> str:
    return "<section>" + "".join(f"<div>{card}</div>" for card in cards) + "</section>"


def test_a_button_does_not_name_the_unit_of_the_number_below_it() -> None:
    cards = [f"<p>{size}</p><p>letters</p><p>${price}</p><a>Buy credits</a>" for size, price in ((40, 8), (140, 21))]
    page = f"<h2>One-off packs</h2><p>Buy credits when you need them.</p>{_cards(*cards)}"
    assert sizes(packs_of(page)) == _TWO


def test_a_label_names_the_unit_of_the_number_below_it() -> None:
    cards = [f"<p>${price}</p><p>Credits</p><p>{size}</p><a>Buy</a>" for size, price in ((40, 8), (140, 21))]
    assert sizes(packs_of(f"<h2>Credit packs</h2>{_cards(*cards)}")) == _TWO


@pytest.mark.parametrize(
    ("language", "head", "unit"),
    [
        ("en", "🧾 Purchase History", "credits"),
        ("en", "Recent transactions", "credits"),
        ("de", "Kaufverlauf", "Credits"),
        ("es", "Historial de compras", "créditos"),
        ("fr", "Historique de vos achats", "crédits"),
        ("pt", "Histórico de compras", "créditos"),
        ("it", "Cronologia acquisti", "crediti"),
        ("ja", "購入履歴", "クレジット"),
        ("ko", "구매 내역", "크레딧"),
        ("ru", "История покупок", "кредитов"),
        ("zh", "购买记录", "积分"),
    ],
)
def test_what_was_bought_already_is_no_pack(language: str, head: str, unit: str) -> None:
    packs = _cards(f"<h3>40 {unit}</h3><p>$8</p>", f"<h3>140 {unit}</h3><p>$21</p>")
    past = _cards(f"<p>Spring 3</p><p>33 {unit}</p><p>$9</p>", f"<p>Spring 4</p><p>77 {unit}</p><p>$19</p>")
    assert sizes(packs_of(f"{packs}<h2>{head}</h2>{past}", language)) == _TWO
    assert len(packs_of(f"{packs}<h2>Spring</h2>{past}", language)) == 4


def test_a_badge_before_a_size_leaves_it_the_name_of_its_button() -> None:
    def button(badge: str, size: int, price: int) -> str:
        return f"<button>{badge}<span>{size} credits</span> <span>${price}</span> <span>{size} songs</span></button>"

    badge = "<span>Best value</span> "
    page = f"<h1>Buy credits</h1><div><h2>Songs</h2>{button('', 40, 8)}{button(badge, 140, 21)}</div>"
    assert sizes(packs_of(page)) == _TWO


def test_a_stroke_behind_a_price_repeats_the_size_above_it() -> None:
    card = "<div><h3>40 credits</h3><p>For poets.</p><p>$8/40 credits</p></div>"
    page = f"<h2>Buy credits</h2><section>{card}<div><h3>Free</h3><p>$0</p><p>None</p></div></section>"
    assert sizes(packs_of(page)) == [("8", "USD", 40, 0)]


def test_a_stroke_tells_what_further_units_cost() -> None:
    card = "<div><h3>Owl</h3><p>$20 per month</p><p>40 credits</p><p>Overage: $8/40 credits</p></div>"
    page = f"<h2>Plans</h2><section>{card}<div><h3>Lark</h3><p>$30 per month</p><p>90 credits</p></div></section>"
    assert packs_of(page) == ()
    assert list(plans_of(page)) == ["Owl", "Lark"]


def _gifts(each: str) -> str:
    rows = [
        f"<p>🥉</p><p>{size + bonus} credits</p><p>🎁 +{bonus} bonus</p><p>${size // 5}</p>"
        for size, bonus in ((40, 4), (100, 20), (250, 60))
    ]
    return f"<h2>Buy credits</h2>{_cards(*rows)}<p>{each}</p>"


@pytest.mark.parametrize("line", ["$0.20 per credit", "No subscription."])
def test_sizes_hold_their_bonuses_where_all_cost_the_same_per_unit_without_them(line: str) -> None:
    assert sizes(packs_of(_gifts(line))) == [("8", "USD", 40, 4), ("20", "USD", 100, 20), ("50", "USD", 250, 60)]


def test_a_button_that_sells_the_whole_again_is_no_other_pack() -> None:
    again = "<p>$0.20 per credit</p></div><div><button>Buy 44 credits for $8</button>"
    assert len(packs_of(_gifts(again))) == 3


def test_the_price_of_one_output_proves_how_many_a_pack_holds() -> None:
    def page(each: str) -> str:
        cards = [f"<h3>{name}</h3><p>€{price}</p><p>€{each} per probe</p><p>{size} probes</p><a>Get</a>"
                 for name, price, size in (("Owl", "5.00", 20), ("Lark", "15.00", 60))]  # fmt: skip
        return f"<h1>Buy credits</h1><p>Credits never expire.</p>{_cards(*cards)}"

    packs = packs_of(page("0.25"))
    assert sizes(packs) == [("5.00", "EUR", 20, 0), ("15.00", "EUR", 60, 0)]
    assert all(pack.doubt for pack in packs)
    assert packs_of(page("0.40")) == ()


def test_outputs_per_month_are_no_pack() -> None:
    card = "<div><h3>{}</h3><p>€{} per month</p><p>€0.25 per probe</p><p>{} probes</p></div>"
    page = f"<h1>Credits</h1><section>{card.format('Owl', 5, 20)}{card.format('Lark', 15, 60)}</section>"
    assert packs_of(page) == ()


@pytest.mark.parametrize(("each", "named"), [("word", "Words"), ("ad", "ads"), ("search", "searches")])
def test_nouns_that_differ_in_their_endings_are_one_output(each: str, named: str) -> None:
    cards = [f"<p>{size} {named}</p><p>${price}</p><p>${price / size:.3f} per {each}</p>"
             for size, price in ((40, 8), (140, 21))]  # fmt: skip
    assert sizes(packs_of(f"<h1>Buy credits</h1>{_cards(*cards)}")) == _TWO


def test_one_unit_named_in_english_states_a_rate_on_a_korean_page() -> None:
    cards = [
        f"<p>{size} 크레딧</p><p>${price}</p><p>${price / size:.2f}/credit</p>" for size, price in ((40, 8), (140, 21))
    ]
    rates = reading_of(f"<h1>크레딧 충전</h1>{_cards(*cards)}", "ko").rates
    assert [f"{rate.money.amount:f}" for rate in rates] == ["0.20", "0.15"]


@pytest.mark.parametrize(
    ("language", "lead", "unit"),
    [
        ("en", "Current Balance: ", "credits"),
        ("en", "You currently have ", "credits"),
        ("de", "Guthaben: ", "Credits"),
        ("es", "Saldo actual: ", "créditos"),
        ("fr", "Vous disposez de ", "crédits"),
        ("pt", "Saldo atual: ", "créditos"),
        ("it", "Saldo attuale: ", "crediti"),
        ("ja", "残高：", "クレジット"),
        ("ko", "보유: ", "크레딧"),
        ("ru", "Баланс: ", "кредитов"),
        ("zh", "当前余额：", "积分"),
    ],
)
def test_what_the_reader_owns_is_no_size(language: str, lead: str, unit: str) -> None:
    def page(first: str) -> str:
        offers = "".join(f"<p>{size} {unit} — ${size // 5}</p>" for size in (40, 140))
        return f"<div><div>{first}33 {unit}</div>{offers}</div>"

    assert {pack.units for pack in packs_of(page(lead), language)} == {40, 140}


def test_a_caption_of_past_purchases_need_be_no_heading() -> None:
    packs = _cards("<h3>40 credits</h3><p>$8</p>", "<h3>140 credits</h3><p>$21</p>")
    past = _cards("<div>33 credits</div><div>$9</div>", "<div>77 credits</div><div>$19</div>")

    def page(caption: str) -> str:
        return f"{packs}<div><div><div>{caption}</div><div>All yours</div></div>{past}</div>"

    assert sizes(packs_of(page("Transaction History"))) == _TWO
    assert len(packs_of(page("Spring offers"))) == 4


def test_offers_behind_an_order_summary_are_offers() -> None:
    summary = "<div><h3>Order Summary</h3><p>Base credits 33</p><p>Price $9</p></div>"
    packs = _cards("<div>40 credits</div><div>$8</div>", "<div>140 credits</div><div>$21</div>")
    assert sizes(packs_of(f"<h1>Buy credits</h1>{summary}{packs}")) == _TWO


def test_a_bonus_stands_anywhere_on_the_line_of_a_size() -> None:
    labels = "".join(
        f"<div><label><span>{size} Credits</span><span>${price}</span><span>{more}</span></label></div>"
        for size, price, more in ((40, 8, "Most Popular"), (140, 21, "+15 Bonus"))
    )
    found = sizes(packs_of(f"<h3>Buy Credits</h3><div>{labels}</div>"))
    assert found == [("8", "USD", 40, 0), ("21", "USD", 140, 15)]


def test_minutes_of_a_kind_are_sold() -> None:
    cards = _cards("<p>100 minutes</p><p>$15</p>", "<p>500 minutes</p><p>$60</p>")
    assert len(packs_of(f"<h1>Buy call minutes</h1>{cards}")) == 2
    assert packs_of(f"<h1>Call for minutes</h1>{cards}") == ()


def test_a_bonus_stands_beside_the_name_above_a_size() -> None:
    cards = _cards(
        "<div>Basket</div><div>40 tokens</div><div>$8</div>",
        "<div>Best value</div><div>Barrel <span>+15 bonus</span></div><div>140 tokens</div><div>$21</div>",
    )
    packs = packs_of(f"<h2>Buy tokens</h2>{cards}")
    assert sizes(packs) == [("8", "USD", 40, 0), ("21", "USD", 140, 15)]
    assert [pack.name for pack in packs] == ["Basket", "Barrel"]


@pytest.mark.parametrize("caption", ["Current balance", "Wallet balance"])
def test_money_below_a_balance_is_no_price(caption: str) -> None:
    own = f"<div><div>{caption}</div><div>$12.50</div><div>33 credits</div></div>"
    packs = _cards("<h3>40 credits</h3><p>$8</p>", "<h3>140 credits</h3><p>$21</p>")
    assert sizes(packs_of(f"<h1>Buy credits</h1>{own}{packs}")) == _TWO
    assert sizes(packs_of(f"<div><p>{caption}</p><p>40 credits — $8</p><p>140 credits — $21</p></div>")) == _TWO


def test_a_row_for_the_bonus_gives_its_share_first() -> None:
    def card(price: int, base: int, share: int, added: int) -> str:
        rows = (("Credits", base), (f"Bonus {share}%", f"+{added}"), ("Total Credits", base + added))
        return f"<h3>Pack</h3><p>${price}</p>" + "".join(f"<div><b>{key}</b><i>{n}</i></div>" for key, n in rows)

    packs = packs_of(f"<h1>Buy credits</h1>{_cards(card(8, 400, 10, 40), card(21, 1400, 20, 280))}")
    assert sizes(packs) == [("8", "USD", 400, 40), ("21", "USD", 1400, 280)]


@pytest.mark.parametrize(
    ("language", "said", "noun"),
    [
        ("zh", "1 點 = 1 分鐘影片", "分鐘"),
        ("ko", "1크레딧 = 1퀴즈", "퀴즈"),
        ("ru", "1 генерация = 1 кредит.", "генераций"),
    ],
)
def test_packs_may_count_what_one_unit_is_said_to_be(language: str, said: str, noun: str) -> None:
    unit = {"zh": "點", "ko": "크레딧", "ru": "кредитов"}[language]
    card = "<div><h3>{}</h3><p>$" + "{}</p><p>{} {}</p></div>"
    cards = card.format("A", 3, 60, noun) + card.format("B", 9, 300, noun)
    body = f"<h1>!</h1><p>35 {unit}</p><p>{said}</p><div>{cards}</div>"
    assert [(int(p.units), bool(p.doubt)) for p in packs_of(body, language)] == [(60, True), (300, True)]
    assert not packs_of(body.replace(said, "!"), language)


def test_a_short_sign_counts_points_and_no_lines_of_a_screen() -> None:
    card = "<div><p>{}<span>P</span></p><p>{}원</p><p>1080P</p></div>"
    cards = card.format("1,000", "1,100") + card.format("5,000", "5,500")
    found = packs_of(f"<h1>포인트 충전</h1><p>포인트를 구매해 AI 이미지를 생성하세요.</p><div>{cards}</div>", "ko")
    assert [int(p.units) for p in found] == [1000, 5000]
