"""What a fair page would show: prices with the tax in them. The tax only the vendor knows."""

from __future__ import annotations

from pricelint.audit.printed import exact_money
from pricelint.model.outcome import BLANK, Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import blank_money, listed, named, sizes_on


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "All prices include tax: Starter $__ ($12 and __ % tax)." """
    told = [
        f"{named(size)} {blank_money(size.money.currency)} ({exact_money(size.money)} and {BLANK} % tax)"
        for size in sizes_on(facts)
    ]
    prices = listed(told)
    return Fix(text=f"All prices include tax{f': {prices}' if prices else ''}.")
