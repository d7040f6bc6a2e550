"""auto-top-up: units are bought by themselves when the balance runs low, on by default."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import SiteFacts
from pricelint.model.units import TermName
from pricelint_rules.auto_top_up.fix import fix
from pricelint_rules.shop import hints_on, quoted
from pricelint_rules.stated import doubted, terms_of, told, with_value

JUDGE = Judge("auto-top-up")
ABSENT = "No automatic purchase of units is mentioned."


def check(*, facts: SiteFacts) -> Outcome:
    """Judge the default of an automatic purchase; one whose default is not named is for a person to try."""
    stated = terms_of(facts, TermName.AUTO_TOP_UP)
    buying = with_value(stated, "true")
    if by_default := tuple(term for term in buying if term.default_on):
        return JUDGE.violation(
            "Units are bought by themselves when the balance runs low, without the buyer turning this on. Of the kind "
            "that ROSCA (US) asks express consent for.",
            *told(by_default, "On by default."),
        )
    if chosen := tuple(term for term in buying if term.default_on is False):
        return JUDGE.passed("An automatic purchase of units is the buyer's choice.", *told(chosen, "Opt-in."))
    if buying:
        return JUDGE.review(
            "Units can be bought by themselves, and nothing says whether this is on from the start.",
            *told(buying, "An automatic purchase."),
            missing=("whether the automatic purchase is on by default",),
        )
    if stated:
        return JUDGE.passed("Units are stated not to be bought by themselves.", *told(stated, "Denied."))
    if hints := hints_on(facts.pages, HintTopic.OVERAGE):
        return JUDGE.review(
            "Use beyond what was paid for is billed, and nothing says whether this is on from the start.",
            quoted(hints, "Billed as it is used."),
            missing=("whether use beyond the allowance can be billed without the buyer's choice",),
        )
    return doubted(JUDGE, facts, TermName.AUTO_TOP_UP) or JUDGE.not_applicable(ABSENT)


RULE = Rule(
    id="auto-top-up",
    title="Units are bought by themselves, on by default",
    family="terms",
    severity=Severity.LOW,
    sources=(Source("ROSCA, 15 U.S.C. 8401-8405", SourceStatus.BINDING, "US"),),
    requires=(Needs.FACTS,),
    check=check,
    subject=(TermName.AUTO_TOP_UP, HintTopic.OVERAGE),
    absent=ABSENT,
    fix=fix,
)
