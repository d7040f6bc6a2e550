"""tax-excluded: displayed prices exclude tax or fees that are charged at checkout."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import SiteFacts
from pricelint.model.units import TermName
from pricelint_rules.shop import hints_on, quoted
from pricelint_rules.stated import doubted, terms_of, told, with_value
from pricelint_rules.tax_excluded.fix import fix

JUDGE = Judge("tax-excluded")
ABSENT = "Nothing is said about tax."


def check(*, facts: SiteFacts) -> Outcome:
    """Judge what is said of tax; a price that may or may not hold it is for a person to try at the checkout."""
    stated = terms_of(facts, TermName.TAX_EXCLUDED)
    if excluded := with_value(stated, "true"):
        return JUDGE.violation(
            "Displayed prices exclude tax that is added when paying.", *told(excluded, "Tax comes on top.")
        )
    if hints := hints_on(facts.pages, HintTopic.TAX):
        return JUDGE.review(
            "Tax is mentioned, and nothing says whether the displayed prices hold it.",
            quoted(hints, "Speaks of tax and does not settle it."),
            missing=("whether the displayed prices include tax",),
        )
    if stated:
        return JUDGE.passed("Displayed prices are stated to include tax.", *told(stated, "Tax is included."))
    return doubted(JUDGE, facts, TermName.TAX_EXCLUDED) or JUDGE.not_applicable(ABSENT)


RULE = Rule(
    id="tax-excluded",
    title="Displayed prices exclude tax",
    family="terms",
    severity=Severity.INFO,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS,),
    check=check,
    subject=(TermName.TAX_EXCLUDED, HintTopic.TAX),
    absent=ABSENT,
    fix=fix,
)
