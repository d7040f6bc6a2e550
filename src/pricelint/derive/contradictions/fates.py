"""Statements about what becomes of unused units: which of them cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pricelint.derive.contradictions.statement import folded, two_positions
from pricelint.model.contradiction import Contradiction, Side, Subject
from pricelint.model.fact import Expiry
from pricelint.model.site import PageFacts
from pricelint.model.units import PAID_POOLS, Policy, Pool

_LOST = frozenset({Policy.END_OF_CYCLE, Policy.FIXED_PERIOD})
_SLOGAN = 60
"""Longest quote that is read as a headline, in characters."""
_ONE_PAGE = "both stand on one page, which may speak of two kinds of units"
_WIDER = "one speaks of all units, the other of some"

_Said = tuple[Expiry, PageFacts]


def fate_contradictions(pages: tuple[PageFacts, ...]) -> Iterator[Contradiction]:
    """Pairs of statements on one pool that cannot both hold.

    Left out: what hangs on a condition, what is said of one tier (the quote names a plan), daily grants, sentences on
    units in general that repeat one on a pool, and pages in different languages, which may be for different markets.
    """
    tiers = _tiers(pages)
    said = [(item, page) for page in pages for item in page.expiry if _comparable(item, tiers)]
    said = [(item, page) for item, page in said if not _restates(item, [other for other, _ in said])]
    for one, other in combinations(said, 2):
        alike = one[1].language == other[1].language and _same_pool(one[0].pool, other[0].pool)
        apart = one[1] is other[1] and two_positions(one[0], other[0])
        if alike and not apart and _opposed(one[0], other[0]):
            yield _contradiction(*sorted((one, other), key=_is_loss))


def _tiers(pages: tuple[PageFacts, ...]) -> frozenset[str]:
    return frozenset(folded(plan.name) for page in pages for plan in page.plans if len(plan.name) > 1)


def _comparable(item: Expiry, tiers: frozenset[str]) -> bool:
    quoted = f" {folded(' '.join(evidence.quote for evidence in item.evidence))} "
    ofone = any(f" {tier} " in quoted for tier in tiers)
    return item.pool in PAID_POOLS and item.condition is None and item.doubt is None and item.days != 1 and not ofone


def _restates(item: Expiry, stated: list[Expiry]) -> bool:
    """Whether a sentence on units in general says what another says of one pool: it may mean that pool."""
    same = ((other.policy, other.days) for other in stated if other.pool is not Pool.ALL)
    return item.pool is Pool.ALL and (item.policy, item.days) in same


def _same_pool(one: Pool, other: Pool) -> bool:
    return one is other or Pool.ALL in (one, other)


def _opposed(one: Expiry, other: Expiry) -> bool:
    """Never against a loss, a rollover without a limit against the end of the cycle, two different periods."""
    policies = {one.policy, other.policy}
    if Policy.NEVER in policies:
        return bool(policies & _LOST)
    if policies == {Policy.ROLLOVER, Policy.END_OF_CYCLE}:
        return not any(item.cap for item in (one, other))
    if policies == {Policy.ON_CANCEL, Policy.KEPT_ON_CANCEL}:
        return one.days is None and other.days is None
    return policies == {Policy.FIXED_PERIOD} and None not in (one.days, other.days) and one.days != other.days


def _is_loss(said: _Said) -> bool:
    return said[0].policy in (*_LOST, Policy.ON_CANCEL)


def _contradiction(one: _Said, other: _Said) -> Contradiction:
    first, second = one[0], other[0]
    pool = second.pool if first.pool is Pool.ALL else first.pool
    return Contradiction(
        evidence=(*first.evidence, *second.evidence),
        method="contradictions.fates/1",
        subject=Subject.EXPIRY,
        about="units" if pool is Pool.ALL else f"{pool.value} units",
        one=Side(says=fate_in_words(first), evidence=first.evidence),
        other=Side(says=fate_in_words(second), evidence=second.evidence),
        slogan=_is_slogan(one),
        doubt=_doubt(one, other),
    )


def _doubt(one: _Said, other: _Said) -> str | None:
    """Why a pair may be about two kinds of units.

    A promise for all units is taken back by a loss of bought ones; a loss of plan units may be the exception to it.
    """
    if one[1] is other[1]:
        return _ONE_PAGE
    bought = one[0].pool is Pool.ALL and other[0].pool is Pool.PURCHASED
    return None if one[0].pool is other[0].pool or bought else _WIDER


def _is_slogan(said: _Said) -> bool:
    """A short promise on a page that sells."""
    item, page = said
    return item.policy is Policy.NEVER and page.sells and len(item.evidence[0].quote) <= _SLOGAN


def fate_in_words(item: Expiry) -> str:
    """What becomes of units: "fixed period, 90 days"."""
    policy = item.policy.value.replace("_", " ")
    return f"{policy}, {item.days} days" if item.days is not None else policy
