"""gated-costs: unit costs are shown only after sign-up, or before each generation."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Coverage, Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint_rules.gated_costs.fix import fix
from pricelint_rules.shop import called, hints_on, quoted

JUDGE = Judge("gated-costs")
ABSENT = "No page says that costs are shown only later."


def check(*, facts: SiteFacts, coverage: Coverage) -> Outcome:
    """A gate matters where nothing captured states a cost; what a linked page states was not seen."""
    gates = hints_on(facts.pages, HintTopic.GATED)
    if not gates or facts.unit is None:
        return JUDGE.not_applicable(ABSENT)
    if costs := tuple(cost for page in facts.pages for cost in page.costs):
        return JUDGE.passed(
            "Costs are shown later and are stated before, too.",
            quoted(gates, "Costs are shown later."),
            quoted(costs, "Stated without a login."),
        )
    if coverage.unfollowed:
        return JUDGE.review(
            "Costs are said to be shown only later, and a page that may state them was not captured.",
            quoted(gates, "Costs are shown later."),
            missing=coverage.unfollowed,
        )
    return JUDGE.violation(
        "Costs are shown only after sign-up or before each generation, and nothing captured states them.",
        quoted(gates, "Costs are shown later."),
        premises=called(facts),
    )


RULE = Rule(
    id="gated-costs",
    title="Costs are shown only after sign-up or before each generation",
    family="costs",
    severity=Severity.HIGH,
    sources=(SEED,),
    requires=(Needs.FACTS, Needs.COVERAGE),
    check=check,
    subject=(HintTopic.GATED,),
    absent=ABSENT,
    fix=fix,
    seeks=(Kind.COSTS,),
)
