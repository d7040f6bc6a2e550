"""Packs of which only the number is printed: beside the price, behind a sign or a picture of the unit."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, sizes

_THREE = [("5", "USD", 40, 0), ("12", "USD", 110, 10), ("30", "USD", 300, 60)]


def _shop(head: str, *rows: str, tag: str = "div") -> str:
    return f"<h1>Shop</h1><p>{head}</p><section>" + "".join(f"<{tag}>{row}</{tag}>" for row in rows) + "</section>"


def test_a_button_prints_size_price_and_bonus_in_one_line() -> None:
    rows = ("40 <b>$5</b>", "110 <b>$12</b><em>+10 Free!</em>", "300 <b>$30</b><em>+60 Free!</em>")
    assert sizes(packs_of(_shop("Buy tokens to talk to the owl.", *rows, tag="button"))) == _THREE


@pytest.mark.parametrize("mark", ["💎 ", '<img src="g.png" alt="gem">', "× "])
def test_sizes_that_rise_with_their_prices_are_of_the_unit_that_the_words_above_name(mark: str) -> None:
    rows = (f"{mark}40 <b>$5</b>", f"{mark}110 +10 <b>$12</b>", f"{mark}300 +60 <b>$30</b>")
    assert sizes(packs_of(_shop("Spend gems on new hats.", *rows))) == _THREE


def test_numbers_that_do_not_rise_with_the_prices_are_no_sizes() -> None:
    rows = ("💎 110 <b>$5</b>", "💎 40 <b>$12</b>", "💎 300 <b>$30</b>")
    assert packs_of(_shop("Spend gems on new hats.", *rows)) == ()


def test_numbers_beside_the_names_of_things_are_no_sizes() -> None:
    rows = ("Hat 40 <b>$5</b>", "Scarf 110 <b>$12</b>", "Coat 300 <b>$30</b>")
    assert packs_of(_shop("Spend gems on new hats.", *rows)) == ()


def test_numbers_beside_prices_are_no_sizes_where_nothing_above_them_names_the_unit() -> None:
    rows = ("40 <b>$5</b>", "110 <b>$12</b>", "300 <b>$30</b>")
    assert packs_of(f"{_shop('Hats for owls.', *rows)}<h2>Help</h2><p>A hat takes 40 gems.</p>") == ()


def test_a_badge_with_a_share_before_a_size_is_no_size() -> None:
    rows = ("40 <b>$5</b>", "<i>+10%</i> 110 <b>$12</b>", "<i>+20% BEST VALUE</i> 300 <b>$30</b>")
    sold = [("5", "USD", 40, 0), ("12", "USD", 110, 0), ("30", "USD", 300, 0)]
    assert sizes(packs_of(_shop("Buy gems for new hats.", *rows, tag="button"))) == sold


def test_a_total_above_its_parts_is_told_by_them() -> None:
    rows = ("<p>44</p><p>40 + 4 (10%)</p><p>$5</p>", "<p>330</p><p>300 + 30 (10%)</p><p>$30</p>")
    assert sizes(packs_of(_shop("Buy gems for new hats.", *rows))) == [("5", "USD", 40, 4), ("30", "USD", 300, 30)]


def test_the_least_that_may_be_paid_is_no_price() -> None:
    rows = (
        "<h3>€5</h3><p>40 gems</p>",
        "<h3>€12</h3><p>110 gems</p>",
        "<h3>Custom</h3><p>Minimum €20</p><p>900 gems</p>",
    )
    assert sizes(packs_of(_shop("Buy gems for new hats.", *rows))) == [("5", "EUR", 40, 0), ("12", "EUR", 110, 0)]


_CHATS = ("<h3>{0} {1}</h3><p>$5</p><p>{0} more {1} at any time</p>", "<h3>{2} {1}</h3><p>$12</p><a>Buy</a>")


def _chats(head: str, noun: str, less: int = 40, more: int = 110) -> str:
    return f"<p>Each answer takes 1 credit.</p>{_shop(head, *(row.format(less, noun, more) for row in _CHATS))}"


def test_sizes_may_count_another_word_than_the_unit_that_is_sold_above_them() -> None:
    assert sizes(packs_of(_chats("Purchase additional chat credits.", "chats"))) == [
        ("5", "USD", 40, 0),
        ("12", "USD", 110, 0),
    ]


@pytest.mark.parametrize(
    ("head", "noun", "less"),
    [
        ("Purchase additional chat credits.", "seats", 40),
        ("Purchase additional chat credits.", "chats", 400),
        ("Prices for everyone.", "chats", 40),
    ],
)
def test_numbers_of_other_things_are_no_sizes(head: str, noun: str, less: int) -> None:
    assert packs_of(_chats(head, noun, less)) == ()


def test_a_table_of_bundles_tells_in_its_head_that_its_rows_are_sold() -> None:
    rows = "".join(f"<tr><td>{n} Messages</td><td>₹{p}</td></tr>" for n, p in ((1000, 250), (5000, 900)))
    page = f"<h1>Buy messages</h1><table><tr><th>Message bundle</th><th>Per bundle</th></tr>{rows}</table>"
    assert sizes(packs_of(page)) == [("250", "INR", 1000, 0), ("900", "INR", 5000, 0)]


def test_a_label_may_stand_before_a_number_with_a_plus_sign() -> None:
    rows = ("<p>Nest</p><p>$5</p><p>Credits:</p><p>+40</p>", "<p>Tree</p><p>$12</p><p>Credits:</p><p>+110</p>")
    assert sizes(packs_of(_shop("Choose yours.", *rows))) == [("5", "USD", 40, 0), ("12", "USD", 110, 0)]
