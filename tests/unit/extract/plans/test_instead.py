"""A price that a sentence states beside its former one is read where the page has no card."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.plans.read import read_plans
from pricelint.extract.reading import read
from pricelint.model.fact import Plan
from pricelint.model.units import Period


def plans(lang: str, body: str) -> tuple[Plan, ...]:
    page = f"<!doctype html><html lang='{lang}'><body>{body}</body></html>"
    return read_plans(read(read_document(page.encode(), Origin("pricing", charset="utf-8"))))


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("de", "<h1>Monatliche Pakete</h1><p>Nur kurz: Basis für 7,20 EUR statt 9 EUR, solange es geht.</p>"),
        ("en", "<h1>Monthly packages</h1><p>For a short while: Basis for $7.20 instead of $9 with this banner.</p>"),
    ],
)
def test_the_price_now_and_the_former_one_are_told_apart(lang: str, body: str) -> None:
    (plan,) = plans(lang, body)
    (point,) = plan.prices
    assert (plan.name, point.amount.amount, point.per) == ("Basis", Decimal("7.20"), Period.MONTH)
    assert point.was is not None
    assert point.was.amount == 9
    assert point.doubt


@pytest.mark.parametrize(
    "body",
    [
        "<p>Basis for $7.20 instead of $9.</p>",
        "<p>Monthly or yearly.</p><p>Basis for $7.20 instead of $9.</p>",
        "<p>Monthly.</p><p>We paid the studio $7.20 instead of $9.</p>",
        "<p>Monthly.</p><p>Basis for $9 instead of $7.20.</p>",
    ],
    ids=["no period", "two periods", "no tier", "dearer now"],
)
def test_a_sentence_that_leaves_something_open_makes_no_plan(body: str) -> None:
    assert plans("en", f"<h1>Offers</h1>{body}") == ()
