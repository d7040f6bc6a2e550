"""What the pages say becomes of unused units, by pool."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from pricelint.audit.judge import finding
from pricelint.derive.contradictions.fates import fate_in_words
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Allowance, Expiry, Fact
from pricelint.model.once import once
from pricelint.model.outcome import Finding
from pricelint.model.site import SiteFacts
from pricelint.model.units import Policy, Pool

_COUNT = re.compile(r"\d{1,3}(?:[.,\s'’]\d{3})+|\d+")
"""A whole number of units in a cap's words, with whatever groups its thousands."""

_CARD = 250
"""How far, in characters, a line of a card stands from the units of the card at most."""


def said_of(facts: SiteFacts, *pools: Pool) -> tuple[Expiry, ...]:
    """All statements about one of these pools, on any page of the set; a daily grant is no plan's allowance."""
    stated = _stated(facts)
    return tuple(item for item in stated if item.pool in pools) if stated else ()


@once
def _stated(facts: SiteFacts) -> tuple[Expiry, ...]:
    return tuple(item for page in facts.pages for item in page.expiry if not _is_daily(item))


def _is_daily(item: Expiry) -> bool:
    return item.pool in (Pool.PLAN, Pool.ALL) and item.days == 1


def with_policy(statements: Collection[Expiry], *policies: Policy) -> tuple[Expiry, ...]:
    """The statements that hold one of these policies."""
    return tuple(item for item in statements if item.policy in policies) if statements else ()


def certain(statements: Collection[Expiry]) -> tuple[Expiry, ...]:
    """The statements that hold as they stand: no "may expire", no "some credits"."""
    return tuple(item for item in statements if not item.doubt)


def doubts(statements: Collection[Expiry]) -> tuple[str, ...]:
    """Why statements settle nothing by themselves, each reason once."""
    return tuple(dict.fromkeys(item.doubt for item in statements if item.doubt))


def granted_for(statement: Expiry, grants: Iterable[Allowance]) -> Allowance | None:
    """The allowance that a cap limits: that of the card the statement stands in (the last one a short way before it),
    else the largest of all plans; None without any."""
    own, known = statement.evidence[0], tuple(grants)
    near = [(own.start - item.end, grant) for grant in known for item in grant.evidence[:1]
            if item.page == own.page and 0 <= own.start - item.end <= _CARD]  # fmt: skip
    if near:
        return min(near, key=lambda pair: pair[0])[1]
    return max(known, key=lambda one: one.amount or 0, default=None)


def units_in(cap: str | None) -> Decimal | None:
    """An absolute cap in units, from the page's words; a share ("50 %") is none."""
    found = _COUNT.search(cap or "")
    if found is None or "%" in (cap or ""):
        return None
    return Decimal(re.sub(r"\D", "", found[0]))


def told_fate(statement: Expiry) -> Finding:
    """A statement as a finding: "Stated for plan units: fixed period, 365 days."."""
    return finding(f"Stated for {statement.pool.value} units: {_in_words(statement)}.", statement)


def _in_words(statement: Expiry) -> str:
    """A statement in words, with its cap and condition: "fixed period, 365 days"."""
    parts = [fate_in_words(statement)]
    parts += [f"capped: {statement.cap}"] if statement.cap else []
    parts += [statement.condition] if statement.condition else []
    return ", ".join(parts)


def same_passage(one: Fact, other: Fact) -> bool:
    """Whether two facts quote the same passage: overlapping text of one page."""
    return any(_overlap(a, b) for a in one.evidence for b in other.evidence)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.page == other.page and one.capture == other.capture and one.start < other.end and other.start < one.end
