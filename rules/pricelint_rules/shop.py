"""What a platform sells and where: the questions that most rules ask first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from pricelint.model.evidence import Evidence, Place
from pricelint.model.fact import Allowance, Fact, Hint, HintTopic, Pack, Plan
from pricelint.model.once import once
from pricelint.model.outcome import Finding
from pricelint.model.platform import Role
from pricelint.model.receipts import evidence_of
from pricelint.model.site import PageFacts, SiteFacts
from pricelint.model.state import presses
from pricelint.model.units import Pool
from pricelint_rules.amounts import many

TEXT_ROLES = frozenset({Role.FAQ, Role.HELP, Role.TERMS, Role.BLOG})
"""Pages that explain; what a buyer sees before paying is never judged on them alone."""

MAIN = frozenset({Place.MAIN})

PLACES = {
    Place.FAQ: "a question and answer",
    Place.COLLAPSED: "folded text",
    Place.TOOLTIP: "a tooltip",
    Place.FINE_PRINT: "the fine print",
    Place.HIDDEN: "text that is hidden at first",
    Place.STRUCTURED: "data that only machines read",
}
"""Places other than the main text, as messages name them."""


@once
def shop_pages(facts: SiteFacts) -> tuple[PageFacts, ...]:
    """The pages that offer something for money, whether in units or not."""
    return tuple(page for page in facts.pages if sells_here(page))


@once
def sells_here(page: PageFacts) -> bool:
    """Whether a page offers something for money; a price that is put off ("price at checkout") is an offer, too."""
    if page.role in TEXT_ROLES:
        return False
    return page.sells or bool(page.plans or page.packs) or bool(hints_on((page,), HintTopic.PRICE))


@once
def pricing_pages(facts: SiteFacts) -> tuple[PageFacts, ...]:
    """The pages that a buyer compares: those declared as pricing, else pages about credits, else what sells at all."""
    for role in (Role.PRICING, Role.CREDITS):
        if pages := tuple(page for page in facts.pages if page.role is role):
            return pages
    return shop_pages(facts)


@once
def sells_units(facts: SiteFacts) -> bool:
    """Whether units are sold: an internal currency has a name and some page offers plans or packs."""
    return facts.unit is not None and any(_sells_units(page) for page in shop_pages(facts))


def _sells_units(page: PageFacts) -> bool:
    return page.sells or bool(paid_units(page)) or bool(hints_on((page,), HintTopic.PRICE))


def unit_word(facts: SiteFacts) -> str:
    """The platform's own word for its unit, "unit" where it has none."""
    return facts.unit.name if facts.unit else "unit"


@once
def paid_plans(page: PageFacts) -> tuple[Plan, ...]:
    """The tiers that cost money, sales-contact tiers left out."""
    return tuple(plan for plan in page.plans if not plan.free and not plan.contact_sales)


@once
def paid_units(page: PageFacts) -> tuple[Fact, ...]:
    """What shows that units are sold here: the allowances of paid plans, and packs."""
    allowances = (plan.allowance for plan in paid_plans(page))
    return (*(allowance for allowance in allowances if allowance), *page.packs)


def offers(pages: Iterable[PageFacts]) -> tuple[Fact, ...]:
    """What is sold on `pages`, to be quoted: units where stated, else the priced plans, else the unit's name."""
    seen = tuple(pages)
    units = tuple(fact for page in seen for fact in paid_units(page))
    plans = tuple(plan for page in seen for plan in paid_plans(page) if plan.prices)
    return units or plans or tuple(page.unit for page in seen if page.unit)


@once
def called(facts: SiteFacts) -> tuple[Finding, ...]:
    """What the unit is called, as a premise; () where it has no name."""
    return (quoted((facts.unit,), f"The unit is called '{facts.unit.name}'."),) if facts.unit else ()


@once
def sold(facts: SiteFacts) -> tuple[Finding, ...]:
    """That units are sold, as a premise: the unit's name, and of every page that sells the first offer."""
    first = (next(iter(_offered(page)), None) for page in shop_pages(facts))
    shown = tuple(fact for fact in first if fact)
    return (*called(facts), *((quoted(shown, f"Sold here: {many(unit_word(facts))}."),) if shown else ()))


def _offered(page: PageFacts) -> tuple[Fact, ...]:
    return (*paid_units(page), *paid_plans(page), *page.plans, *hints_on((page,), HintTopic.PRICE))


@once
def pools_sold(facts: SiteFacts) -> dict[Pool, tuple[Fact, ...]]:
    """The pools that are sold, each with the facts that show it.

    Plans whose units are not stated count only where nothing else shows what is sold.
    """
    pages = shop_pages(facts)
    plans = [plan for page in pages for plan in paid_plans(page)]
    packs = tuple(pack for page in pages for pack in page.packs)
    granting = tuple(plan for plan in plans if plan.allowance and plan.prices)
    pools: dict[Pool, tuple[Fact, ...]] = {}
    if granting or (plans and not packs):
        pools[Pool.PLAN] = tuple(part for plan in granting or plans for part in parts_of(plan))
    if packs:
        pools[Pool.PURCHASED] = packs
    return pools


def parts_of(plan: Plan) -> tuple[Fact, ...]:
    """A plan as what is to be quoted of it: its prices and its allowance, else the plan itself."""
    parts: tuple[Fact, ...] = (*plan.prices, *((plan.allowance,) if plan.allowance else ()))
    return parts or (plan,)


@once
def grants(facts: SiteFacts) -> tuple[Allowance, ...]:
    """The allowances of all paid plans."""
    found = (plan.allowance for page in facts.pages for plan in paid_plans(page))
    return tuple(allowance for allowance in found if allowance)


@once
def packs_of(facts: SiteFacts) -> tuple[Pack, ...]:
    """All packs on pages that sell."""
    return tuple(pack for page in shop_pages(facts) for pack in page.packs)


def hints_on(pages: Iterable[PageFacts], topic: HintTopic, *pools: Pool | None) -> tuple[Hint, ...]:
    """Passages on `pages` that touch a topic; with `pools`, only those about one of them (None: pool not named)."""
    hints = tuple(chain.from_iterable(_by_topic(page).get(topic, ()) for page in pages))
    return tuple(hint for hint in hints if hint.pool in pools) if pools and hints else hints


@once
def _by_topic(page: PageFacts) -> dict[HintTopic, list[Hint]]:
    topics: dict[HintTopic, list[Hint]] = {}
    for hint in page.hints:
        topics.setdefault(hint.topic, []).append(hint)
    return topics


def in_main_text(fact: Fact, *proves: str) -> bool:
    """Whether what proves these parts of a fact (all of it, where no part is marked so) stands in the main text."""
    marked = [item for item in fact.evidence if set(item.proves) & set(proves)]
    return all(at_first(item) for item in marked or fact.evidence)


def at_first(item: Evidence) -> bool:
    """Whether a quote stands in the main text that a reader meets without pressing anything."""
    return item.place in MAIN and not presses(item.state)


def where(fact: Fact) -> str:
    """The place of a fact in words: "the fine print of pricing"."""
    places = {PLACES[item.place] for item in fact.evidence if item.place not in MAIN}
    places |= {f"text that is shown once a reader {item.state}" for item in fact.evidence if presses(item.state)}
    words = " and ".join(sorted(places)) or "the main text"
    return f"{words} of {fact.evidence[0].page}"


def quoted(facts: Iterable[Fact], message: str, most: int = 8) -> Finding:
    """One finding that quotes up to `most` facts."""
    return Finding(message=message, evidence=evidence_of(tuple(facts)[:most]))
