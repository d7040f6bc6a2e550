"""The receipts of several facts together."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.model.evidence import Evidence
from pricelint.model.fact import Fact


def evidence_of(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """The evidence of some facts, in their order, each piece once."""
    pieces = tuple(item for fact in facts for item in fact.evidence)
    return pieces if len(pieces) < 2 else tuple(dict.fromkeys(pieces))
