"""What a fair page would show on its pricing page: each action with its cost in units and in money."""

from __future__ import annotations

from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import price_list, quoted_in, sizes_on
from pricelint_rules.shop import unit_word


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """The quoted costs as a list of prices."""
    word = unit_word(facts)
    costs = quoted_in(outcome, (cost for page in facts.pages for cost in page.costs))
    return Fix(text=f"What things cost, in {many(word)} and in money:", table=price_list(costs, sizes_on(facts), word))
