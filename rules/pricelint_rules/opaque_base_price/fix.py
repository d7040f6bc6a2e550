"""What a fair page would show: what actions cost in money, beside the price of the units."""

from __future__ import annotations

from pricelint.model.derivation import Derivations
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import BLANK, Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import (
    MOST,
    action,
    advertised,
    blank_money,
    open_costs,
    open_offers,
    price_list,
    priced,
    takes,
)
from pricelint_rules.rounding import offered
from pricelint_rules.shop import hints_on, unit_word


def fix(*, facts: SiteFacts, derivations: Derivations, **_: object) -> Fix:
    """The list of prices where both premises are stated somewhere, else a line with a blank for what is missing."""
    word, sizes = unit_word(facts), offered(facts, derivations)
    costs = [cost for page in facts.pages for cost in page.costs]
    if sizes and costs:
        return Fix(text=priced(facts, sizes[:2]), table=price_list(costs, sizes, word))
    if not costs:
        return open_costs(facts, advertised(facts))
    sold = open_offers(facts) or _put_off(facts) or f"{BLANK} {many(word)} for {BLANK}"
    money = [blank_money(price.amount.currency) for page in facts.pages for plan in page.plans for price in plan.prices]
    listed = [f"{action(cost)}: {takes(cost, word)} = {next(iter(money), BLANK)}" for cost in costs[:MOST]]
    return Fix(text=" · ".join((sold, *dict.fromkeys(listed))))


def _put_off(facts: SiteFacts) -> str:
    """What is offered with its price put off: "500 coins for __"."""
    hints = hints_on(facts.pages, HintTopic.PRICE)
    counted = [item.quote for hint in hints for item in hint.evidence if any(map(str.isdigit, item.quote))]
    return " · ".join(f"{quote} for {BLANK}" for quote in dict.fromkeys(counted[:MOST]))
