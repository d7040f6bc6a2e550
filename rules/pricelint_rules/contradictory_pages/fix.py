"""What a fair page would show: one value on every page. Which of the two only the vendor knows."""

from __future__ import annotations

from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import capital
from pricelint_rules.fair import MOST, quoted_in
from pricelint_rules.values import stated


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "The plan Maker, per month: $19 a month on both pages, or on both: $24 a month"."""
    told = [
        f"{capital(item.about)}: {stated(item.one, facts)} on both pages, or on both: {stated(item.other, facts)}"
        for item in quoted_in(outcome, facts.contradictions)
    ]
    return Fix(text=" · ".join(list(dict.fromkeys(told))[:MOST]))
