"""What a line on the card of an offer says is said of what that card gives, whatever the card is made of."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.model.platform import Role
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
