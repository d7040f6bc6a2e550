"""Doubt on what a page holds only as data: its text, which would hold the rest, was not drawn yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from pricelint.model.evidence import Place
from pricelint.model.fact import Pack, Plan, PricePoint

F = TypeVar("F", PricePoint, Pack)

STORED = "it stands only in the data that the page is drawn from, not in its text"


def doubted_plans(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """The plans, with doubt on the prices that stand in no text."""
    return tuple(replace(plan, prices=tuple(_doubted(price) for price in plan.prices)) for plan in plans)


def doubted_packs(packs: Iterable[Pack]) -> tuple[Pack, ...]:
    """The packs, with doubt on those that stand in no text."""
    return tuple(_doubted(pack) for pack in packs)


def _doubted(fact: F) -> F:
    stored = any(item.place is Place.STRUCTURED for item in fact.evidence)
    return replace(fact, doubt=STORED) if stored and not fact.doubt else fact
