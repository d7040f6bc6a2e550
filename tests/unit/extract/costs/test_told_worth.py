"""Passages that may say what units make and keep a page from being accused: they state no cost of an action."""

from __future__ import annotations

import pytest
from offers_pages import reading_of

from pricelint.extract.costs.claims.yields import read_yields

CARDS = (
    "<div><div><h3>Small</h3><p>$5</p><p>50 credits</p>{}</div><div><h3>Big</h3><p>$9</p><p>100 credits</p></div></div>"
)


def said(text: str, card: str = "") -> list[str]:
    return [hint.evidence[0].quote for hint in read_yields(reading_of(f"{text}{CARDS.format(card)}"))]


@pytest.mark.parametrize(
    "text",
    [
        "1 credit = 1 week of hosting",
        "One render credit covers up to 30 seconds of finished video",
        "Each credit covers one project",
    ],
)
def test_one_unit_is_equated_with_something(text: str) -> None:
    assert said(f"<p>Credits.</p><p>{text}</p>") == [text]


def test_a_price_of_one_output_is_told() -> None:
    assert said("<p>Credits never expire.</p>", "<p>$0.10 per image</p>") == ["$0.10 per image"]


@pytest.mark.parametrize("price", ["$0.50 /listing", "$0.50 per search"])
def test_a_price_of_one_action_is_told(price: str) -> None:
    assert said("", f"<p>{price}</p>") == [price]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("<p>Plans hold 200 conversations per month.</p><p>Buy conversation credits.</p>", ["conversation credits"]),
        ("<p>$4.99 / remix</p><p>Buy remix credits.</p>", ["remix credits"]),
        ("<p>Plans hold 200 conversations per month.</p><p>Buy remix credits.</p>", []),
        ("<p>10 free seats.</p><p>Get free credits.</p>", []),
        ("<p>© 2026 Kestrel</p><p>Buy Kestrel credits.</p>", []),
    ],
)
def test_units_may_be_called_after_what_the_page_counts(text: str, named: list[str]) -> None:
    assert said(text) == named


def test_a_card_counts_something_as_often_as_its_units() -> None:
    assert said("", "<ul><li>50 uses</li></ul>") == ["50 uses"]
    assert said("", "<p>50 additional letters for you</p>") == ["50 additional letters for you"]


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("<p>1 credit = $0.10</p>", ""),
        ("<p>1 credit is charged each time</p>", ""),
        ("<p>$0.10 per credit</p>", ""),
        ("", "<p>$12 per seat</p>"),
        ("", "<p>$0.04 / credit</p>"),
        ("", "<p>$1/hour</p>"),
        ("", "<ul><li>60 uses</li></ul>"),
        ("", "<ul><li>50 credits</li></ul>"),
    ],
)
def test_money_and_other_numbers_equate_nothing(text: str, card: str) -> None:
    assert said(text, card) == []


@pytest.mark.parametrize("line", ["1 image $0.10", "<span>1 song</span><span>$0.50</span>"])
def test_a_line_gives_the_price_of_one_output(line: str) -> None:
    assert said("", f"<p>{line}</p>") == [line if "<" not in line else "1 song $0.50"]


@pytest.mark.parametrize("line", ["1 seat $12", "Images $5", "1 image and a year of hosting for $80"])
def test_other_lines_with_money_give_none(line: str) -> None:
    assert said("", f"<p>{line}</p>") == []


def test_a_verb_may_stand_before_what_a_card_counts_as_often_as_its_units() -> None:
    assert said("", "<p>Meet 50 pre-checked tutors</p>") == ["Meet 50 pre-checked tutors"]


@pytest.mark.parametrize(("shares", "told"), [("2 per chapter", True), ("2 per seat", False), ("2 per day", False)])
def test_a_bracket_tells_how_many_units_one_of_something_takes(shares: str, told: bool) -> None:
    assert bool(said(f"<p>Try it: 8 credits ({shares})</p>")) is told


@pytest.mark.parametrize(("row", "told"), [((50, 100), True), ((100, 50), False), ((5, 10), False)])
def test_a_row_of_a_table_counts_something_as_often_as_the_offers_their_units(row: tuple[int, int], told: bool) -> None:
    head = "<tr><th></th><th>Small</th><th>Big</th></tr>"
    table = f"<table>{head}<tr><th>Chapters</th><td>{row[0]}</td><td>{row[1]}</td></tr></table>"
    assert bool(said(table)) is told
