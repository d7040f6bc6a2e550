"""The facts of a page's states as the facts of one page: what is stated again counts once, with its first receipt.

A plan whose price a toggle changes is one plan with one more price point. What a control shows in place of something
else contradicts nothing: it is another position of the control.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from pricelint.documents.document import Document
from pricelint.extract.states.plans import merged_plans
from pricelint.extract.states.words import Shown
from pricelint.model.fact import Bonus, Cost, Equivalence, Fact, Hint, Tactic, Term, Variation
from pricelint.model.site import Kind, PageFacts
from pricelint.model.state import FIRST

_SHARED = frozenset({"evidence", "method", "doubt", "note"})
_COARSE = (Bonus, Hint, Tactic, Term, Variation, Equivalence)
"""Facts of few values: two of them are the same only where the same words say so."""

_DIGITS = re.compile(r"\d+")
F = TypeVar("F", bound=Fact)


def merged_states(read: Iterable[tuple[Document, PageFacts]]) -> tuple[PageFacts, ...]:
    """The facts of each page, those of its later states merged into it; documents stand in the order of their capture.

    A state in another language stays by itself: it is the page for other readers.
    """
    pages: list[PageFacts] = []
    for document, facts in read:
        home = _home(pages, facts) if document.state != FIRST else None
        if home is None:
            pages.append(facts)
        else:
            pages[home] = _with(pages[home], facts, Shown(document, facts.language))
    return tuple(pages)


def _home(pages: Sequence[PageFacts], facts: PageFacts) -> int | None:
    """Where the page of a later state stands, None where there is none in its language."""
    alike = [n for n, one in enumerate(pages) if one.page == facts.page and one.language == facts.language]
    return alike[-1] if alike else None


def _with(page: PageFacts, later: PageFacts, shown: Shown) -> PageFacts:
    rest: dict[str, Any] = {
        kind.value: (*getattr(page, kind.value), *_new(getattr(page, kind.value), getattr(later, kind.value)))
        for kind in Kind
        if kind not in (Kind.PLANS, Kind.COSTS)
    }
    return replace(
        page,
        sells=page.sells or later.sells,
        unit=page.unit or later.unit,
        plans=merged_plans(page.plans, later.plans, shown),
        costs=(*page.costs, *_costs(page.costs, later.costs, shown)),
        searched_too=(*page.searched_too, later.searched),
        **rest,
    )


def _new(known: Iterable[F], later: Iterable[F]) -> Iterator[F]:
    """The facts that a later state adds."""
    seen = {_value(fact) for fact in known}
    yield from (fact for fact in later if _value(fact) not in seen)


def _value(fact: Fact) -> tuple[object, ...]:
    """What makes two facts the same, whatever their receipts."""
    values = tuple(getattr(fact, field.name) for field in fields(fact) if field.name not in _SHARED)
    words = (
        tuple(_DIGITS.sub("#", item.quote.casefold()) for item in fact.evidence) if isinstance(fact, _COARSE) else ()
    )
    return type(fact), *values, *words


def _costs(known: Sequence[Cost], later: Iterable[Cost], shown: Shown) -> Iterator[Cost]:
    """The costs that a state adds; one that differs from what the page says of the same action is that of the positions
    that were chosen, whose words are its quality where nothing else is."""
    quality, words = shown.quality
    named = {(cost.item.casefold(), cost.quality.casefold(), cost.per) for cost in known}
    for cost in _new(known, later):
        if (cost.item.casefold(), cost.quality.casefold(), cost.per) not in named:
            yield cost
        elif quality and not cost.quality:
            yield replace(cost, quality=quality, evidence=(*cost.evidence, *words))
        else:
            yield replace(cost, doubt=cost.doubt or f"the page names another cost, and this one {shown.when}")
