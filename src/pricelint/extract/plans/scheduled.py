"""Prices that hold from a day on that lies ahead: a sentence that announces them makes no plan of today."""

from __future__ import annotations

from dataclasses import replace

from pricelint.extract.policies.offers.gaps import scheduled_lines
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Plan


def without_scheduled(reading: Reading, plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """The plans less the prices that stand in such a sentence, and less those plans that are nothing without them."""
    spans = [(line.block.start + line.sentence.start, line.block.start + line.sentence.end) for line in
             scheduled_lines(reading)] if plans else []  # fmt: skip
    return tuple(left for plan in plans if (left := _left(plan, spans))) if spans else plans


def _left(plan: Plan, spans: list[tuple[int, int]]) -> Plan | None:
    kept = tuple(price for price in plan.prices if not _inside(price.evidence, spans))
    if len(kept) == len(plan.prices):
        return plan
    grants = plan.allowance is not None and not _inside(plan.allowance.evidence, spans)
    return replace(plan, prices=kept) if kept or grants else None


def _inside(evidence: tuple[Evidence, ...], spans: list[tuple[int, int]]) -> bool:
    return any(start <= item.start < end for item in evidence for start, end in spans)
