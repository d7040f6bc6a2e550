"""missing-feature-costs: units are sold and nothing captured states what any action costs in units."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.model.fact import Cost, HintTopic
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint_rules.amounts import many, short
from pricelint_rules.missing_feature_costs.fix import fix
from pricelint_rules.shop import hints_on, offers, quoted, sells_units, shop_pages, sold, unit_word

JUDGE = Judge("missing-feature-costs")


def check(*, facts: SiteFacts) -> Outcome:
    """Look for the cost of any action on any page; the engine decides whether silence may count."""
    if not sells_units(facts):
        return JUDGE.not_applicable("No units are sold on the captured pages.")
    word = unit_word(facts)
    if costs := tuple(cost for page in facts.pages for cost in page.costs):
        return JUDGE.passed(f"The pages state what actions cost in {many(word)}.", quoted(costs, _told(costs, word)))
    if facts.unit is not None and facts.unit.is_output:
        return JUDGE.not_applicable(f"The unit, a {word}, is itself what is made.")
    yields = tuple(item for page in facts.pages for item in page.equivalences)
    if yields:
        return JUDGE.review(
            f"The pages claim how much a number of {many(word)} makes, and state no cost of one action.",
            quoted(yields, "A claimed yield, which is a best or average case."),
            missing=(f"how many {many(word)} one action takes",),
        )
    return JUDGE.violation(
        f"Nothing captured states how many {many(word)} any action takes.",
        quoted(offers(shop_pages(facts)), f"{many(word).capitalize()} are sold here."),
        premises=sold(facts),
        nearest=_nearest(facts),
    )


def _nearest(facts: SiteFacts) -> tuple[Finding, ...]:
    hints = hints_on(facts.pages, HintTopic.COST)
    return (quoted(hints, "The nearest passages: they speak of costs and give no number."),) if hints else ()


def _told(costs: tuple[Cost, ...], word: str) -> str:
    listed = (f"{cost.item}: {_range(cost)} {many(word)} per {cost.per.value}" for cost in costs[:8])
    return f"{len(costs)} costs stated; {'; '.join(listed)}."


def _range(cost: Cost) -> str:
    return short(cost.low) if cost.low == cost.high else f"{short(cost.low)} to {short(cost.high)}"


RULE = Rule(
    id="missing-feature-costs",
    title="Nothing states what any action costs in units",
    family="costs",
    severity=Severity.HIGH,
    sources=(SEED,),
    requires=(Needs.FACTS,),
    check=check,
    fix=fix,
    seeks=(Kind.COSTS, Kind.EQUIVALENCES),
    by_silence=True,
)
