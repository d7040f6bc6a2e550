"""What stands beside a price and is none: list prices in an element of their own, extras, sizes to choose from."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, reading_of, sizes


def cards(*inner: str) -> str:
    return "<div>" + "".join(f"<div>{one}</div>" for one in inner) + "</div>"


def test_of_two_amounts_in_elements_side_by_side_the_smaller_with_the_period_is_the_price() -> None:
    def card(name: str, old: int, new: int, units: int) -> str:
        price = f"<p><span>€{old}</span><span>{new}/mo</span></p>"
        return f"<h3>{name}</h3>{price}<ul><li>{units} credits per month</li></ul>"

    plans = plans_of(cards(card("Reed", 30, 18, 90), card("Rush", 60, 44, 400)))
    assert points(plans["Reed"]) == [("18", "EUR", "month", "month")]
    assert plans["Reed"].prices[0].was is not None
    assert plans["Rush"].prices[0].doubt


def test_a_number_of_days_beside_a_price_is_no_price() -> None:
    def card(name: str, price: int, units: int) -> str:
        return f"<h3>{name}</h3><p><b>€{price}</b> <i>7 days/week</i></p><ul><li>{units} credits per month</li></ul>"

    plans = plans_of(cards(card("Reed", 30, 90), card("Rush", 60, 400)))
    assert [price.amount.amount for price in plans["Reed"].prices] == [30]


@pytest.mark.parametrize(
    ("language", "extra"),
    [
        ("en", "Additional user $4/mo"),
        ("de", "Weitere Nutzer $4/Monat"),
        ("fr", "Utilisateur supplémentaire $4/mois"),
        ("es", "Usuario adicional $4/mes"),
        ("pt", "Usuário adicional $4/mês"),
        ("it", "Utente aggiuntivo $4/mese"),
    ],
)
def test_what_comes_on_top_is_no_price_of_a_plan(language: str, extra: str) -> None:
    month = extra.rpartition("/")[2]

    def card(name: str, price: int, units: int, line: str) -> str:
        return f"<h3>{name}</h3><p>${price}/{month}</p><ul><li>{units} credits</li><li>{line}</li></ul>"

    plans = plans_of(cards(card("Reed", 9, 90, extra), card("Rush", 30, 400, extra)), language)
    assert points(plans["Reed"]) == [("9", "USD", "month", "month")]


def test_a_card_of_what_comes_on_top_is_no_plan() -> None:
    def card(name: str, price: int, line: str = "") -> str:
        return f"<h3>{name}</h3><p>${price}/mo</p>{line}"

    first = cards(
        *(card(name, price, f"<p>{n} credits</p>") for name, price, n in (("Reed", 9, 90), ("Rush", 30, 400)))
    )
    more = cards(card("Additional seat", 4), card("Extra workspace", 6))
    assert list(plans_of(first + more)) == ["Reed", "Rush"]
    assert list(plans_of(cards(card("Light", 4), card("Extra", 6)))) == ["Light", "Extra"]


def test_the_last_of_several_sizes_to_choose_from_is_not_what_a_plan_grants() -> None:
    def page(numbers: tuple[int, ...]) -> str:
        chosen = "".join(f"<button>{number}</button>" for number in numbers)
        first = f"<h3>Reed</h3><p>$9/mo</p><div>{chosen}</div><p>credits per month</p>"
        return cards(first, "<h3>Rush</h3><p>$30/mo</p><p>900 credits per month</p>")

    assert plans_of(page((70, 140, 280)))["Reed"].allowance is None
    alone = plans_of(page((70,)))["Reed"].allowance
    assert alone
    assert alone.amount == 70


def test_what_comes_again_is_no_bonus_of_a_pack() -> None:
    def pack(size: int, price: int, more: str) -> str:
        return f"<h3>Box {size}</h3><p>${price} one-time</p><p>{size} credits</p><ul><li>{more}</li></ul>"

    def page(more: str) -> str:
        return f"<h2>Credit packs</h2>{cards(pack(40, 8, more), pack(140, 21, more))}"

    assert sizes(packs_of(page("+9 free credits every month")))[0] == ("8", "USD", 40, 0)
    assert sizes(packs_of(page("+9 free credits")))[0] == ("8", "USD", 40, 9)


def test_packs_of_a_number_above_a_thing_of_its_own_are_doubted() -> None:
    def page(word: str) -> str:
        both = [f"<p>{size}</p><p>{word}</p><p>${price}</p><a>Buy credits</a>" for size, price in ((40, 8), (140, 21))]
        return f"<h2>One-off packs</h2><p>Buy credits when you need them.</p>{cards(*both)}"

    assert all(pack.doubt for pack in packs_of(page("letters")))
    assert not any(pack.doubt for pack in packs_of(page("credits")))


def test_units_per_month_for_a_price_are_no_certain_pack() -> None:
    def page(per: str) -> str:
        rows = "".join(f"<li><b>{n} credits</b>{per}, available for ${p}</li>" for n, p in ((40, 8), (140, 21)))
        return f"<h2>Buying additional credits</h2><ul>{rows}</ul>"

    assert reading_of(page(" per month")).unit is not None
    assert all(pack.doubt for pack in packs_of(page(" per month")))
    assert not any(pack.doubt for pack in packs_of(page("")))
