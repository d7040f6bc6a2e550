"""What a line on the card of an offer says is said of what that card gives, whatever the card is made of."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts
from pricelint.model.units import Policy, Pool, TermName

NEVER, LOST = "Unused credits never expire.", "Unused credits are lost when the month ends."
MADE_OF = {
    "headings": "<article><h3>{0}</h3><div>{1}</div><p>{2} credits a month</p><p>{3}</p></article>",
    "boxes": "<div><div class=name>{0}</div><div>{1}</div><div>{2} credits a month</div><div>{3}</div></div>",
    "a list": "<ul><li><b>{0}</b></li><li>{1}</li><li>{2} credits a month</li><li>{3}</li></ul>",
}


def lost_and_kept(made_of: str, cards: list[tuple[str, str, int, str]]) -> dict[Policy, Pool]:
    """The pool of each policy that a page of such cards states."""
    shown = "".join(MADE_OF[made_of].format(*card) for card in cards)
    body = f"<html lang=en><body><h1>Pricing</h1><div>{shown}</div></body></html>".encode()
    return {fact.policy: fact.pool for fact in extract(read_document(body, Origin("pricing", Role.PRICING))).expiry}


@pytest.mark.parametrize("made_of", MADE_OF)
@pytest.mark.parametrize("name", ["Free", "Spark"])
def test_what_a_card_without_a_price_says_is_said_of_what_is_given(made_of: str, name: str) -> None:
    cards = [(name, "$0", 50, LOST), ("Solo", "$8 per month", 800, NEVER), ("Band", "$20 per month", 2000, NEVER)]
    found = lost_and_kept(made_of, cards)
    assert found[Policy.END_OF_CYCLE] is Pool.FREE
    assert found[Policy.NEVER] is Pool.PLAN


@pytest.mark.parametrize("made_of", MADE_OF)
def test_what_a_card_with_a_price_says_is_said_of_the_plan(made_of: str) -> None:
    cards = [("Free", "$0", 50, ""), ("Solo", "$8 per month", 800, LOST), ("Band", "$20 per month", 2000, "")]
    assert lost_and_kept(made_of, cards)[Policy.END_OF_CYCLE] is Pool.PLAN


@pytest.mark.parametrize(("name", "limited"), [("Unlimited", True), ("∞", False)])
def test_a_sign_names_no_plan_that_is_called_unlimited(name: str, limited: bool) -> None:
    card = f"<h2>{name}</h2><h3>Kept</h3><p>600 credits</p><p>$9 per month</p>"
    body = f"<html lang=en><body><h1>Plans with credits</h1>{card}</body></html>"
    terms = extract(read_document(body.encode(), Origin("pricing", Role.PRICING))).terms
    assert any(term.name is TermName.UNLIMITED_WITH_LIMITS for term in terms) is limited


@pytest.mark.parametrize(("last", "pool"), [("Booster", Pool.PLAN), ("Band", Pool.PLAN)])
def test_what_stands_behind_the_cards_is_not_said_of_the_last_one(last: str, pool: Pool) -> None:
    cards = [("Solo", "$8 per month", 800, "For one"), (last, "$4 per month", 200, "For more")]
    shown = "".join(MADE_OF["headings"].format(*card) for card in cards)
    body = f"<h1>Pricing</h1><div>{shown}</div><p>800 credits are for this month. Credits reset on the 1st.</p>"
    found = extract(read_document(f"<html lang=en><body>{body}".encode(), Origin("pricing", Role.PRICING))).expiry
    assert [(fact.policy, fact.pool) for fact in found] == [(Policy.END_OF_CYCLE, pool)]


def test_what_stands_behind_the_name_of_a_stock_is_said_of_that_stock() -> None:
    shown = MADE_OF["headings"].format("Solo", "$8 per month", 800, "For one")
    body = f"<h1>Pricing</h1><div>{shown}</div><h3>Booster credits</h3><p>Credits expire after 90 days.</p>"
    found = extract(read_document(f"<html lang=en><body>{body}".encode(), Origin("pricing", Role.PRICING))).expiry
    assert [(fact.policy, fact.pool) for fact in found] == [(Policy.FIXED_PERIOD, Pool.PURCHASED)]


PACKS = (
    "<h1>Pricing</h1><div><div><h3>Pebble</h3><p>$6</p><ul><li>50 drawings</li><li>{0}</li></ul>"
    "<button>Get 50 credits</button></div><div><h3>Boulder</h3><p>$15</p><ul><li>200 drawings</li><li>{0}</li></ul>"
    "<button>Get 200 credits</button></div></div>"
)


def facts_of(body: str) -> PageFacts:
    """The facts of an English pricing page."""
    page = f"<html lang=en><body>{body}</body></html>".encode()
    return extract(read_document(page, Origin("pricing", Role.PRICING)))


@pytest.mark.parametrize("line", ["Valid for 90 days", "Validity 90 days", "90-day validity", "Expires in 90 days"])
def test_a_line_on_the_card_of_a_pack_tells_how_long_its_units_are_good_for(line: str) -> None:
    facts = facts_of(PACKS.format(line))
    assert {(e.pool, e.policy, e.days) for e in facts.expiry} == {(Pool.PURCHASED, Policy.FIXED_PERIOD, 90)}
    assert facts.tactics == ()


@pytest.mark.parametrize("line", ["Guarantee valid for 90 days", "Files are kept for 90 days", "Support for 90 days"])
def test_what_else_lasts_on_a_card_is_no_fate_of_units(line: str) -> None:
    assert facts_of(PACKS.format(line)).expiry == ()


@pytest.mark.parametrize("line", ["Offer expires in 90 days", "Expires in 3 days"])
def test_an_offer_that_ends_is_pressure_all_the_same(line: str) -> None:
    assert facts_of(PACKS.format(line)).tactics


def test_a_column_on_validity_is_said_of_what_each_row_sells() -> None:
    head = "<tr><th>Pack</th><th>Credits</th><th>Price</th><th>Validity</th></tr>"
    rows = "<tr><td>Pebble</td><td>50</td><td>$5</td><td>90 days</td></tr>"
    rows += "<tr><td>Boulder</td><td>150</td><td>$12</td><td>Never</td></tr>"
    found = {(e.pool, e.policy) for e in facts_of(f"<h1>Credit packs</h1><table>{head}{rows}</table>").expiry}
    assert found == {(Pool.PURCHASED, Policy.FIXED_PERIOD), (Pool.PURCHASED, Policy.NEVER)}


def test_a_column_on_validity_of_other_goods_is_said_of_no_units() -> None:
    head = "<tr><th>Ticket</th><th>Price</th><th>Validity</th></tr>"
    rows = "<tr><td>Day</td><td>$5</td><td>1 day</td></tr><tr><td>Week</td><td>$12</td><td>7 days</td></tr>"
    assert facts_of(f"<h1>Travel</h1><p>An image takes 2 credits.</p><table>{head}{rows}</table>").expiry == ()


def test_a_button_above_a_list_names_no_pool() -> None:
    card = "<h2>Pebble</h2><p>$30</p><p>per month</p>{}<ul><li>100 credits</li><li>Credits roll over</li></ul>"
    body = f"<div><div>{card.format('<a href=#>Start for free</a>')}</div><div>{card.format('')}</div></div>"
    assert {fact.pool for fact in facts_of(body).expiry} == {Pool.PLAN}


def test_how_long_a_plan_without_units_lasts_says_nothing_of_units() -> None:
    def kept(line: str) -> set[tuple[Policy, int | None]]:
        plan = f"<section><h3>Guild Monthly</h3><span>$30</span><div>{line}</div><div>Badge</div></section>"
        packs = "".join(f"<div><h3>{size} credits</h3><p>${price}</p></div>" for size, price in ((10, 10), (60, 48)))
        body = f"<html lang=en><h1>Credits and guilds</h1><div>{packs}</div><h2>Guilds</h2><div>{plan}</div></html>"
        page = read_document(body.encode(), Origin("pricing", Role.PRICING))
        return {(fact.policy, fact.days) for fact in extract(page).expiry}

    assert kept("Valid for 30 days") == set()
    assert kept("Credits valid for 30 days") == {(Policy.FIXED_PERIOD, 30)}
