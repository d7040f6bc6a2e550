"""Does its evidence entail a violation? It is derived again from what it quotes, and from what it searched.

    mistakes = recheck(RULE, outcome, seen, options)      () where the outcome proves itself

`seen` is what reading the captures again gives (by their hashes, from the store: the same bytes give the same facts).
Of it only this is handed to the rule: the facts whose quotes the outcome cites, the pages as bare frames, and, for what
it did not find, all facts of the kinds that it sought on the captures that it lists as searched. The rule must then say
the same in the same words. A verdict that does not survive rests on a premise that nobody can check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from pricelint.audit.engine import AuditInput, judge
from pricelint.audit.rule import Rule
from pricelint.derive.contradictions import site_facts
from pricelint.derive.derive import derive
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Fact, HintTopic, Plan, UnitName
from pricelint.model.outcome import Outcome, Verdict
from pricelint.model.site import Kind, PageFacts, SiteFacts, Snapshot

_Cited = Callable[[Fact], bool]


def recheck(rule: Rule, outcome: Outcome, seen: AuditInput, options: object) -> tuple[str, ...]:
    """What is wrong with the proof of a violation, in words; () where it holds, and for other verdicts."""
    if outcome.verdict is not Verdict.VIOLATION:
        return ()
    wrong = (*_unread_quotes(outcome, seen), *_unsearched(outcome, seen.facts))
    again = judge(rule, only_cited(outcome, seen), options)
    if again.verdict is not outcome.verdict:
        return (*wrong, f"its quotes alone give {again.verdict.value}: {again.summary}")
    if again.summary != outcome.summary:
        return (*wrong, f"its quotes alone say otherwise: {again.summary!r} instead of {outcome.summary!r}")
    return wrong


def only_cited(outcome: Outcome, seen: AuditInput) -> AuditInput:
    """What an outcome proves itself with: the facts that it quotes, and all of the kinds that it sought."""
    quotes = frozenset(outcome.evidence)
    searched = frozenset(outcome.searched)
    pages = tuple(
        _cited(page, quotes, outcome.sought if searched.issuperset(page.searches) else ()) for page in seen.facts.pages
    )
    facts = site_facts(pages)
    return replace(seen, facts=facts, derivations=derive(facts), earlier=_cited_before(seen.earlier, quotes))


def _cited_before(earlier: Snapshot | None, quotes: frozenset[Evidence]) -> Snapshot | None:
    """The earlier snapshots of which anything is quoted, with what is; the latest one in any case."""
    if earlier is None:
        return None
    line = [
        Snapshot(site_facts(tuple(_cited(page, quotes, ()) for page in each.facts.pages)), each.captured_at)
        for each in earlier.line
    ]
    quoted = [each for each in line if any(True for page in each.facts.pages for _ in facts_of(page))]
    first, *before = quoted or line[:1]
    return replace(first, before=tuple(before))


def _cited(page: PageFacts, quotes: frozenset[Evidence], sought: tuple[Kind, ...]) -> PageFacts:
    """A page with the facts that are quoted, and all of the kinds that were sought on it."""

    def cited(fact: Fact) -> bool:
        return quotes.issuperset(fact.evidence)

    kept: dict[str, Any] = {
        kind.value: tuple(fact for fact in getattr(page, kind.value) if kind in sought or cited(fact))
        for kind in Kind
        if kind is not Kind.PLANS
    }
    plans = page.plans if Kind.PLANS in sought else tuple(_cited_plans(page, cited))
    offered = plans or kept["packs"] or any(hint.topic is HintTopic.PRICE for hint in kept["hints"])
    unit = page.unit if page.unit and _is_named(page.unit, cited, quotes, page.page) else None
    return replace(page, plans=plans, unit=unit, sells=page.sells and bool(offered), **kept)


def _cited_plans(page: PageFacts, cited: _Cited) -> Iterator[Plan]:
    """The plans of which anything is quoted, with those prices and the allowance that are."""
    for plan in page.plans:
        prices = tuple(price for price in plan.prices if cited(price))
        allowance = plan.allowance if plan.allowance and cited(plan.allowance) else None
        if prices or allowance or cited(plan):
            yield replace(plan, prices=prices, allowance=allowance)


def _is_named(unit: UnitName, cited: _Cited, quotes: frozenset[Evidence], page: str) -> bool:
    """Whether a quote from the page names the unit: its own, or any that holds its word ("1,000 credits a month")."""
    words = [word.casefold() for word in (unit.name, *unit.aliases)]
    texts = [item.quote.casefold() for item in quotes if item.page == page]
    return cited(unit) or any(word in text for word in words for text in texts)


def _unread_quotes(outcome: Outcome, seen: AuditInput) -> Iterator[str]:
    """Quotes that no fact of the captures, read again, holds."""
    before = [page for each in (seen.earlier.line if seen.earlier else ()) for page in each.facts.pages]
    pages = (*seen.facts.pages, *before)
    known = {item for page in pages for fact in facts_of(page) for item in fact.evidence}
    for item in dict.fromkeys(outcome.evidence):
        if item not in known:
            yield f"reading {item.page} again yields no fact that quotes {item.quote!r}"


def _unsearched(outcome: Outcome, facts: SiteFacts) -> Iterator[str]:
    """Captures that the search of an absence lists and that are not there, or that it leaves out."""
    if not outcome.sought:
        return
    there = [row for page in facts.pages for row in page.searches]
    yield from (
        f"{row.page} ({row.capture[:12]}) cannot be searched again" for row in outcome.searched if row not in there
    )
    yield from (f"{row.page} was captured and not searched" for row in there if row not in outcome.searched)


def facts_of(page: PageFacts) -> Iterator[Fact]:
    """Every fact of a page, the parts of its plans among them."""
    if page.unit:
        yield page.unit
    for plan in page.plans:
        yield from (plan, *plan.prices, *((plan.allowance,) if plan.allowance else ()))
    for kind in Kind:
        if kind is not Kind.PLANS:
            yield from getattr(page, kind.value)
