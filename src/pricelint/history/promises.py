"""Statements about the name of the unit, its expiry, bonuses and terms, and about the words they are made in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pricelint.derive.contradictions.fates import fate_in_words
from pricelint.derive.contradictions.statement import folded, plain, present_pages
from pricelint.history.statement import Key, Statement, Subject, Value
from pricelint.model.fact import Bonus, Expiry, Fact, Term
from pricelint.model.noise import quieted
from pricelint.model.site import SiteFacts
from pricelint.model.units import Policy

LASTING = (Policy.END_OF_CYCLE, Policy.FIXED_PERIOD, Policy.ROLLOVER, Policy.NEVER)
"""How long unused units last, from the shortest. The other policies tell of an event, each a statement of its own."""

_MARKS = re.compile(r"[\W\d_]+")


def promise_statements(facts: SiteFacts) -> Iterator[Statement]:
    """The unit's name, what becomes of units, bonuses and terms; after each of them the words in which it is stated."""
    pages = present_pages(facts.pages)
    if facts.unit:
        yield _stated(facts.unit, (Subject.UNIT.value,), (facts.unit.name,), "the unit", facts.unit.name)
    for page in pages:
        for expiry in page.expiry:
            yield from _with_words(_expiry(expiry)) if not expiry.doubt else ()
        for bonus in page.bonuses:
            yield from _with_words(_bonus(bonus)) if not bonus.doubt else ()
        for term in page.terms:
            yield from _with_words(_term(term)) if not term.doubt else ()


def _stated(fact: Fact, key: Key, value: Value, about: str, says: str) -> Statement:
    return Statement(subject=Subject(key[0]), key=key, value=value, about=about, says=says, evidence=fact.evidence)


def _expiry(item: Expiry) -> Statement:
    event = "" if item.policy in LASTING else item.policy.value
    days = "" if item.days is None else str(item.days)
    key = (Subject.EXPIRY.value, item.pool.value, event, folded(item.condition or ""))
    about = f"{item.pool.value} units{f', {item.condition}' if item.condition else ''}"
    return _stated(item, key, (item.policy.value, days, folded(item.cap or "")), about, fate_in_words(item))


def _bonus(item: Bonus) -> Statement:
    units = "" if item.units is None else plain(item.units)
    days = "" if item.expires_days is None else str(item.expires_days)
    says = f"{units or 'extra'} units{f', for {days} days' if days else ''}"
    key = (Subject.BONUS.value, item.condition.value)
    return _stated(item, key, (units, days), f"the bonus ({item.condition.value.replace('_', ' ')})", says)


def _term(item: Term) -> Statement:
    name = item.name.value.replace("_", " ")
    return _stated(item, (Subject.TERM.value, item.name.value), (item.value,), name, item.value)


def _with_words(one: Statement) -> Iterator[Statement]:
    """A statement, and the passage that makes it: rewording it is a change, too; moving or recasing it is none, and
    neither is noise (`model.noise`)."""
    yield one
    words = " ".join(_MARKS.sub(" ", quieted(one.evidence[0].quote).lower()).split())
    if words:
        yield Statement(
            subject=Subject.WORDING,
            key=(Subject.WORDING.value, *one.key),
            value=(words,),
            about=f"the wording on {one.about}",
            says=one.evidence[0].quote,
            evidence=one.evidence[:1],
        )
