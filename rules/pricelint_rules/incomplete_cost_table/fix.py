"""What a fair page would show: a row for each advertised action without a cost. The units only the vendor knows."""

from __future__ import annotations

from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import open_costs, quoted_in


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """A row with blanks for each quoted action."""
    items = quoted_in(outcome, (item for page in facts.pages for item in page.advertised))
    return open_costs(facts, (item.item for item in items))
