"""What a fair page would show: the cost of each action in units and in money. The units only the vendor knows."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import MOST, open_cost, sizes_on
from pricelint_rules.shop import unit_word


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "Text to video: __ credits = $__ at $0.0171 per credit" for what the pages advertise, else for any action."""
    actions = list(dict.fromkeys(item.item for page in facts.pages for item in page.advertised))[:MOST]
    size = next(iter(sizes_on(facts)), None)
    return Fix(text=" · ".join(open_cost(action, size, unit_word(facts)) for action in actions or ["One action"]))
