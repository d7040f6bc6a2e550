"""Resets on a page that carries the rest on: "credits reset monthly" takes nothing away where unused ones roll over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pricelint.extract.policies.clauses.rulings import BY_RESET
from pricelint.extract.policies.reader import Statement
from pricelint.extract.reading import Reading
from pricelint.model.units import Policy, Pool

CARRIED = "the page says elsewhere that such units are carried on"


def without_resets(reading: Reading, told: Iterable[Statement]) -> Iterator[Statement]:
    """The statements without a mere reset where the same section carries the same units on; in doubt where another
    section does."""
    found = list(told)
    carried = [one for one in found if one.ruling.policy is Policy.ROLLOVER and not one.ruling.doubt]
    for statement in found:
        others = [one for one in carried if _is_reset(statement) and _same_units(one, statement)]
        if not others:
            yield statement
        elif not any(_explains(reading, one, statement) for one in others):
            yield replace(statement, ruling=replace(statement.ruling, doubt=statement.ruling.doubt or CARRIED))


def _is_reset(statement: Statement) -> bool:
    ruling = statement.ruling
    return ruling.policy is Policy.END_OF_CYCLE and ruling.note == BY_RESET and ruling.days is None


def _same_units(carried: Statement, reset: Statement) -> bool:
    """Whether a carry-over may be about the units of a reset: of one pool, and not of other plans."""
    pools = carried.pool is reset.pool or Pool.ALL in (carried.pool, reset.pool)
    return pools and not (reset.plans and carried.plans and reset.plans.isdisjoint(carried.plans))


def _explains(reading: Reading, carried: Statement, reset: Statement) -> bool:
    """Whether a carry-over stands beside a reset and is about all that the reset is about."""
    named = reset.plans and reset.plans.isdisjoint(carried.plans)
    return not named and _section(reading, carried) == _section(reading, reset)


def _section(reading: Reading, statement: Statement) -> int:
    return reading.document.block_at(statement.span[0]).under
