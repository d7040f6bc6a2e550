"""Packs with a badge before the price, a stroke between price and size, a size and its bonus in one line; and what only
looks like one: what an action's units are worth, and prices in units."""

from __future__ import annotations

from offers_pages import packs_of, plans_of, sizes


def test_a_badge_before_a_price_makes_it_no_saving() -> None:
    def button(size: int, price: int, badge: str = "") -> str:
        return f"<button><span><b>{size} credits</b>{badge}</span><strong>${price}</strong></button>"

    page = (
        f"<h2>Add credits</h2><div>{button(40, 8)}{button(160, 24, '<small>Best value</small>')}{button(420, 50)}</div>"
    )
    assert sizes(packs_of(page)) == [("8", "USD", 40, 0), ("24", "USD", 160, 0), ("50", "USD", 420, 0)]


def test_a_stroke_ties_each_price_to_a_size_of_its_own() -> None:
    def cards(*sold: tuple[str, str, str]) -> str:
        return "".join(
            f"<div><h3>{name}</h3><div><span>₹{price}</span><span>/ {units}</span></div><p>Free SSL</p></div>"
            for name, price, units in sold
        )

    page = f"<h2>Buy credits</h2><div>{cards(('Pebble', '90', '6 credits'), ('Boulder', '400', '30 credits'))}</div>"
    assert sizes(packs_of(page)) == [("90", "INR", 6, 0), ("400", "INR", 30, 0)]
    rated = cards(("Pebble", "90", "100 credits"), ("Boulder", "80", "100 credits"))
    assert packs_of(f"<h2>Extra usage</h2><div>{rated}</div>") == ()


def test_a_size_has_its_bonus_behind_it() -> None:
    cards = "".join(
        f"<button><div><span>{units}</span><span>+{bonus}</span></div><div>${price}</div>"
        f"<div>Bonus: {bonus} tokens</div></button>"
        for units, bonus, price in ((300, 60, 7), (600, 150, 12))
    )
    page = f"<h4>Get more tokens</h4><div>{cards}</div><p>A reading takes 5 tokens.</p>"
    assert sizes(packs_of(page)) == [("7", "USD", 300, 60), ("12", "USD", 600, 150)]


def test_what_the_units_of_an_action_are_worth_is_no_price() -> None:
    cards = "".join(
        f"<div><p>{units}</p><p>credits (${price})</p><h3>{name}</h3><p>One take</p></div>"
        for units, price, name in ((80, "8.00", "Jingle"), (200, "20.00", "Short film"))
    )
    rate = "<p>1 credit = $0.10</p>"
    assert packs_of(f"<h1>Credit rates</h1>{rate}<h2>What you can make</h2><div>{cards}</div>") == ()
    bought = sizes(packs_of(f"<h1>Credit rates</h1>{rate}<h2>Credit packs</h2><div>{cards}</div>"))
    assert bought == [("8.00", "USD", 80, 0), ("20.00", "USD", 200, 0)]


def test_a_price_in_units_beside_one_in_money_is_no_pack() -> None:
    rows = "<tr><td>Small</td><td>10</td><td>$0.01</td></tr><tr><td>Large</td><td>40</td><td>$0.04</td></tr>"

    def table(head: str) -> str:
        return (
            f"<p>Credits are prepaid.</p><table><tr><th>Size</th><th>{head}</th><th>Price (USD)</th></tr>{rows}</table>"
        )

    assert packs_of(table("Price (Credits)")) == ()
    assert sizes(packs_of(table("Credits"))) == [("0.01", "USD", 10, 0), ("0.04", "USD", 40, 0)]


def test_what_is_free_among_packs_gives_its_units_once() -> None:
    cards = "".join(
        f"<div><p>{name}</p><p>${price}</p><p>{units} credits</p><p>All styles</p></div>"
        for name, price, units in (("Free", 0, 8), ("Pebble", 15, 75), ("Boulder", 40, 250))
    )
    page = f"<h2>Buy credits once</h2><div>{cards}</div>"
    assert sizes(packs_of(page)) == [("15", "USD", 75, 0), ("40", "USD", 250, 0)]
    (free,) = plans_of(page).values()
    assert free.free
    assert free.allowance
    assert free.allowance.amount == 8
    assert free.allowance.per == "once"
