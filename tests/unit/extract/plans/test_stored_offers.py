"""Offers that a page holds only as data: JSON that its scripts draw it from, and JSON-LD."""

from __future__ import annotations

import json

import pytest
from offers_pages import packs_of, plans_of, points, reading_of, sizes

from pricelint.extract.entailment import misquoted, unproven
from pricelint.extract.packs.read import read_packs
from pricelint.extract.stored import STORED
from pricelint.model.evidence import Place

EMPTY = '<div id="app"></div>'
PACKS = [{"name": "Small", "price": 5, "credits": 100}, {"name": "Large", "price": 20, "credits": 500, "bonus": 50}]
BOTH = [("5", "USD", 100, 0), ("20", "USD", 500, 50)]


def stored(data: object, kind: str = "application/json") -> str:
    return f'<script type="{kind}">{json.dumps(data, ensure_ascii=False)}</script>'


def test_tiers_as_they_would_be_shown() -> None:
    tiers = [
        {"name": "Lite", "price": "$8", "period": "/month", "credits": "200 credits per month"},
        {"name": "Pro", "price": "$24", "period": "/month", "features": ["Fast", "900 credits per month"]},
    ]
    plans = plans_of(EMPTY + stored({"props": {"pageProps": {"plans": tiers}}}))
    assert [points(plan)[0][:3] for plan in plans.values()] == [("8", "USD", "month"), ("24", "USD", "month")]
    assert [int(plan.allowance.amount or 0) for plan in plans.values() if plan.allowance] == [200, 900]


def test_tiers_under_keys_of_their_own_in_words_of_another_language() -> None:
    plans = {
        "free": {"name": "Gratis", "price": "0 €", "features": ["3 créditos al mes"]},
        "lite": {"name": "Básico", "price": "9 €", "period": "/mes", "features": ["50 créditos al mes"]},
        "pro": {"name": "Pro", "price": "29 €", "period": "/mes", "features": ["250 créditos al mes"]},
    }
    found = plans_of(EMPTY + stored({"messages": {"pricing": {"plans": plans}}}), "es")
    assert {name: [p[:3] for p in points(plan)] for name, plan in found.items() if plan.prices and not plan.free} == {
        "Básico": [("9", "EUR", "month")],
        "Pro": [("29", "EUR", "month")],
    }


def test_offers_of_json_ld() -> None:
    offers = [
        {"@type": "Offer", "name": name, "price": price, "priceCurrency": "USD", "description": f"{units} credits/mo",
         "priceSpecification": {"unitText": "MONTH"}}
        for name, price, units in (("Lite", "8", 200), ("Pro", "24", 900))
    ]  # fmt: skip
    plans = plans_of(EMPTY + stored({"@type": "Product", "name": "Owl", "offers": offers}, "application/ld+json"))
    assert [points(plan)[0][:3] for plan in plans.values()] == [("8", "USD", "month"), ("24", "USD", "month")]


def test_numbers_count_where_the_data_names_their_currency() -> None:
    assert sizes(packs_of(EMPTY + stored({"currency": "USD", "packs": PACKS}))) == BOTH
    assert packs_of(EMPTY + stored({"packs": PACKS})) == ()


def test_whole_hundreds_may_be_cents_unless_the_currency_has_none() -> None:
    dear = [{**pack, "price": price} for pack, price in zip(PACKS, (500, 2000), strict=True)]
    assert packs_of(EMPTY + stored({"currency": "USD", "packs": dear})) == ()
    assert [size[:2] for size in sizes(packs_of(EMPTY + stored({"currency": "JPY", "packs": dear})))] == [
        ("500", "JPY"), ("2000", "JPY"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Buy credits</h1><p>From $4.</p>" + stored({"currency": "USD", "packs": PACKS}),
        EMPTY + stored({"currency": "USD", "packs": PACKS[:1]}),
        EMPTY + f"<script>var state = {json.dumps({'currency': 'USD', 'packs': PACKS})}</script>",
        EMPTY + '<script type="application/json">{"currency": "USD", "packs": [</script>',
    ],
    ids=["an amount in the text", "one offer", "a program", "broken"],
)
def test_data_is_left_alone_beside(body: str) -> None:
    assert packs_of(body) == ()


def test_what_stands_only_in_data_is_cited_in_its_script_and_doubted() -> None:
    reading = reading_of(EMPTY + "<p>Loading</p>" + stored({"currency": "USD", "packs": PACKS}))
    packs = read_packs(reading)
    assert {pack.doubt for pack in packs} == {STORED}
    for pack in packs:
        assert unproven(pack, "en") == []
        for item in pack.evidence:
            assert item.place is Place.STRUCTURED
            assert item.path.endswith("body:nth-child(2)>script:nth-child(3)")
            assert misquoted(reading.document, item) == ""
