"""The optimum of HiGHS is the one that trying every combination finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil

import pytest
from quote_offers import buyable, offer

from pricelint.costs.pools import spend
from pricelint.costs.quote import Bought, Need, Offer, Request, quote
from pricelint.costs.quote.quoting import grants_of
from pricelint.model.units import Modality

MONTHS = 3
CHUNKS = 10


def instance(chance: random.Random) -> tuple[Offer, Fraction]:
    """A small offer: up to two plans and two packs that last differently, and units needed per month."""
    plans = [
        buyable(
            f"plan {number}", chance.randint(3, 40), chance.choice((20, 40, 60, 90)), every=chance.choice((1, 1, 12)),
            lasts=chance.choice((1, 2, None)), cap=chance.choice((None, None, "0.5")),
        )
        for number in range(chance.randint(0, 2))
    ]  # fmt: skip
    packs = [
        buyable(
            f"pack {number}", chance.randint(2, 30), chance.choice((40, 60, 100)), lasts=chance.choice((1, 2, None))
        )
        for number in range(chance.randint(0, 2))
    ]
    return offer(plans, packs, needs_plan=chance.random() < 0.2), Fraction(chance.choice((15, 35, 55, 80)))


def cheapest_by_trying(sold: Offer, needed: Fraction) -> Decimal | None:
    """The least money of every combination in which nothing is unmet; None where there is none."""
    combinations = sorted(all_of(sold, needed), key=lambda bought: sum(one.money for one in bought))
    for bought in combinations:
        if not spend(grants_of(bought, MONTHS), [needed] * MONTHS).unmet:
            return sum((one.money for one in bought), Decimal(0))
    return None


def all_of(sold: Offer, needed: Fraction) -> Iterator[list[Bought]]:
    slots = [
        (pack, month, ceil(needed * min(pack.lasting.months or MONTHS, MONTHS) / pack.units))
        for pack in sold.packs
        for month in (range(1, MONTHS + 1) if pack.lasting.months and pack.lasting.months < MONTHS else (1,))
    ]
    for plan in (None, *sold.plans):
        held = [Bought(buyable=plan, times=1, month=1, money=plan.cost(MONTHS))] if plan else []
        for counts in product(*(range(most + 1) for _, _, most in slots)):
            if plan is None and sold.packs_need_plan and any(counts):
                continue
            yield held + [
                Bought(buyable=pack, times=times, month=month, money=pack.price * times)
                for (pack, month, _), times in zip(slots, counts, strict=True)
                if times
            ]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_hundred_random_instances_cost_what_trying_everything_finds(chunk: int) -> None:
    chance = random.Random(chunk)  # noqa: S311 -- instances, no secrets
    solved = 0
    for _ in range(100):
        sold, needed = instance(chance)
        request = Request(needs=(Need(modality=Modality.IMAGE, count=needed),), months=MONTHS)
        found = quote(sold, request)
        assert found.total == cheapest_by_trying(sold, needed), (sold, needed)
        solved += found.total is not None
    assert 20 < solved < 100
