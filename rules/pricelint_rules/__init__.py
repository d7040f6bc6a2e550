"""What pricelint checks: one folder per rule, each with its metadata, its examples and a README."""

from __future__ import annotations

from pricelint.audit.registry import rules_in
from pricelint.audit.rule import Rule

FAMILIES = ("rate", "costs", "expiry", "variation", "pressure", "terms", "consistency", "drift")
"""The order of the catalogue: from what a unit is worth to how all of it changed. Other families follow by name."""


def _place(rule: Rule) -> tuple[int, str, str]:
    known = rule.family in FAMILIES
    return FAMILIES.index(rule.family) if known else len(FAMILIES), rule.family, rule.id


RULES: tuple[Rule, ...] = tuple(sorted(rules_in(__name__), key=_place))
"""The rule of every folder, by family and id: what the entry point `pricelint.rules` offers."""

BY_ID = {rule.id: rule for rule in RULES}
"""The same rules by their ids."""

__all__ = ["BY_ID", "FAMILIES", "RULES"]
