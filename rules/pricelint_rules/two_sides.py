"""A contradiction as a finding: both sides are quoted, neither is chosen."""

from __future__ import annotations

from pricelint.model.contradiction import Contradiction, Side
from pricelint.model.outcome import Finding
from pricelint_rules.amounts import capital


def both_sides(item: Contradiction) -> Finding:
    """What is stated in two ways, with the page of each."""
    about = capital(item.about)
    return Finding(message=f"{about}: {_said(item.one)}; {_said(item.other)}.", evidence=item.evidence)


def _said(side: Side) -> str:
    return f"{side.says} on {side.page}"
