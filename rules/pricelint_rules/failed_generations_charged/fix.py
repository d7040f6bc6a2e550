"""What a fair page would show: what fails costs nothing."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import action, in_brackets, takes
from pricelint_rules.shop import unit_word


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "Failed generations are not charged: their credits are given back (Image: 4 credits)." """
    word = unit_word(facts)
    cost = next((cost for page in facts.pages for cost in page.costs), None)
    example = in_brackets(f"{action(cost)}: {takes(cost, word)}" if cost else "")
    return Fix(text=f"Failed generations are not charged: their {many(word)} are given back{example}.")
