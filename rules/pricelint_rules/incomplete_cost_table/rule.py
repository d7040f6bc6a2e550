"""incomplete-cost-table: some advertised actions or models have a unit cost, others have none anywhere."""

from __future__ import annotations

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.derive.covered import uncovered
from pricelint.model.fact import HintTopic
from pricelint.model.notes import ANNOUNCED
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.incomplete_cost_table.fix import fix
from pricelint_rules.shop import hints_on, pricing_pages, quoted, sells_here, sells_units, sold, unit_word

JUDGE = Judge("incomplete-cost-table")


def check(*, facts: SiteFacts) -> Outcome:
    """Match what the pricing page advertises with the costs of the whole set; the engine decides on silence."""
    pages = tuple(page for page in pricing_pages(facts) if sells_here(page))
    costs = tuple(cost for page in facts.pages for cost in page.costs)
    if not pages or not sells_units(facts):
        return JUDGE.not_applicable("No pricing page that sells units was captured.")
    if not costs:
        return JUDGE.not_applicable("No unit cost is stated at all (see missing-feature-costs).")
    listed = tuple(item for page in pages for item in page.advertised)
    word, gaps = unit_word(facts), uncovered(listed, costs)
    if gaps:
        names = ", ".join(dict.fromkeys(f"'{item.item}'" for item in gaps))
        return JUDGE.violation(
            f"Some actions have a cost in {many(word)}, and none was found for {names}.",
            *(finding(f"Advertised without a cost: {item.item}.", item) for item in gaps),
            quoted(costs, "Costs that are stated."),
            premises=sold(facts),
        )
    if later := tuple(hint for hint in hints_on(pages, HintTopic.COST) if hint.note == ANNOUNCED):
        return JUDGE.review(
            "Every action that is sold has a cost, and some are listed whose cost is to be announced.",
            quoted(later, "Listed, with its cost put off."),
            missing=("whether the actions without a cost are sold already",),
        )
    return JUDGE.passed(
        f"Every advertised action has a cost in {many(word)}.",
        quoted(costs, f"{len(costs)} costs are stated in the page set."),
    )


RULE = Rule(
    id="incomplete-cost-table",
    title="Some advertised actions have a unit cost and others have none",
    family="costs",
    severity=Severity.MEDIUM,
    sources=(SEED,),
    requires=(Needs.FACTS,),
    check=check,
    fix=fix,
    seeks=(Kind.COSTS,),
    by_silence=True,
)
