"""Offers made by hand for the tests of quotes and breakage."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from pricelint.costs.lasting import Lasting
from pricelint.costs.quote import Buyable, Offer
from pricelint.model.derivation import Basis, Size
from pricelint.model.evidence import Evidence, Place
from pricelint.model.fact import Cost
from pricelint.model.money import Money
from pricelint.model.units import Modality, Per, Period

SEEN = (
    Evidence(page="p", capture="c", url="", state="first", path="p", start=0, end=5, quote="quote", place=Place.MAIN),
)


def cost(
    item: str = "image", units: str = "1", modality: Modality = Modality.IMAGE, per: Per = Per.IMAGE, quality: str = "",
    high: str = "",
) -> Cost:  # fmt: skip
    """A stated cost."""
    return Cost(
        item=item, modality=modality, low=Decimal(units), high=Decimal(high or units), per=per, quality=quality,
        evidence=SEEN,
    )  # fmt: skip


def buyable(
    name: str, price: int, units: int, *, every: int | None = None, lasts: int | None = None, cap: str | None = None
) -> Buyable:
    """A plan (`every` months) or a pack."""
    size = Size(
        basis=Basis.PLAN if every else Basis.PACK, name=name, money=Money("EUR", Decimal(price)), units=Decimal(units),
        bonus=Decimal(0), period=Period.MONTH, billed=None, source=(),
    )  # fmt: skip
    return Buyable(
        name=name, price=Decimal(price), every=every, units=Fraction(units), grant=1 if every else None,
        lasting=Lasting(lasts, Decimal(cap) if cap and every else None, None), size=size,
    )  # fmt: skip


def offer(
    plans: Sequence[Buyable], packs: Sequence[Buyable], costs: Sequence[Cost] = (), *, needs_plan: bool = False
) -> Offer:
    """An offer in euros; an image costs one unit unless `costs` say otherwise."""
    return Offer(
        platform="studio", name="Studio", currency="EUR", unit="credit", plans=tuple(plans), packs=tuple(packs),
        costs=tuple(costs) or (cost(),), packs_need_plan=needs_plan,
    )  # fmt: skip
