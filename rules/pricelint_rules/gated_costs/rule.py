"""gated-costs: unit costs are shown only after sign-up, or before each generation."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Coverage, Outcome, Severity
from pricelint.model.platform import SELLING_ROLES, Role
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
    if missing := coverage.unfollowed or _no_offer(coverage):
        return JUDGE.review(
            "Costs are said to be shown later, and a page that may state them was not captured.",
            quoted(gates, "Costs are shown later."),
            missing=missing,
        )
    return JUDGE.violation(
        "Costs are said to be shown after sign-up or before each generation, and nothing captured states them.",
        quoted(gates, "Costs are shown later."),
        premises=called(facts),
    )


def _no_offer(coverage: Coverage) -> tuple[str, ...]:
    """What is missing where only questions, help or terms were read: a page that sells may state the costs."""
    return () if coverage.captured_roles & {*SELLING_ROLES, Role.OTHER} else ("a pricing page",)


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
