"""non-refundable-units: bought units or plans are stated to be non-refundable."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import TermName
from pricelint_rules.non_refundable_units.fix import fix
from pricelint_rules.shop import hints_on, quoted
from pricelint_rules.stated import doubted, terms_of, told, with_value

JUDGE = Judge("non-refundable-units")
ABSENT = "Nothing is said about refunds."


def check(*, facts: SiteFacts) -> Outcome:
    """Judge what is said of money back; a denial that another sentence softens is for a person to weigh."""
    stated = terms_of(facts, TermName.REFUND)
    denied = with_value(stated, "non_refundable")
    granted = with_value(stated, "refundable")
    partly = with_value(stated, "partial")
    if denied and not granted:
        but = ", and granted in a case that is stated beside it" if partly else ""
        return JUDGE.violation(
            f"A refund of bought units or plans is denied in the words quoted{but}. Of the kind described in "
            "principle 5 of the CPC key principles (right of withdrawal).",
            *told(denied, "Denied: no money back for what this sentence names."),
            *told(partly, "Granted: money back in the case quoted first; what is denied is quoted behind it."),
        )
    if partly or (denied and granted):
        return JUDGE.review(
            "Money back is granted, or denied, in some cases only.",
            *told((*denied, *partly, *granted), "States when money is given back, or that it is not."),
            missing=("whether an ordinary buyer of units gets the money back",),
        )
    if granted:
        return JUDGE.passed("A right to a refund is stated.", *told(granted, "Money is given back."))
    if hints := hints_on(facts.pages, HintTopic.REFUND):
        return JUDGE.review(
            "A guarantee or a refund policy is mentioned without its terms.",
            quoted(hints, "Touches refunds and does not settle them."),
            missing=("whether money is given back, and on what terms",),
        )
    return doubted(JUDGE, facts, TermName.REFUND) or JUDGE.not_applicable(ABSENT)


RULE = Rule(
    id="non-refundable-units",
    title="Bought units or plans are non-refundable",
    family="terms",
    severity=Severity.LOW,
    sources=(Source("CPC key principles, principle 5 (2025), by analogy", SourceStatus.GUIDANCE, "EU, games"),),
    requires=(Needs.FACTS,),
    check=check,
    subject=(TermName.REFUND, HintTopic.REFUND),
    absent=ABSENT,
    fix=fix,
    seeks=(Kind.TERMS,),
)
