"""incomplete-cost-table: some advertised actions or models have a unit cost, others have none anywhere."""

from __future__ import annotations

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.model.fact import Advertised, Cost, SiteFacts
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.units import Modality
from pricelint_rules.naming import names_match
from pricelint_rules.shop import pricing_pages, quoted, sells_units, shop_pages, unit_word

JUDGE = Judge("incomplete-cost-table")


def check(*, facts: SiteFacts) -> Outcome:
    """Match what the pricing page advertises with the costs of the whole set; the engine decides on silence."""
    pages = tuple(page for page in pricing_pages(facts) if page in shop_pages(facts))
    costs = tuple(cost for page in facts.pages for cost in page.costs)
    if not pages or not sells_units(facts):
        return JUDGE.not_applicable("No pricing page that sells units was captured.")
    if not costs:
        return JUDGE.not_applicable("No unit cost is stated at all (see missing-feature-costs).")
    listed = tuple(item for page in pages for item in page.advertised)
    word, gaps = unit_word(facts), [item for item in listed if _lacks_cost(item, listed, costs)]
    if gaps:
        names = ", ".join(dict.fromkeys(f"'{item.item}'" for item in gaps))
        return JUDGE.violation(
            f"Some actions have a cost in {word}s, and none was found for {names}.",
            *(finding(f"Advertised without a cost: {item.item}.", item) for item in gaps),
            quoted(costs, "Costs that are stated."),
        )
    return JUDGE.passed(
        f"Every advertised action has a cost in {word}s.",
        quoted(costs, f"{len(costs)} costs are stated in the page set."),
    )


def _lacks_cost(item: Advertised, listed: tuple[Advertised, ...], costs: tuple[Cost, ...]) -> bool:
    """No cost bears its name; and it is a model, or nothing of its kind has a cost, or its neighbours each have one."""
    if any(names_match(item.item, f"{cost.item} {cost.quality}") for cost in costs):
        return False
    if item.model:
        return True
    if item.modality is not Modality.OTHER and all(cost.modality is not item.modality for cost in costs):
        return True
    beside = [other for other in listed if other is not item and _list_of(other) == _list_of(item)]
    return len(beside) > 1 and all(any(names_match(other.item, cost.item) for cost in costs) for other in beside)


def _list_of(item: Advertised) -> tuple[str, str]:
    """The list or table that an item stands in: the parent of its element."""
    return item.evidence[0].page, item.evidence[0].path.rpartition(">")[0]


RULE = Rule(
    id="incomplete-cost-table",
    title="Some advertised actions have a unit cost and others have none",
    family="costs",
    severity=Severity.MEDIUM,
    sources=(SEED,),
    requires=(Needs.FACTS,),
    check=check,
    by_silence=True,
)
