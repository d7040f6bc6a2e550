"""What a page tells machines its prices are, compared with what it tells people: the visible text wins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pricelint.documents.structured import Offer, offers
from pricelint.model.fact import Plan, PricePoint

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading


def compared(reading: Reading, plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """The plans, with doubt on the prices of those for which the page's JSON-LD offers state only other amounts.

    Offers are matched by name; a plan without an offer of its name is left as it is.
    """
    stated = offers(reading.document) if reading.document.json_ld else ()
    if not stated:
        return plans
    return tuple(_compared(plan, [o for o in stated if _same_name(o, plan)]) for plan in plans)


def _same_name(offer: Offer, plan: Plan) -> bool:
    return bool(plan.name) and offer.name.strip().casefold() == plan.name.strip().casefold()


def _compared(plan: Plan, stated: list[Offer]) -> Plan:
    printed = {price.amount for price in plan.prices}
    if not stated or not printed or printed & {offer.price for offer in stated}:
        return plan
    amounts = ", ".join(str(offer.price) for offer in stated)
    doubt = f"the page's structured data states {amounts} for this plan"
    return replace(plan, prices=tuple(_doubted(price, doubt) for price in plan.prices))


def _doubted(price: PricePoint, doubt: str) -> PricePoint:
    return price if price.doubt else replace(price, doubt=doubt)
