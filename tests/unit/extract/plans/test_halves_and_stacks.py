"""Cards in two halves, lines that a style stacks, prices of others, a former price before words of charging."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, reading_of, sizes


def row(units: int, worth: str, price: str) -> str:
    left = f"<div><div>{units} credits</div><div>For a weekend</div><div>Value: {worth}</div></div>"
    return f"<div><div>{left}<div><div>{price}</div><button>Buy</button></div></div></div>"


def test_the_half_with_the_price_is_no_card_of_its_own() -> None:
    page = f"<h3>Buy credits</h3><div>{row(50, '$5', '$4')}{row(300, '$30', '$19')}</div>"
    assert sizes(packs_of(page)) == [("4", "USD", 50, 0), ("19", "USD", 300, 0)]


@pytest.mark.parametrize(
    "style",
    [
        'class="flex flex-col gap-1"',
        'class="d-grid"',
        'style="display: grid; gap: 8px"',
        'style="flex-direction: column"',
    ],
)
def test_what_a_style_stacks_are_lines(style: str) -> None:
    cards = "".join(
        f"<div><div {style}><span>{name}</span><b>{price}</b><i>{units} credits / month</i></div></div>"
        for name, price, units in (("Free", "Free", 20), ("Studio", "$19/mo", 600))
    )
    plans = plans_of(f"<h2>Plans</h2><div>{cards}</div>")
    assert {name: plan.allowance and plan.allowance.amount for name, plan in plans.items()} == {
        "Free": 20,
        "Studio": 600,
    }
    assert plans["Free"].free


@pytest.mark.parametrize("names", ["grid grid-cols-3", "flex flex-col md:flex-row", "flex"])
def test_what_stands_side_by_side_is_one_line(names: str) -> None:
    page = reading_of(f'<div class="{names}"><span>Studio</span><b>$19</b></div>')
    assert page.document.text == "Studio $19"


OWN = "<div><h3>Solo</h3><p>$12/month</p><p>800 credits a month</p></div>"
OTHERS = "<div><h3>Crew</h3><p>$30/month</p><p>2,500 credits a month</p></div>"

COMPARED = (
    "<h2>How Solo compares</h2><table><tr><th>What</th><th>Inkwell</th><th>Voicer</th></tr><tr><td>Monthly</td>"
    "<td>$20</td><td>$9</td></tr><tr><td>Exports</td><td>yes</td><td>no</td></tr></table>"
)


@pytest.mark.parametrize(
    "more",
    [
        "<p>Replaces Inkwell ($20/mo), Clipmaker ($35/mo) and Voicer ($9/mo).</p>",
        COMPARED,
        "<h2>Anders als die Konkurrenz</h2><ul><li>Inkwell: $20/mo</li><li>Voicer: $9/mo</li></ul>",
    ],
)
def test_what_others_ask_is_no_price(more: str) -> None:
    shown, language = f"<h2>Plans</h2><div>{OWN}{OTHERS}</div>", "en"
    if "Anders" in more:
        shown, language = shown.replace("month", "Monat").replace(" a ", " im "), "de"
    assert list(plans_of(f"{shown}<section>{more}</section>", language)) == ["Solo", "Crew"]


def test_words_of_charging_behind_a_former_price_are_those_of_the_price() -> None:
    card = "<div><h3>{}</h3><p>${}/mo</p><p><s>${}/mo</s> <b>billed annually</b></p><p>{} credits/mo</p></div>"
    plans = plans_of(f"<div>{card.format('Solo', 15, 19, 200)}{card.format('Crew', 39, 49, 900)}</div>")
    assert [points(plan) for plan in plans.values()] == [
        [("15", "USD", "month", "year")],
        [("39", "USD", "month", "year")],
    ]


def test_options_of_two_lists_make_no_pack() -> None:
    page = (
        "<h3>Auto-recharge</h3><select><option>100 credits</option><option>500 credits</option></select><select>"
        "<option>$10 refill</option><option>$25 refill</option></select>"
    )
    assert packs_of(page) == ()


def test_a_bonus_in_korean_stands_between_number_and_unit() -> None:
    card = "<div><div>{} 크레딧</div><div>₩{}</div><div>{}</div></div>"
    cards = card.format(100, "10,000", "기본 패키지") + card.format(300, "28,000", "+20 보너스 크레딧")
    packs = packs_of(f"<h2>크레딧 충전</h2><div>{cards}</div>", "ko")
    assert sizes(packs) == [("10000", "KRW", 100, 0), ("28000", "KRW", 300, 20)]
