"""What the statements of one passage come to together."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.extract.policies.clauses.rulings import BY_RESET
from pricelint.extract.policies.reader import Statement
from pricelint.model.units import Policy, Pool


def combined(found: list[tuple[Statement, bool]]) -> Iterator[Statement]:
    """The statements of a passage without those that others of it make superfluous or explain away; each comes with
    whether it is a bare answer."""
    statements = [statement for statement, _ in found]
    for statement, bare in found:
        others = [other for other in statements if other is not statement]
        loose = statement.pool is Pool.ALL and (bare or statement.ruling.days is not None)
        told_apart = loose and any(_says_of_a_pool(other, statement) for other in others)
        if not told_apart and not any(_outdoes(other, statement) for other in others):
            yield statement


def _says_of_a_pool(other: Statement, answer: Statement) -> bool:
    """Whether what is said of all units is told pool by pool beside it: "No. Purchased credits never expire."."""
    same = other.ruling.policy is answer.ruling.policy and other.ruling.days == answer.ruling.days
    return other.pool is not Pool.ALL and same


def _outdoes(other: Statement, statement: Statement) -> bool:
    """Whether units that never end also roll over, or units that are carried over, or are said to stay behind it, are
    reset but for the rest or end as far as they are carried."""
    ruling = statement.ruling
    if ruling.policy is Policy.ROLLOVER and ruling.days is None and ruling.cap is None:
        return other.ruling.policy is Policy.NEVER and other.pool in (Pool.ALL, statement.pool)
    if ruling.policy is Policy.FIXED_PERIOD:
        carried = other.ruling.policy is Policy.ROLLOVER and other.ruling.days == ruling.days
        return carried and statement.pool in (Pool.ALL, other.pool)
    reset = ruling.policy is Policy.END_OF_CYCLE and ruling.note == BY_RESET
    if not reset or (statement.plans and statement.plans.isdisjoint(other.plans)):
        return False
    kept = (
        other.ruling.policy is Policy.NEVER and other.pool in (Pool.ALL, statement.pool) and _follows(other, statement)
    )
    return kept or (other.ruling.policy is Policy.ROLLOVER and other.pool is statement.pool)


def _follows(other: Statement, statement: Statement) -> bool:
    """Whether a statement stands behind another: "Credits reset monthly. Unused credits do not expire."."""
    return other.span[0] >= statement.span[1]
