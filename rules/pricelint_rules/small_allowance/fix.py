"""What a fair page would show: on the card, how many of the action the plan buys."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.model.outcome import Finding, Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import short
from pricelint_rules.fair import MOST, amount, every, quoted_in, takes
from pricelint_rules.shop import paid_plans, unit_word


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "Starter: 400 credits a month, enough for 8 × Video generation (50 credits each)"."""
    told = [line for finding in outcome.findings for line in _lines(finding, facts)]
    return Fix(text=" · ".join(list(dict.fromkeys(told))[:MOST]))


def _lines(finding: Finding, facts: SiteFacts) -> Iterator[str]:
    word = unit_word(facts)
    plans = [plan for page in facts.pages for plan in paid_plans(page) if plan.allowance]
    grants = quoted_in(finding, (plan.allowance for plan in plans if plan.allowance))
    for cost in quoted_in(finding, (cost for page in facts.pages for cost in page.costs)):
        for plan in plans:
            grant = plan.allowance
            if grant is not None and grant in grants and grant.amount:
                times = f"{short(grant.amount // cost.high)} × {cost.item} ({takes(cost, word)} each)"
                yield f"{plan.name}: {amount(grant.amount, word)}{every(grant.per)}, enough for {times}"
