"""unlimited-with-limits: "unlimited" is advertised and a cap, queue, slow-down or fair-use limit is stated."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Allowance, Hint, HintTopic
from pricelint.model.notes import ADVERTISED, FAIR_USE
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import TermName
from pricelint_rules.shop import grants, hints_on, quoted, shop_pages
from pricelint_rules.stated import terms_of, told
from pricelint_rules.unlimited_with_limits.fix import fix
from pricelint_rules.unlimited_with_limits.metered import paid_in_units

JUDGE = Judge("unlimited-with-limits")
ABSENT = "Nothing that is sold is called unlimited."


def check(*, facts: SiteFacts) -> Outcome:
    """Judge what is called unlimited; a limit that stands elsewhere and names nothing is for a person to weigh."""
    if limited := terms_of(facts, TermName.UNLIMITED_WITH_LIMITS):
        return JUDGE.violation(
            "Something is called unlimited, and a limit of it is stated.",
            *told(limited, "Called unlimited, with a limit."),
        )
    called = _called_unlimited(facts)
    if not called:
        return JUDGE.not_applicable(ABSENT)
    if limits := _hints(facts, FAIR_USE):
        return JUDGE.review(
            "Something is called unlimited, and a limit on use is stated elsewhere without saying of what.",
            quoted(called, "Called unlimited."),
            quoted(limits, "A limit that names nothing."),
            missing=("whether the limit holds for what is called unlimited",),
        )
    if pair := paid_in_units(called, facts):
        return JUDGE.review(
            "Something is called unlimited, and units are spent on what bears the same name.",
            quoted(pair[:1], "Called unlimited."),
            quoted(pair[1:], "Paid for with units."),
            missing=("whether use without limit is meant, or only that as many can be set up",),
        )
    return JUDGE.passed(
        "Something is called unlimited, and no limit of it was found.", quoted(called[:1], "Called unlimited.")
    )


def _called_unlimited(facts: SiteFacts) -> tuple[Allowance | Hint, ...]:
    """Allowances without a number, and lines on pages that sell that call something unlimited."""
    endless = tuple(allowance for allowance in grants(facts) if allowance.amount is None)
    on_sale = {page.page for page in shop_pages(facts)}
    return endless + tuple(hint for hint in _hints(facts, ADVERTISED) if hint.evidence[0].page in on_sale)


def _hints(facts: SiteFacts, note: str) -> tuple[Hint, ...]:
    return tuple(hint for hint in hints_on(facts.pages, HintTopic.UNLIMITED) if hint.note == note)


RULE = Rule(
    id="unlimited-with-limits",
    title="Called unlimited, with a stated limit",
    family="terms",
    severity=Severity.MEDIUM,
    sources=(
        SEED,
        Source("FTC, Bringing Dark Patterns to Light (2022)", SourceStatus.STAFF_REPORT, "US"),
    ),
    requires=(Needs.FACTS,),
    check=check,
    subject=(TermName.UNLIMITED_WITH_LIMITS, HintTopic.UNLIMITED, Kind.PLANS),
    absent=ABSENT,
    fix=fix,
    seeks=(Kind.TERMS,),
)
