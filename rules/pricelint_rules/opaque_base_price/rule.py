"""opaque-base-price: from the pricing page alone nobody can work out what one action costs in money."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.derive.covered import uncovered
from pricelint.derive.derive import DOUBTFUL
from pricelint.model.derivation import Derivations, Scope
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.platform import SELLING_ROLES, Role
from pricelint.model.site import Kind, PageFacts, SiteFacts
from pricelint.model.units import Modality
from pricelint_rules.amounts import many
from pricelint_rules.chains import in_words, premises, unsettled
from pricelint_rules.opaque_base_price.fix import fix
from pricelint_rules.shop import (
    hints_on,
    offers,
    paid_plans,
    paid_units,
    pricing_pages,
    quoted,
    sells_here,
    sells_units,
    sold,
    unit_word,
)

JUDGE = Judge("opaque-base-price")


def check(*, facts: SiteFacts, derivations: Derivations) -> Outcome:
    """Judge the chains whose premises all stand on the pricing page."""
    pages = tuple(page for page in pricing_pages(facts) if sells_here(page))
    if not pages or not sells_units(facts):
        return _without_offer(pricing_pages(facts))
    chains = derivations.within(Scope.PRICING_PAGE)
    if not chains and (DOUBTFUL, Scope.PRICING_PAGE) in [(gap.premise, gap.scope) for gap in derivations.missing]:
        return JUDGE.review("A price was read with doubt.", quoted(offers(pages), "Sold."), missing=(DOUBTFUL,))
    if not chains:
        return _without_chain(facts, pages, elsewhere=bool(derivations.within(Scope.PAGE_SET)))
    made = {chain.modality for chain in chains}
    open_ones = [] if Modality.OTHER in made else sorted(_uncosted(pages) - made)
    printed = quoted(premises(chains[0]), in_words(chains[0], unit_word(facts)))
    if open_ones:
        return JUDGE.review(
            f"The pricing page gives a money price for {', '.join(sorted(made))}, and none for {', '.join(open_ones)}.",
            printed,
            missing=tuple(f"what one action of {modality.value} costs" for modality in open_ones),
        )
    return JUDGE.passed("The pricing page alone lets a reader work out what an action costs in money.", printed)


def _without_offer(pages: tuple[PageFacts, ...]) -> Outcome:
    """Unit costs on a pricing page without an offer: what a page leaves that was not read far enough."""
    costs = tuple(cost for page in pages if page.unit for cost in page.costs if page.role is Role.PRICING)
    if not costs:
        return JUDGE.not_applicable("No pricing page that sells units was captured.")
    shown = quoted(costs, "Actions have a cost in units here.")
    return JUDGE.review("The pricing page states unit costs and no offer was found.", shown, missing=("an offer",))


def _without_chain(facts: SiteFacts, pages: tuple[PageFacts, ...], *, elsewhere: bool) -> Outcome:
    word, offered = unit_word(facts), offers(pages)
    if facts.unit is not None and facts.unit.is_output:
        return JUDGE.not_applicable(f"The unit is what is made ({word}): one action takes one.")
    yields = (*(item for page in pages for item in page.equivalences), *hints_on(pages, HintTopic.YIELD))
    put_off, told = hints_on(pages, HintTopic.PRICE), "What is sold, without what one action costs in money"
    shown = quoted((*put_off, *offered), f"{told} ({many(word)}).")
    if yields:
        return JUDGE.review(
            f"The pricing page claims how much a number of {many(word)} makes, and states no cost of one action.",
            quoted(yields, "A claimed yield, which is a best or average case."),
            missing=(f"how many {many(word)} one action takes",),
        )
    if not all(page.role in SELLING_ROLES for page in pages):
        return JUDGE.review("Units are sold on a page that may be no pricing page.", shown, missing=("a pricing page",))
    if not (put_off or elsewhere) and (absent := _unread(pages, word)):
        return JUDGE.review(f"{absent.capitalize()} was found on the page as captured.", shown, missing=(absent,))
    for offer, doubt, missing in unsettled(pages):
        return JUDGE.review(doubt, quoted(offer, "A price and units."), missing=(missing,))
    return JUDGE.violation(
        f"From the pricing page alone no action has a money price: {_gap(pages, word)} is not stated there. "
        "Of the kind described in principle 1 of the CPC key principles (price in real-world money).",
        shown,
        premises=sold(facts),
    )


def _unread(pages: tuple[PageFacts, ...], word: str) -> str:
    """What a page that a script fills may lack in a capture: its prices, or all its numbers of units."""
    if not any(page.packs or page.rates or any(plan.prices for plan in paid_plans(page)) for page in pages):
        return "no price"
    return "" if any(paid_units(page) or page.rates or page.costs for page in pages) else f"no number of {many(word)}"


def _gap(pages: tuple[PageFacts, ...], word: str) -> str:
    return f"how many {many(word)} {'the money buys' if any(page.costs for page in pages) else 'one action takes'}"


def _uncosted(pages: tuple[PageFacts, ...]) -> set[Modality]:
    listed = [item for page in pages for item in page.advertised if not item.named]
    left = uncovered(listed, [cost for page in pages for cost in page.costs])
    return {item.modality for item in left} - {Modality.OTHER}


RULE = Rule(
    id="opaque-base-price",
    title="The pricing page does not let anyone work out what an action costs in money",
    family="rate",
    severity=Severity.HIGH,
    sources=(SEED, Source("CPC key principles, principle 1 (2025)", SourceStatus.GUIDANCE, "EU, games")),
    requires=(Needs.FACTS, Needs.DERIVATIONS),
    check=check,
    fix=fix,
    seeks=(Kind.PLANS, Kind.PACKS, Kind.RATES, Kind.COSTS, Kind.EQUIVALENCES),
    follows_from=("buried-rate", "missing-feature-costs", "buried-feature-costs"),
)
