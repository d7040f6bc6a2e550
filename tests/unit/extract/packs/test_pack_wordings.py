"""The many ways in which pages print what a number of units costs."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, reading_of, sizes

TWO = [("5", "USD", 100, 0), ("20", "USD", 500, 0)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            ("<h1>Buy credits</h1><div><button><span>100 credits</span><span>$5</span></button>"
            "<button><span>500 credits</span><b>+10% bonus</b><span>$20</span></button></div>"),
            TWO,
        ),
        ("<h2>Packs</h2><dl><dt>S</dt><dd>100 credits for $5</dd><dt>L</dt><dd>500 credits for $20</dd></dl>", TWO),
        ("<h2>Top up</h2><p><label><input>100 credits — $5</label><label>500 credits — $20</label></p>", TWO),
        ("<h1>More?</h1><p><a>Buy 100 credits for $5</a> <a>Buy 500 credits for $20</a></p>", TWO),
        (("<p>Free to try, no card needed for your first day with us here. Credit packs: $5/100, $20/500. Ask us.</p>"
         "<p>An image takes 4 credits.</p>"), TWO),
        (
            ("<h2>Buy coins</h2><table><tr><th>Coins</th><th>Bonus</th><th>Price</th></tr>"
            "<tr><td>100</td><td>0</td><td>$5</td></tr><tr><td>500</td><td>+50</td><td>$20</td></tr></table>"),
            [("5", "USD", 100, 0), ("20", "USD", 500, 50)],
        ),
        (
            ("<h2>Top-ups</h2><div><div><p>1,000 + 200 bonus credits</p><p>$10</p></div>"
            "<div><p>5,000 credits</p><p>+ 1,500 bonus</p><p>$45</p></div></div>"),
            [("10", "USD", 1000, 200), ("45", "USD", 5000, 1500)],
        ),
        (
            ("<h2>Credit packs</h2><p>For AI images.</p><dl><dt>100 credits</dt><dd>$5</dd>"
            "<dt>500 credits</dt><dd>$20</dd></dl>"),
            TWO,
        ),
        ("<dl><dt>Top-ups</dt><dd>100 credits – $5</dd><dd>500 credits – $20</dd></dl>", TWO),
        ("<dl><dt>100 credits</dt><dt>S</dt><dd>$5</dd><dt>500 credits</dt><dt>L</dt><dd>$20</dd></dl>", TWO),
        (
            ("<table><tr><th></th><th>100 credits</th><th>500 credits</th></tr>"
            "<tr><th>Price</th><td>$5</td><td>$20</td></tr><tr><th>Limit</th><td>5/s</td><td>9/s</td></tr></table>"),
            TWO,
        ),
        ("<h2>Credit packs</h2><p>100 credits</p><p>$5</p><p>500 credits</p><p>$20</p>", TWO),
        (
            ("<h2>Credit packs</h2><table><tr><th>Pack</th><th>Credits</th><th>USD</th><th>EUR</th></tr><tr><td>S</td>"
            "<td>100</td><td>$5</td><td>€5</td></tr><tr><td>L</td><td>500</td><td>$20</td><td>€18</td></tr></table>"),
            TWO,
        ),
        ("<p>Pro $9 a month, 300 credits</p><h4>Credit packs</h4><p>$5 = 100 credits</p><p>$20 = 500 credits</p>", TWO),
    ],
    ids=["buttons", "definitions", "radios", "links", "strokes", "bonus column", "bonus added", "terms",
         "definitions of one term", "two terms", "sizes in columns",
         "lines in turn", "currencies", "equations"],
)  # fmt: skip
def test_packs_are_read_from(body: str, expected: list[tuple[str, str, int, int]]) -> None:
    assert sizes(packs_of(body)) == expected


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("<h1>Pay as you go</h1><p>1 credit = $0.01. Top up from $5.</p><p>Images cost 4 credits.</p>", "en"),
        ("<h1>Preise</h1><p>Ein Credit kostet 0,05 €. Ein Bild benötigt 4 Credits.</p>", "de"),
        ("<h2>クレジットパック</h2><p>お試し</p><p>1回40クレジットです。</p><p>$29.9</p>", "ja"),
    ],
)
def test_what_an_action_takes_is_no_pack(body: str, language: str) -> None:
    assert packs_of(body, language) == ()


def test_units_fused_with_the_next_word_are_counted() -> None:
    plans = plans_of(
        "<div><div><h3>Solo</h3><p>R$ 49,90/mês</p><p>150 créditosAté 10 vídeos</p></div>"
        "<div><h3>Duo</h3><p>R$ 99,90/mês</p><p>400 créditosAté 30 vídeos</p></div></div>",
        "pt",
    )
    assert {name: int((p.allowance and p.allowance.amount) or 0) for name, p in plans.items()} == {
        "Solo": 150,
        "Duo": 400,
    }


def test_sizes_in_a_table_s_first_row_are_packs_and_its_unit_prices_rates() -> None:
    body = """<h2>Prices</h2><table><tr><th>Credits</th><th>100</th><th>500</th></tr>
        <tr><td>Price</td><td>$5</td><td>$20</td></tr><tr><td>Per credit</td>
       <td>$0.05</td><td>$0.04</td></tr></table>"""
    assert sizes(packs_of(body)) == TWO
    assert [f"{rate.money.amount}" for rate in reading_of(body).rates] == ["0.05", "0.04"]


def test_units_given_on_top_are_a_bonus_in_words_of_giving() -> None:
    one, two = "<p>300积分</p><p>送30</p><p>￥30</p>", "<p>900积分</p><p>送90积分</p><p>￥80</p>"
    assert sizes(packs_of(f"<h2>充值</h2><div><div>{one}</div><div>{two}</div></div>", "zh")) == [
        ("30", "CNY", 300, 30),
        ("80", "CNY", 900, 90),
    ]


def test_a_feature_that_reads_like_a_button_does_not_end_its_card() -> None:
    lines = ("Credits pack", "1000 credits, no expiry", "One-time payment", "Buy more packs as needed", "$49", "$59")
    assert sizes(packs_of("".join(f"<p>{line}</p>" for line in lines))) == [("49", "USD", 1000, 0)]


def test_an_equation_with_one_of_money_is_a_rate_and_no_pack() -> None:
    assert packs_of("<h2>Top up</h2><p>$1 = 100 credits</p><p>$1 = 120 credits on Sundays</p>") == ()


def test_a_gift_in_brackets_is_no_second_size() -> None:
    body = "<h4>Credit packs</h4><p>$5 = 100 credits</p><p>$20 = 500 credits (bonus 50 credits)</p>"
    assert sizes(packs_of(body)) == [("5", "USD", 100, 0), ("20", "USD", 500, 50)]


SHARES = (
    "<h2>Packs</h2><select><option>$10 – 1,000 credits</option><option>$50 – {} credits ({}% bonus)</option></select>"
)


@pytest.mark.parametrize(
    ("printed", "share", "size"),
    [
        ("5,250", 5, ("50", "USD", 5000, 250)),
        ("5,000", 5, ("50", "USD", 5000, 250)),
        ("5,300", 5, ("50", "USD", 5300, 0)),
        ("6,000", 5, ("50", "USD", 6000, 0)),
    ],
    ids=["printed with the bonus", "printed without it", "no whole number", "at no known price"],
)
def test_a_bonus_in_percent_is_told_from_its_base_by_the_price_of_the_other_packs(
    printed: str, share: int, size: tuple[str, str, int, int]
) -> None:
    assert sizes(packs_of(SHARES.format(printed, share))) == [("10", "USD", 1000, 0), size]


def test_a_column_of_gifts_is_not_the_size_and_a_total_holds_them() -> None:
    def table(*heads: str) -> str:
        rows = (("30", "6", "36"), ("90", "30", "120"))
        cells = ("".join(f"<td>{cell}</td>" for cell in (f"¥{row[0]}", *row[-len(heads) :])) for row in rows)
        head = "".join(f"<th>{head}</th>" for head in ("价格", *heads))
        return f"<p>积分用于生成图片。</p><table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    assert sizes(packs_of(table("赠送积分", "实得积分"), "zh")) == [("30", "CNY", 30, 6), ("90", "CNY", 90, 30)]
    assert sizes(packs_of(table("积分", "赠送积分", "合计"), "zh")) == [("30", "CNY", 30, 6), ("90", "CNY", 90, 30)]


GIFTS_ES = (
    "<h1>Recargar créditos</h1>"
    "<table><tr><th>Paquete</th><th>Créditos</th><th>Regalo</th><th>Precio</th></tr>"
    "<tr><td>Uno</td><td>100</td><td>0</td><td>9 €</td></tr>"
    "<tr><td>Dos</td><td>500</td><td>50</td><td>39 €</td></tr></table>"
)


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", "<h1>Add-on credits</h1><p>They never expire. Buy 250 for $5, 750 for $12 or 2,000 for $28.</p>",
         [("5", "USD", 250, 0), ("12", "USD", 750, 0), ("28", "USD", 2000, 0)]),
        ("en", "<p>Pro: 1,000 credits a month.</p><h1>Courses</h1><p>Join 250 for $5, 750 for $12.</p>", []),
        ("zh", "<h1>积分包</h1><p>9.9元100积分，39.9元500积分，一次性购买。</p>",
         [("9.9", "CNY", 100, 0), ("39.9", "CNY", 500, 0)]),
        ("es", GIFTS_ES,
         [("9", "EUR", 100, 0), ("39", "EUR", 500, 50)]),
    ],
)  # fmt: skip
def test_packs_whose_numbers_touch_their_prices_or_leave_out_the_unit(
    language: str, body: str, expected: list[tuple[str, str, int, int]]
) -> None:
    assert sizes(packs_of(body, language)) == expected


def test_a_price_per_piece_of_something_is_no_price_of_a_pack() -> None:
    rows = ((3, "3.00"), (9, "2.50"))
    sizes_of = "".join(f"<h2>{n}個</h2><p>{n}クレジット</p><p>鑑定1件あたり ${price}</p>" for n, price in rows)
    body = f"<h1>鑑定クレジット</h1>{sizes_of}"
    assert not packs_of(body, "ja")


@pytest.mark.parametrize("heading", ["加購點數包（適用所有付費方案）", "點數加購（限付費方案）", "點數儲值方案"])
def test_packs_under_a_heading_that_speaks_of_plans_too_are_packs(heading: str) -> None:
    body = (
        "<h1>定價</h1><h2>專業版</h2><p>$49/月</p><p>每月 150 點數</p>"
        f"<h2>{heading}</h2><ul><li>小：10 點數，$5</li><li>大：50 點數，$20</li></ul>"
    )
    assert sizes(packs_of(body, "zh")) == [("5", "USD", 10, 0), ("20", "USD", 50, 0)]


@pytest.mark.parametrize(
    ("language", "unit", "money"), [("zh", "积分", "元"), ("ja", "クレジット", "円"), ("ko", "크레딧", "원")]
)
def test_an_amount_that_equals_units_is_a_pack(language: str, unit: str, money: str) -> None:
    rows = "".join(f"<li>{price}{money} = {units}{unit}</li>" for price, units in ((20, 220), (50, 600)))
    assert [
        (int(pack.price.amount), int(pack.units)) for pack in packs_of(f"<h1>{unit}</h1><ul>{rows}</ul>", language)
    ] == [
        (20, 220),
        (50, 600),
    ]


@pytest.mark.parametrize(
    ("language", "unit", "made"),
    [("en", " credits", " images"), ("zh", "积分", "次生成"), ("ja", "クレジット", "枚"), ("ko", "크레딧", "회 생성")],
)
def test_units_that_are_equated_with_what_they_make_below_a_price_are_those_of_a_pack(
    language: str, unit: str, made: str
) -> None:
    cards = "".join(f"<h2>{n}</h2><p>${n}</p><p>{n}00{unit} = {n}0{made}</p>" for n in (3, 6))
    found = sizes(packs_of(f"<h1>OK</h1><div>{cards}</div>", language))
    assert found == [("3", "USD", 300, 0), ("6", "USD", 600, 0)]


def test_units_that_are_equated_with_what_they_make_in_a_list_are_no_allowance() -> None:
    body = "<h2>Pro</h2><p>$10 per month</p><ul><li>10 credits = 1 image</li><li>100 credits = 10 images</li></ul>"
    assert all(plan.allowance is None for plan in plans_of(f"<div>{body}</div>").values())
