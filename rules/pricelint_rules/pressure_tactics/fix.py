"""What a fair page would show: the date on which the offer ends and the price after it, or the price alone."""

from __future__ import annotations

from pricelint.audit.printed import exact_money
from pricelint.model.fact import Plan
from pricelint.model.outcome import BLANK, Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint.model.units import TacticKind
from pricelint_rules.fair import charged, listed, offers, quoted_in
from pricelint_rules.shop import paid_plans, shop_pages

ENDING = frozenset({TacticKind.COUNTDOWN, TacticKind.LIMITED_TIME})


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "Offer until __ (day, month, year): Gallery $30 a month, then $40"; the date only the vendor knows."""
    tactics = quoted_in(outcome, (item for page in facts.pages for item in page.tactics))
    if not ENDING.intersection(item.kind for item in tactics):
        return Fix(text=offers(facts) or "The price, and nothing beside it that hurries.")
    plans = [plan for page in shop_pages(facts) for plan in paid_plans(page)]
    lowered = [line for plan in plans for line in _lowered(plan)]
    prices = listed(dict.fromkeys(lowered)) or offers(facts)
    return Fix(text=f"Offer until {BLANK} (day, month, year){': ' if prices else ''}{prices}")


def _lowered(plan: Plan) -> list[str]:
    """The prices of a plan that has a former one, with it: "Gallery $30 a month, then $40"."""
    return [f"{plan.name} {charged(one)}, then {exact_money(one.was)}" for one in plan.prices if one.was]
