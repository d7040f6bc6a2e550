"""What a fair page would show: one price for everyone."""

from __future__ import annotations

from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import in_brackets, listed, offers
from pricelint_rules.shop import unit_word

SHORT = 16
"""Longest quote that is taken for a price alone, in characters."""


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "The same credits cost the same for every buyer (Small: 500 credits for $10)." """
    sold = offers(facts) or _in_place_of(outcome)
    return Fix(text=f"The same {many(unit_word(facts))} cost the same for every buyer{in_brackets(sold)}.")


def _in_place_of(outcome: Outcome) -> str:
    """The quoted prices where no size was read: "one price in place of $9.99 and $12.99"."""
    prices = dict.fromkeys(item.quote for item in outcome.evidence if len(item.quote) <= SHORT)
    return f"one price in place of {listed(prices)}" if prices else ""
