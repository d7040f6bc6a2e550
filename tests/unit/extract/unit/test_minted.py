"""Units whose name is one word with a plain one."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, reading_of, sizes


def _shop(unit: str, *, by: str = "our AI draws") -> str:
    rows = "".join(f"<div><h3>{n} {unit}</h3><p>${p}</p><a>Buy</a></div>" for n, p in ((40, 5), (110, 12)))
    return f"<h1>Buy {unit}</h1><p>{unit} pay for routes that {by}.</p><section>{rows}</section>"


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("VeloCoins", "velocoin"),
        ("Lumicredits", "lumicredit"),
        ("OwlPoints", "owlpoint"),
        ("BarkTokens", "barktoken"),
        ("Owl-Coins", "coin"),
    ],
)
def test_a_word_that_ends_in_a_plain_one_is_the_unit(unit: str, name: str) -> None:
    reading = reading_of(_shop(unit))
    assert reading.unit is not None
    assert reading.unit.name == name
    assert sizes(packs_of(_shop(unit))) == [("5", "USD", 40, 0), ("12", "USD", 110, 0)]


def test_the_plain_word_counts_the_same_unit() -> None:
    page = f"{_shop('VeloCoins')}<p>A route takes 3 coins. Coins never expire.</p><p>New: 900 coins</p>"
    reading = reading_of(page)
    assert reading.unit is not None
    assert reading.unit.name == "velocoin"
    assert [count.high for count in reading.counts] == [40, 110, 3, 900]


@pytest.mark.parametrize("unit", ["Bitcoins", "Endpoints", "Altcoins"])
def test_words_that_only_end_so_are_none(unit: str) -> None:
    assert reading_of(_shop(unit, by="we draw")).unit is None


def test_coins_that_are_traded_are_no_unit() -> None:
    said = "<p>Sell your tokens on exchanges or keep them in your crypto wallet on the blockchain.</p>"
    rows = "".join(f"<p>{n} MoonTokens ${p}</p>" for n, p in ((40, 5), (110, 12)))
    assert reading_of(f"<h1>Token sale</h1>{rows}{said}").unit is None


def test_talers_are_a_unit_where_they_are_sold() -> None:
    rows = "".join(f"<div><h3>{n} Owl-Taler</h3><p>{p} €</p></div>" for n, p in ((40, 5), (110, 12)))
    page = f"<h1>Owl-Taler kaufen</h1><p>Mit Talern bezahlst du Auswertungen der KI.</p><section>{rows}</section>"
    assert sizes(packs_of(page, "de")) == [("5", "EUR", 40, 0), ("12", "EUR", 110, 0)]


def test_talers_that_are_collected_are_none() -> None:
    rows = "".join(f"<p>{n} Taler {year}, geprägt in Gold</p><p>900 €</p>" for n, year in ((2, 1790), (3, 1801)))
    assert reading_of(f"<h1>Für Sammler der Numismatik</h1>{rows}", "de").unit is None
