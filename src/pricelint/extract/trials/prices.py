"""Prices that differ with the changed circumstance of a trial, beyond what visits show that nothing distinguishes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pricelint.model.evidence import Evidence
from pricelint.model.site import PageFacts

LEAST_RUNS = 4
"""Loads of each kind before a difference counts: where nothing but chance parts two groups of four, every one of them
falls apart in at most 2 of 70 ways of drawing them (a permutation test, two-sided, p < 0.03)."""

Offer = tuple[str, ...]
"""What is compared: a plan with its period and charge, or a pack with its size, in one currency."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One offer at other money: a price of the control and one of the varied loads, each with its quotes."""

    offer: Offer
    control: tuple[Evidence, ...]
    varied: tuple[Evidence, ...]


def differences(controls: Sequence[PageFacts], varied: Sequence[PageFacts]) -> tuple[Difference, ...]:
    """The offers whose prices part the loads cleanly: no varied load shows a price that any control shows.

    An offer that a load does not show, or shows twice, is not compared; fewer than `LEAST_RUNS` loads prove nothing.
    """
    if min(len(controls), len(varied)) < LEAST_RUNS:
        return ()
    one, other = [dict(_single(page)) for page in controls], [dict(_single(page)) for page in varied]
    everywhere = set(one[0]).intersection(*one, *other)
    found = []
    for offer in sorted(everywhere):
        before, after = [page[offer] for page in one], [page[offer] for page in other]
        if {amount for amount, _ in before}.isdisjoint(amount for amount, _ in after):
            found.append(Difference(offer, before[0][1], after[0][1]))
    return tuple(found)


def _single(page: PageFacts) -> Iterator[tuple[Offer, tuple[Decimal, tuple[Evidence, ...]]]]:
    stated: dict[Offer, list[tuple[Decimal, tuple[Evidence, ...]]]] = defaultdict(list)
    for offer, amount, evidence in _offers(page):
        stated[offer].append((amount, evidence))
    yield from ((offer, prices[0]) for offer, prices in stated.items() if len({amount for amount, _ in prices}) == 1)


def _offers(page: PageFacts) -> Iterator[tuple[Offer, Decimal, tuple[Evidence, ...]]]:
    for plan in page.plans:
        units = str(plan.allowance.amount) if plan.allowance else ""
        for price in plan.prices:
            key = (plan.name.casefold(), units, str(price.per), str(price.billed), price.amount.currency)
            yield key, price.amount.amount, price.evidence
    for pack in page.packs:
        yield ("pack", pack.name.casefold(), str(pack.units), pack.price.currency), pack.price.amount, pack.evidence
