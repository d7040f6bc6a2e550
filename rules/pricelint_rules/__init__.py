"""What pricelint checks: one folder per rule, each with its metadata, its examples and a README."""

from __future__ import annotations

from pricelint.audit.rule import Rule
from pricelint_rules.buried_feature_costs.rule import RULE as BURIED_FEATURE_COSTS
from pricelint_rules.buried_rate.rule import RULE as BURIED_RATE
from pricelint_rules.expiring_bonus.rule import RULE as EXPIRING_BONUS
from pricelint_rules.incomplete_cost_table.rule import RULE as INCOMPLETE_COST_TABLE
from pricelint_rules.missing_feature_costs.rule import RULE as MISSING_FEATURE_COSTS
from pricelint_rules.monthly_expiration.rule import RULE as MONTHLY_EXPIRATION
from pricelint_rules.non_round_rate.rule import RULE as NON_ROUND_RATE
from pricelint_rules.opaque_base_price.rule import RULE as OPAQUE_BASE_PRICE
from pricelint_rules.premium_markup.rule import RULE as PREMIUM_MARKUP
from pricelint_rules.pressure_tactics.rule import RULE as PRESSURE_TACTICS
from pricelint_rules.purchased_units_expire.rule import RULE as PURCHASED_UNITS_EXPIRE
from pricelint_rules.short_rollover.rule import RULE as SHORT_ROLLOVER
from pricelint_rules.undisclosed_expiry.rule import RULE as UNDISCLOSED_EXPIRY
from pricelint_rules.uneven_volume_discount.rule import RULE as UNEVEN_VOLUME_DISCOUNT
from pricelint_rules.variable_pricing.rule import RULE as VARIABLE_PRICING

__all__ = [
    "BURIED_FEATURE_COSTS",
    "BURIED_RATE",
    "EXPIRING_BONUS",
    "INCOMPLETE_COST_TABLE",
    "MISSING_FEATURE_COSTS",
    "MONTHLY_EXPIRATION",
    "NON_ROUND_RATE",
    "OPAQUE_BASE_PRICE",
    "PREMIUM_MARKUP",
    "PRESSURE_TACTICS",
    "PURCHASED_UNITS_EXPIRE",
    "RULES",
    "SHORT_ROLLOVER",
    "UNDISCLOSED_EXPIRY",
    "UNEVEN_VOLUME_DISCOUNT",
    "VARIABLE_PRICING",
]

RULES: tuple[Rule, ...] = (
    OPAQUE_BASE_PRICE,
    BURIED_RATE,
    NON_ROUND_RATE,
    UNEVEN_VOLUME_DISCOUNT,
    MISSING_FEATURE_COSTS,
    BURIED_FEATURE_COSTS,
    INCOMPLETE_COST_TABLE,
    PREMIUM_MARKUP,
    MONTHLY_EXPIRATION,
    SHORT_ROLLOVER,
    PURCHASED_UNITS_EXPIRE,
    EXPIRING_BONUS,
    UNDISCLOSED_EXPIRY,
    VARIABLE_PRICING,
    PRESSURE_TACTICS,
)
"""The rules of this package in the order of the catalogue: what the entry point `pricelint.rules` offers."""
