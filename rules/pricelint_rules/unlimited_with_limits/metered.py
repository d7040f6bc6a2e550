"""What is called unlimited and is paid for with units all the same: "unlimited agents", "an agent run: 5 credits"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pricelint.model.fact import Cost, Fact, Hint, HintTopic
from pricelint.model.site import SiteFacts
from pricelint_rules.shop import hints_on, paid_plans, shop_pages

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5
"""Letters that the beginnings of two words share where both name one thing ("Agent", "Agenten")."""
_LINE = 60
"""Longest line, in characters, that does no more than name what is unlimited."""

Pair = tuple[Hint, Fact]


def paid_in_units(called: Iterable[Fact], facts: SiteFacts) -> Pair | None:
    """The first line that calls something unlimited, and a cost or yield of units that names the same thing; a plan
    without an allowance may give what the others take units for, so there costs tell nothing."""
    plans = [plan for page in shop_pages(facts) for plan in paid_plans(page)]
    costs = [cost for page in facts.pages for cost in page.costs] if all(plan.allowance for plan in plans) else []
    spent = (*costs, *hints_on(shop_pages(facts), HintTopic.YIELD))
    lines = [hint for hint in called if isinstance(hint, Hint) and len(hint.evidence[0].quote) <= _LINE]
    return next(((line, cost) for line in lines for cost in spent if _one_thing(line, cost)), None)


def _one_thing(line: Hint, cost: Fact) -> bool:
    named = cost.item if isinstance(cost, Cost) else cost.evidence[0].quote
    return bool(_stems(line.evidence[0].quote) & _stems(named))


def _stems(text: str) -> set[str]:
    """The beginnings of the words of a text that are long enough to tell one thing from another."""
    return {word[:_STEM].lower() for word in _WORD.findall(text) if len(word) >= _STEM}
