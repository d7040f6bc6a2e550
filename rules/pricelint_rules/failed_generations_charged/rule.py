"""failed-generations-charged: failed, rejected or cancelled generations consume units."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import TermName
from pricelint_rules.failed_generations_charged.fix import fix
from pricelint_rules.stated import doubted, terms_of, told, with_value

JUDGE = Judge("failed-generations-charged")
ABSENT = "Nothing is said about generations that fail."


def check(*, facts: SiteFacts) -> Outcome:
    """Judge what is said of generations that fail; statements that pull apart are shown side by side."""
    stated = terms_of(facts, TermName.FAILED_GENERATIONS)
    charged, refunded = with_value(stated, "charged"), with_value(stated, "refunded")
    if charged and refunded:
        return JUDGE.review(
            "Failed generations are said to be charged in one place and given back in another.",
            *told(charged, "Failed generations consume units."),
            *told(refunded, "Failed generations are given back or not charged."),
            missing=("which failures are charged",),
        )
    if charged:
        return JUDGE.violation(
            "Generations that fail are stated to consume units.", *told(charged, "Failed generations consume units.")
        )
    if refunded:
        return JUDGE.passed(
            "Generations that fail are stated to cost nothing.",
            *told(refunded, "Failed generations are given back or not charged."),
        )
    return doubted(JUDGE, facts, TermName.FAILED_GENERATIONS) or JUDGE.not_applicable(ABSENT)


RULE = Rule(
    id="failed-generations-charged",
    title="Failed generations consume units",
    family="costs",
    severity=Severity.MEDIUM,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS,),
    check=check,
    subject=(TermName.FAILED_GENERATIONS,),
    absent=ABSENT,
    fix=fix,
    seeks=(Kind.TERMS,),
)
