"""What pricelint checks: one folder per rule, each with its metadata, its examples and a README."""

from __future__ import annotations

from pricelint.audit.rule import Rule
from pricelint_rules.allowance_cut.rule import RULE as ALLOWANCE_CUT
from pricelint_rules.annual_price_as_monthly.rule import RULE as ANNUAL_PRICE_AS_MONTHLY
from pricelint_rules.auto_top_up.rule import RULE as AUTO_TOP_UP
from pricelint_rules.best_case_allowance.rule import RULE as BEST_CASE_ALLOWANCE
from pricelint_rules.buried_feature_costs.rule import RULE as BURIED_FEATURE_COSTS
from pricelint_rules.buried_rate.rule import RULE as BURIED_RATE
from pricelint_rules.contradictory_pages.rule import RULE as CONTRADICTORY_PAGES
from pricelint_rules.expiring_bonus.rule import RULE as EXPIRING_BONUS
from pricelint_rules.expiry_tightened.rule import RULE as EXPIRY_TIGHTENED
from pricelint_rules.failed_generations_charged.rule import RULE as FAILED_GENERATIONS_CHARGED
from pricelint_rules.forfeit_on_cancel.rule import RULE as FORFEIT_ON_CANCEL
from pricelint_rules.forfeit_on_inactivity.rule import RULE as FORFEIT_ON_INACTIVITY
from pricelint_rules.gated_costs.rule import RULE as GATED_COSTS
from pricelint_rules.headline_contradicts_term.rule import RULE as HEADLINE_CONTRADICTS_TERM
from pricelint_rules.hidden_breakpoints.rule import RULE as HIDDEN_BREAKPOINTS
from pricelint_rules.incomplete_cost_table.rule import RULE as INCOMPLETE_COST_TABLE
from pricelint_rules.layered_currency.rule import RULE as LAYERED_CURRENCY
from pricelint_rules.missing_feature_costs.rule import RULE as MISSING_FEATURE_COSTS
from pricelint_rules.monthly_expiration.rule import RULE as MONTHLY_EXPIRATION
from pricelint_rules.non_refundable_units.rule import RULE as NON_REFUNDABLE_UNITS
from pricelint_rules.non_round_rate.rule import RULE as NON_ROUND_RATE
from pricelint_rules.opaque_base_price.rule import RULE as OPAQUE_BASE_PRICE
from pricelint_rules.pack_misfit.rule import RULE as PACK_MISFIT
from pricelint_rules.perpetual_offer.rule import RULE as PERPETUAL_OFFER
from pricelint_rules.premium_markup.rule import RULE as PREMIUM_MARKUP
from pricelint_rules.pressure_tactics.rule import RULE as PRESSURE_TACTICS
from pricelint_rules.price_increase.rule import RULE as PRICE_INCREASE
from pricelint_rules.purchased_units_expire.rule import RULE as PURCHASED_UNITS_EXPIRE
from pricelint_rules.quiet_cost_increase.rule import RULE as QUIET_COST_INCREASE
from pricelint_rules.short_rollover.rule import RULE as SHORT_ROLLOVER
from pricelint_rules.small_allowance.rule import RULE as SMALL_ALLOWANCE
from pricelint_rules.tax_excluded.rule import RULE as TAX_EXCLUDED
from pricelint_rules.top_up_needs_subscription.rule import RULE as TOP_UP_NEEDS_SUBSCRIPTION
from pricelint_rules.undisclosed_expiry.rule import RULE as UNDISCLOSED_EXPIRY
from pricelint_rules.uneven_volume_discount.rule import RULE as UNEVEN_VOLUME_DISCOUNT
from pricelint_rules.unlimited_with_limits.rule import RULE as UNLIMITED_WITH_LIMITS
from pricelint_rules.unpriced_multiplier.rule import RULE as UNPRICED_MULTIPLIER
from pricelint_rules.variable_pricing.rule import RULE as VARIABLE_PRICING

__all__ = [
    "ALLOWANCE_CUT",
    "ANNUAL_PRICE_AS_MONTHLY",
    "AUTO_TOP_UP",
    "BEST_CASE_ALLOWANCE",
    "BURIED_FEATURE_COSTS",
    "BURIED_RATE",
    "CONTRADICTORY_PAGES",
    "EXPIRING_BONUS",
    "EXPIRY_TIGHTENED",
    "FAILED_GENERATIONS_CHARGED",
    "FORFEIT_ON_CANCEL",
    "FORFEIT_ON_INACTIVITY",
    "GATED_COSTS",
    "HEADLINE_CONTRADICTS_TERM",
    "HIDDEN_BREAKPOINTS",
    "INCOMPLETE_COST_TABLE",
    "LAYERED_CURRENCY",
    "MISSING_FEATURE_COSTS",
    "MONTHLY_EXPIRATION",
    "NON_REFUNDABLE_UNITS",
    "NON_ROUND_RATE",
    "OPAQUE_BASE_PRICE",
    "PACK_MISFIT",
    "PERPETUAL_OFFER",
    "PREMIUM_MARKUP",
    "PRESSURE_TACTICS",
    "PRICE_INCREASE",
    "PURCHASED_UNITS_EXPIRE",
    "QUIET_COST_INCREASE",
    "RULES",
    "SHORT_ROLLOVER",
    "SMALL_ALLOWANCE",
    "TAX_EXCLUDED",
    "TOP_UP_NEEDS_SUBSCRIPTION",
    "UNDISCLOSED_EXPIRY",
    "UNEVEN_VOLUME_DISCOUNT",
    "UNLIMITED_WITH_LIMITS",
    "UNPRICED_MULTIPLIER",
    "VARIABLE_PRICING",
]

RULES: tuple[Rule, ...] = (
    OPAQUE_BASE_PRICE,
    BURIED_RATE,
    NON_ROUND_RATE,
    UNEVEN_VOLUME_DISCOUNT,
    LAYERED_CURRENCY,
    PACK_MISFIT,
    HIDDEN_BREAKPOINTS,
    MISSING_FEATURE_COSTS,
    BURIED_FEATURE_COSTS,
    INCOMPLETE_COST_TABLE,
    PREMIUM_MARKUP,
    SMALL_ALLOWANCE,
    GATED_COSTS,
    UNPRICED_MULTIPLIER,
    BEST_CASE_ALLOWANCE,
    FAILED_GENERATIONS_CHARGED,
    MONTHLY_EXPIRATION,
    SHORT_ROLLOVER,
    PURCHASED_UNITS_EXPIRE,
    EXPIRING_BONUS,
    UNDISCLOSED_EXPIRY,
    FORFEIT_ON_CANCEL,
    FORFEIT_ON_INACTIVITY,
    VARIABLE_PRICING,
    PRESSURE_TACTICS,
    PERPETUAL_OFFER,
    ANNUAL_PRICE_AS_MONTHLY,
    NON_REFUNDABLE_UNITS,
    UNLIMITED_WITH_LIMITS,
    AUTO_TOP_UP,
    TOP_UP_NEEDS_SUBSCRIPTION,
    TAX_EXCLUDED,
    HEADLINE_CONTRADICTS_TERM,
    CONTRADICTORY_PAGES,
    QUIET_COST_INCREASE,
    ALLOWANCE_CUT,
    EXPIRY_TIGHTENED,
    PRICE_INCREASE,
)
"""The rules of this package in the order of the catalogue: what the entry point `pricelint.rules` offers."""
