"""Currencies that shops print in their own way."""

from __future__ import annotations

from offers_pages import packs_of, sizes


def _cards(*cards: str) -> str:
    return "<section>" + "".join(f"<div>{card}</div>" for card in cards) + "</section>"


def test_rands_are_written_with_cents_or_thousands() -> None:
    offers = ((15, "202.50", "13.50", "5% OFF"), (60, "1,688.40", "28.14", "Best"))
    cards = [
        f"<p>{size // 3} replies</p><p>R{price} (ex VAT)</p><p>{size} credits</p><p>R{each}/credit</p><b>{off}</b>"
        for size, price, each, off in offers
    ]
    found = sizes(packs_of(f"<h2>Buy credits</h2>{_cards(*cards)}"))
    assert found == [("202.50", "ZAR", 15, 0), ("1688.40", "ZAR", 60, 0)]
    assert packs_of("<h2>Buy credits</h2><section><div>15 credits R2</div><div>60 credits R1</div></section>") == ()


def test_rupees_of_nepal() -> None:
    cards = _cards("<h5>Npr 599/-</h5><p>1000 credits</p>", "<h5>Npr 1399/-</h5><p>2000 credits</p>")
    found = sizes(packs_of(f"<h2>Buy credits</h2>{cards}"))
    assert found == [("599", "NPR", 1000, 0), ("1399", "NPR", 2000, 0)]


def test_kyats() -> None:
    cards = _cards("<h3>40 credits</h3><p>8,000 Ks</p>", "<h3>140 credits</h3><p>21,000 Ks</p>")
    assert sizes(packs_of(f"<h2>Buy credits</h2>{cards}")) == [("8000", "MMK", 40, 0), ("21000", "MMK", 140, 0)]


def test_kwanzas_and_an_accent_left_out() -> None:
    cards = _cards("<p>1 credito</p><p>500 Kz</p>", "<p>20 creditos</p><p>9.500 Kz</p>")
    page = f"<h1>Comprar creditos</h1>{cards}"
    assert sizes(packs_of(page, "pt")) == [("500", "AOA", 1, 0), ("9500", "AOA", 20, 0)]


def test_what_a_price_comes_to_in_another_currency_is_no_second_price() -> None:
    cards = [f"<div>💎 {size}</div><div>${price}</div><div>≈ KSh{price * 130} KES</div>"
             for size, price in (("40", 8), ("140 <i>+20</i>", 21))]  # fmt: skip
    found = packs_of(f"<h1>Buy Coins</h1>{_cards(*cards)}<p>Coins are added at once.</p>")
    assert sizes(found) == [("8", "USD", 40, 0), ("21", "USD", 140, 20)]
