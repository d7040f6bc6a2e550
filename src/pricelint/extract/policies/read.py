"""The policy readers by name."""

from __future__ import annotations

from pricelint.extract.policies.expiry.facts import read_expiry, read_expiry_hints
from pricelint.extract.policies.offers.bonuses import read_bonuses
from pricelint.extract.policies.offers.gaps import read_gap_hints
from pricelint.extract.policies.offers.tactics import read_pressure_hints, read_tactics
from pricelint.extract.policies.offers.variations import read_variation_hints, read_variations
from pricelint.extract.policies.terms.facts import read_term_hints, read_terms
from pricelint.extract.policies.terms.refunds import read_refund_hints
from pricelint.extract.policies.terms.unlimited import read_unlimited_hints
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint

__all__ = ["read_bonuses", "read_expiry", "read_policy_hints", "read_tactics", "read_terms", "read_variations"]


def read_policy_hints(reading: Reading) -> tuple[Hint, ...]:
    """Passages that touch a policy, a term, a cost or a discount without settling it."""
    return (
        *read_expiry_hints(reading),
        *read_pressure_hints(reading),
        *read_variation_hints(reading),
        *read_refund_hints(reading),
        *read_term_hints(reading),
        *read_unlimited_hints(reading),
        *read_gap_hints(reading),
    )
