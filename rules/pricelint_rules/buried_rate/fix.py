"""What a fair page would show: beside each price the units it buys, and the price of one."""

from __future__ import annotations

from pricelint.audit.printed import exact_money
from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import MOST, amount, open_offers, priced, quoted_in, sizes_on
from pricelint_rules.shop import unit_word


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "Plus: 1,800 credits a month for $18 (1 credit = $0.01)", or the rate that stands elsewhere."""
    if told := priced(facts, sizes_on(facts)):
        return Fix(text=told)
    rates = quoted_in(outcome, (rate for page in facts.pages for rate in page.rates))
    lines = dict.fromkeys(f"{exact_money(one.money)} = {amount(one.units, unit_word(facts))}" for one in rates[:MOST])
    return Fix(text=" · ".join(lines) or open_offers(facts))
