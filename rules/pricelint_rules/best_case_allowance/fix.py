"""What a fair page would show: the number of outputs with the cheapest action and with the dearest, both named."""

from __future__ import annotations

from pricelint.model.outcome import Finding, Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import short
from pricelint_rules.fair import MOST, amount, quoted_in, takes
from pricelint_rules.shop import unit_word


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "1,000 credits: 250 × Swift 2 image (4 credits each) or 50 × Lark 3 image (20 credits each)"."""
    told = dict.fromkeys(_line(finding, facts) for finding in outcome.findings)
    return Fix(text=" · ".join(list(told)[:MOST]))


def _line(finding: Finding, facts: SiteFacts) -> str:
    word = unit_word(facts)
    claims = quoted_in(finding, (claim for page in facts.pages for claim in page.equivalences))
    units = next(claim.units for claim in claims if claim.units)
    costs = {cost.low: cost for cost in quoted_in(finding, (cost for page in facts.pages for cost in page.costs))}
    each = [
        f"{short(units // cost.high)} × {cost.item} ({takes(cost, word)} each)" for _, cost in sorted(costs.items())
    ]
    return f"{amount(units, word)}: {' or '.join(each)}"
