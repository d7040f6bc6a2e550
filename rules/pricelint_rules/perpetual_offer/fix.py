"""What a fair page would show after the stated end: that the offer is over, and the price now."""

from __future__ import annotations

from pricelint.audit.printed import day
from pricelint.model.fact import Tactic
from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts, Snapshot
from pricelint_rules.fair import offers, quoted_in


def fix(*, outcome: Outcome, facts: SiteFacts, earlier: Snapshot, **_: object) -> Fix:
    """ "Now: Small: 500 credits for $10. The former offer has ended on 15 September 2026." """
    ended = quoted_in(outcome, (item for each in earlier.line for page in each.facts.pages for item in page.tactics))
    prices = offers(facts)
    return Fix(text=f"{f'Now: {prices}. ' if prices else ''}The former offer has ended{_on(ended)}.")


def _on(ended: tuple[Tactic, ...]) -> str:
    dates = [item.deadline for item in ended if item.deadline]
    return f" on {day(min(dates))}" if dates else ""
