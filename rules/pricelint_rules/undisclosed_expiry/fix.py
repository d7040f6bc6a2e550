"""What a fair page would show: how long units of each silent pool are valid. The days only the vendor knows."""

from __future__ import annotations

from pricelint.model.outcome import BLANK, Fix
from pricelint.model.site import SiteFacts
from pricelint.model.units import Pool
from pricelint_rules.clauses import said_of
from pricelint_rules.fair import purchased, unused_of_plans
from pricelint_rules.shop import pools_sold


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "Unused credits of Leaf (1,000 a month) are valid for __ days." """
    silent = [pool for pool in pools_sold(facts) if not said_of(facts, pool, Pool.ALL)]
    return Fix(text=" ".join(f"{_units(pool, facts)} are valid for {BLANK} days." for pool in silent))


def _units(pool: Pool, facts: SiteFacts) -> str:
    return unused_of_plans(facts) if pool is Pool.PLAN else purchased(facts)
