"""Whether a page itself offers units for money, or only speaks of offers made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.model.fact import Pack, Plan
from pricelint.model.platform import SELLING_ROLES, Role

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_REPORTS = frozenset({Role.BLOG, Role.TERMS, Role.FAQ, Role.HELP})
_LEAST_TIERS = 2


def page_sells(reading: Reading, plans: tuple[Plan, ...], packs: tuple[Pack, ...]) -> bool:
    """True where the page offers packs or paid plans of units.

    Blogs, terms, FAQ and help pages name prices without selling. A page of another role sells where it lists packs, or
    several tiers of which one is paid; a page about pricing or credits sells with a single paid tier.
    """
    role = reading.document.role
    if role in _REPORTS:
        return False
    paid = [plan for plan in plans if any(point.amount.amount > 0 for point in plan.prices)]
    if packs:
        return True
    if role in SELLING_ROLES:
        return bool(paid)
    return bool(paid) and len(plans) >= _LEAST_TIERS
