"""One document to all its facts: every reader is asked once, in the order in which one needs another's answer."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.documents.document import Document
from pricelint.extract.costs.claims.advertised import read_advertised
from pricelint.extract.costs.claims.equivalences import read_equivalences
from pricelint.extract.costs.claims.hints import read_cost_hints
from pricelint.extract.costs.claims.markups import read_markups
from pricelint.extract.costs.claims.yields import read_yields
from pricelint.extract.costs.read import read_costs
from pricelint.extract.packs.read import read_packs
from pricelint.extract.plans.put_off import read_price_hints
from pricelint.extract.plans.read import read_plans
from pricelint.extract.plans.scheduled import without_scheduled
from pricelint.extract.policies.read import (
    read_bonuses,
    read_expiry,
    read_policy_hints,
    read_tactics,
    read_terms,
    read_variations,
)
from pricelint.extract.reading import Reading, read
from pricelint.extract.sells import page_sells
from pricelint.extract.states import merged_states
from pricelint.model.fact import Hint
from pricelint.model.platform import SELLING_ROLES
from pricelint.model.site import PageFacts, Searched
from pricelint.model.uncollected import uncollected


@uncollected
def extract_all(documents: Iterable[Document]) -> tuple[PageFacts, ...]:
    """The facts of a platform's pages, those of a page's states merged (`states`).

    A page that proves no unit of its own is read with the unit that is sold.
    """
    read = tuple(documents)
    facts = [extract(document) for document in read]
    shops = [page for page in facts if page.sells] + [page for page in facts if page.role in SELLING_ROLES]
    unit = next((page.unit for page in shops if page.unit), None)
    if unit is not None:
        facts = [one if one.unit else extract(at, unit.name) for one, at in zip(facts, read, strict=True)]
    return merged_states(zip(read, facts, strict=True))


def extract(document: Document, known: str = "") -> PageFacts:
    """All facts that a document states, each with its evidence. Pure: the same document gives the same facts.

    `known` names the unit that the platform sells on another page ("" for none): explanations often just mention it.
    """
    reading = read(document, known)
    plans, packs, costs = without_scheduled(reading, read_plans(reading)), read_packs(reading), read_costs(reading)
    return PageFacts(
        page=document.page,
        url=document.url,
        role=document.role,
        language=reading.language,
        searched=Searched(document.page, document.capture, document.role, reading.language, len(document.text)),
        sells=page_sells(reading, plans, packs),
        unit=reading.unit,
        plans=plans,
        packs=packs,
        rates=reading.rates,
        costs=costs,
        equivalences=read_equivalences(reading),
        advertised=read_advertised(reading, costs),
        markups=read_markups(reading, costs),
        expiry=read_expiry(reading),
        bonuses=read_bonuses(reading),
        tactics=read_tactics(reading),
        variations=read_variations(reading),
        terms=read_terms(reading),
        hints=_hints(reading),
    )


def _hints(reading: Reading) -> tuple[Hint, ...]:
    return (*read_cost_hints(reading), *read_yields(reading), *read_price_hints(reading), *read_policy_hints(reading))
