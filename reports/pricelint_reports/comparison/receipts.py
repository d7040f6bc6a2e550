"""Receipts: every piece of evidence that a platform's page shows, numbered once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pricelint.derive.basis import chosen, currencies, ranges
from pricelint.model.capture import Capture, Visit
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Fact
from pricelint.model.result import PlatformResult

Key = tuple[str, str, str, int, int, str]


@dataclass(frozen=True, slots=True)
class Receipts:
    """The numbered evidence of one platform: `items[n - 1]` is receipt n."""

    items: tuple[Evidence, ...]
    numbers: dict[Key, int]

    def number(self, evidence: Evidence) -> int:
        """The receipt's number, from 1. Raises KeyError for evidence that was not collected."""
        return self.numbers[key_of(evidence)]

    def known(self, evidence: Evidence) -> int | None:
        """The receipt's number; None for evidence that was not collected."""
        return self.numbers.get(key_of(evidence))

    def numbers_of(self, evidence: tuple[Evidence, ...]) -> tuple[int, ...]:
        """The numbers of several pieces of evidence, ascending, each once."""
        return tuple(sorted({self.number(item) for item in evidence}))


def receipts_of(result: PlatformResult) -> Receipts:
    """All evidence that the platform's page links to, in the order it is first needed."""
    numbers: dict[Key, int] = {}
    items: list[Evidence] = []
    for evidence in _all_evidence(result):
        if key_of(evidence) not in numbers:
            items.append(evidence)
            numbers[key_of(evidence)] = len(items)
    return Receipts(tuple(items), numbers)


def proof(fact: Fact, *parts: str) -> Evidence:
    """The quote of `fact` that proves one of `parts`, else its first."""
    proving = (item for item in fact.evidence if set(parts) & set(item.proves))
    return next(proving, fact.evidence[0])


def capture_of(result: PlatformResult, evidence: Evidence) -> Capture | None:
    """The capture of a result that a quote was read from."""
    return capture_in(result.visit, evidence)


def capture_in(visit: Visit, evidence: Evidence) -> Capture | None:
    """The capture that a quote was read from: same bytes and state, else same bytes."""
    same = [capture for capture in visit.captures if capture.sha256 == evidence.capture]
    return next((capture for capture in same if capture.state == evidence.state), same[0] if same else None)


def _all_evidence(result: PlatformResult) -> Iterator[Evidence]:
    for outcome in result.outcomes:
        yield from outcome.evidence
    for fact in _facts(result):
        yield from fact.evidence


def _facts(result: PlatformResult) -> Iterator[Fact]:
    derivations = result.derivations
    for size in derivations.sizes:
        yield from size.source
    for currency in currencies(derivations):
        for size in chosen(derivations, currency).values():
            chains = (chain for spread in ranges(derivations, size) for chain in spread.chains)
            yield from (chain.cost for chain in chains if chain.cost is not None)
    for page in result.facts.pages:
        yield from page.expiry
        yield from page.bonuses


def key_of(evidence: Evidence) -> Key:
    """What makes two quotes the same receipt."""
    return (evidence.capture, evidence.state, evidence.path, evidence.start, evidence.end, evidence.quote)
