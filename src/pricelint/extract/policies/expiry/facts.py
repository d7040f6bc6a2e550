"""Expiry facts: what becomes of the unused units of each pool."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex
from msgspec.structs import replace

from pricelint.extract.policies.clauses.rulings import Ruling
from pricelint.extract.policies.dated import doubted_if_dated
from pricelint.extract.policies.expiry.columns import read_columns
from pricelint.extract.policies.expiry.compensations import doubted_if_owed
from pricelint.extract.policies.expiry.labelled import read_labelled
from pricelint.extract.policies.expiry.quotes import clause_span, same_subject
from pricelint.extract.policies.expiry.resets import without_resets
from pricelint.extract.policies.expiry.statements import read_statements
from pricelint.extract.policies.owners import doubted_if_of_others
from pricelint.extract.policies.passages.passages import read_passages
from pricelint.extract.policies.reader import BY_CYCLE, Statement
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.units import unit_words
from pricelint.extract.policies.wording.words import plain, words
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Expiry, Hint, HintTopic
from pricelint.model.once import once
from pricelint.model.units import Policy, Pool

METHOD = "policies.clauses/1"

_ADJACENT = 4
_WORD = regex.compile(r"\w")


class _Said(NamedTuple):
    pool: Pool
    policy: Policy
    days: int | None
    cap: str | Decimal | None


@once
def page_statements(reading: Reading) -> list[Statement]:
    """All statements of a page on its unit, in document order. Read once per page."""
    unit, known = unit_words(reading), reading.unit is not None
    told = [s for passage in read_passages(reading, unit) for s in read_statements(passage, unit, known=known)]
    owned = (doubted_if_owed(reading, doubted_if_of_others(reading, statement)) for statement in told)
    current = without_resets(reading, doubted_if_dated(reading, list(owned)))
    return _without_doubles([*current, *read_columns(reading, unit), *read_labelled(reading, unit)])


def _without_doubles(found: list[Statement]) -> list[Statement]:
    """ "Valid for one month and do not carry over" is one policy, the cycle with its days; so is "do not carry over and
    end at midnight"."""
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
    policies, days = {a.ruling.policy, b.ruling.policy}, {a.ruling.days, b.ruling.days}
    month = policies == {Policy.FIXED_PERIOD, Policy.END_OF_CYCLE} and 30 in days
    day = policies == {Policy.END_OF_CYCLE} and days == {None, 1}
    return (month or day) and b.span[0] <= a.span[1] + _ADJACENT


@once
def read_expiry(reading: Reading) -> tuple[Expiry, ...]:
    """What a page states of unused units: each statement once, in document order, and rather without a condition."""
    facts: dict[_Said, Expiry] = {}
    for statement in page_statements(reading):
        ruling = statement.ruling
        if ruling.policy is None:
            continue
        said = _Said(statement.pool, ruling.policy, ruling.days, ruling.cap_periods or ruling.cap)
        if said not in facts or _firmer(ruling, facts[said]):
            facts[said] = _expiry(reading, statement, ruling.policy)
    return tuple(fact for said, fact in facts.items() if not _implied(said, facts))


def _firmer(ruling: Ruling, known: Expiry) -> bool:
    """Whether a statement is said without the doubt or the condition of the one that is known."""
    if bool(ruling.doubt) != bool(known.doubt):
        return not ruling.doubt
    return bool(known.condition and not ruling.condition)


def _implied(said: _Said, facts: dict[_Said, Expiry]) -> bool:
    """Whether a statement without figures repeats one of the same pool that has them, or one of a pool as if of all
    units, or says that bought units which are valid for long also roll over: their validity says it already."""
    if said.days is not None or said.cap is not None:
        return False
    facts = {other: fact for other, fact in facts.items() if not fact.doubt or facts[said].doubt}
    loose = said.pool is Pool.ALL and said.policy in BY_CYCLE
    if loose and any(other.pool is Pool.PLAN and other.policy is said.policy for other in facts):
        return True
    if said.pool is Pool.ALL and said.policy is Policy.NEVER:
        told = {(other.pool, other.policy) for other in facts}
        return {(Pool.PURCHASED, Policy.NEVER), (Pool.PLAN, Policy.END_OF_CYCLE)} <= told
    others = {other.policy for other in facts if other != said and other.pool is said.pool}
    bought = said.pool is Pool.PURCHASED and said.policy is Policy.ROLLOVER
    return said.policy in others or (bought and bool(others & {Policy.NEVER, Policy.FIXED_PERIOD}))


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
        doubt=ruling.doubt,
    )


def _evidence(reading: Reading, statement: Statement) -> tuple[Evidence, ...]:
    """The clause itself, and what stands elsewhere: the pool's name, or the question that is answered."""
    ruling, document, span = statement.ruling, reading.document, statement.span
    language = reading.language_of(document.block_at(span[0]))
    others = [place for place in (statement.context, statement.label) if place]
    if ruling.policy is not None and not others:
        said, keep = (ruling.policy, ruling.days), ruling.cap or ruling.condition or ""
        clause = clause_span(document.text, span, said, keep, language)
        if not same_subject(document.text, span, clause, language, unit_words(reading)):
            beside = ((span[0], clause[0]), (clause[1], span[1]))
            others = [part for part in beside if _WORD.search(document.text[slice(*part)])][:1]
        span = clause
    proves = ["policy", *(["days"] if _counted(document.text[slice(*span)], ruling.days, language) else [])]
    proves += [name for name in ("cap", "condition") if getattr(ruling, name) is not None]
    return (document.cite(*span, *proves), *(document.cite(*other, "pool") for other in others))


def _counted(quote: str, days: int | None, language: str) -> bool:
    """Whether a quote counts the days; "at midnight" tells a day without counting it."""
    return days is not None and days in {d.days for d in read_durations(plain(quote), words(language))}


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
