"""Expiry facts: what becomes of the unused units of each pool."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple
from weakref import WeakKeyDictionary

from pricelint.extract.policies.passages import read_passages
from pricelint.extract.policies.quotes import clause_span
from pricelint.extract.policies.statements import Statement, read_statements
from pricelint.extract.policies.units import unit_words
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Expiry, Hint, HintTopic
from pricelint.model.units import Policy, Pool

METHOD = "policies.clauses/1"

_ADJACENT = 4

_READ: WeakKeyDictionary[Reading, list[Statement]] = WeakKeyDictionary()


class _Said(NamedTuple):
    pool: Pool
    policy: Policy
    days: int | None
    cap: str | None


def page_statements(reading: Reading) -> list[Statement]:
    """All statements of a page on its unit, in document order. Read once per page."""
    if reading not in _READ:
        unit = unit_words(reading)
        found = [s for passage in read_passages(reading, unit) for s in read_statements(passage, unit)]
        _READ[reading] = _without_doubles(found)
    return _READ[reading]


def _without_doubles(found: list[Statement]) -> list[Statement]:
    """ "Valid for one month and do not carry over" is one policy: the cycle, with its days."""
    kept: list[Statement] = []
    for statement in found:
        twin = next((s for s in kept if s.pool is statement.pool and _same_cycle(s, statement)), None)
        if twin is None:
            kept.append(statement)
            continue
        days = twin.ruling.days or statement.ruling.days
        ruling = replace(twin.ruling, policy=Policy.END_OF_CYCLE, days=days)
        span = (min(twin.span[0], statement.span[0]), max(twin.span[1], statement.span[1]))
        kept[kept.index(twin)] = replace(twin, ruling=ruling, span=span)
    return kept


def _same_cycle(a: Statement, b: Statement) -> bool:
    month = {a.ruling.policy, b.ruling.policy} == {Policy.FIXED_PERIOD, Policy.END_OF_CYCLE}
    days = a.ruling.days or b.ruling.days
    return month and days == 30 and b.span[0] <= a.span[1] + _ADJACENT


def read_expiry(reading: Reading) -> tuple[Expiry, ...]:
    """What a page states of unused units: each statement once, in document order."""
    facts: dict[_Said, Expiry] = {}
    for statement in page_statements(reading):
        ruling = statement.ruling
        if ruling.policy is None:
            continue
        said = _Said(statement.pool, ruling.policy, ruling.days, ruling.cap)
        facts.setdefault(said, _expiry(reading, statement, ruling.policy))
    return tuple(fact for said, fact in facts.items() if not _implied(said, facts))


def _implied(said: _Said, facts: dict[_Said, Expiry]) -> bool:
    """Whether a statement without figures repeats one of the same pool that has them."""
    bare = said.days is None and said.cap is None
    return bare and any(k != said and k.pool is said.pool and k.policy is said.policy for k in facts)


def _expiry(reading: Reading, statement: Statement, policy: Policy) -> Expiry:
    ruling = statement.ruling
    return Expiry(
        evidence=_evidence(reading, statement),
        method=METHOD,
        pool=statement.pool,
        policy=policy,
        days=ruling.days,
        cap=ruling.cap,
        cap_periods=ruling.cap_periods,
        condition=ruling.condition,
    )


def _evidence(reading: Reading, statement: Statement) -> tuple[Evidence, ...]:
    ruling = statement.ruling
    parts = {"days": ruling.days, "cap": ruling.cap, "condition": ruling.condition}
    span = statement.span
    if ruling.policy is not None and ruling.cap is None and ruling.condition is None and statement.context is None:
        span = _clause(reading, span, (ruling.policy, ruling.days))
    proves = ["policy", *(name for name, value in parts.items() if value is not None)]
    own = reading.document.cite(*span, *proves)
    return (own, reading.document.cite(*statement.context, "pool")) if statement.context else (own,)


def _clause(reading: Reading, span: tuple[int, int], said: tuple[Policy, int | None]) -> tuple[int, int]:
    document = reading.document
    return clause_span(document.text, span, said, reading.language_of(document.block_at(span[0])), unit_words(reading))


def read_expiry_hints(reading: Reading) -> tuple[Hint, ...]:
    """Passages that touch the fate of units without settling it ("credits are refreshed monthly")."""
    facts: dict[tuple[int, int], Hint] = {}
    for statement in page_statements(reading):
        if statement.ruling.policy is None:
            cited = reading.document.cite(*statement.span, "policy")
            fact = Hint(
                evidence=(cited,),
                method=METHOD,
                topic=HintTopic.EXPIRY,
                pool=statement.pool,
                note=statement.ruling.note,
            )
            facts.setdefault(statement.span, fact)
    return tuple(facts.values())
