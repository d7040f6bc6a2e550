"""What a fair page would show: the factor of the surcharge beside a cost. It only the vendor knows."""

from __future__ import annotations

from pricelint.model.outcome import BLANK, Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import action, takes
from pricelint_rules.shop import unit_word


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "The surcharge is __ times the credits (image: 4 credits, with the surcharge __ credits)."."""
    words = many(unit_word(facts))
    cost = next((cost for page in facts.pages for cost in page.costs), None)
    usual = f"{action(cost)}: {takes(cost, unit_word(facts))}" if cost else f"usually {BLANK} {words}"
    return Fix(text=f"The surcharge is {BLANK} times the {words} ({usual}, with the surcharge {BLANK} {words}).")
