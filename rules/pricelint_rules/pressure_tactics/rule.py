"""pressure-tactics: a countdown or "limited" offer beside a price, without a date on which it ends."""

from __future__ import annotations

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import HintTopic, Tactic
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.platform import SELLING_ROLES
from pricelint.model.site import Kind, PageFacts, SiteFacts
from pricelint_rules.amounts import number_of
from pricelint_rules.clauses import same_passage
from pricelint_rules.pressure_tactics.fix import fix
from pricelint_rules.shop import hints_on, parts_of, quoted, sells_here, sold

JUDGE = Judge("pressure-tactics")


def check(*, facts: SiteFacts) -> Outcome:
    """Judge the pages that sell; explanatory pages have no purchase control to stand beside."""
    pages = tuple(page for page in facts.pages if sells_here(page) or _presses(page))
    if not pages:
        return JUDGE.not_applicable("No page that sells was captured.")
    seen = [item for page in pages for item in page.tactics if not item.about_feature]
    if pressing := [item for item in seen if item.deadline is None or item.restarts]:
        return JUDGE.violation(
            f"{number_of(len(pressing), 'passage hurries', 'passages hurry')} the buyer beside a price and "
            f"{'names' if len(pressing) == 1 else 'name'} no date on which the offer ends. {_falsity(pressing)}",
            *map(_told, pressing),
            premises=sold(facts),
        )
    hints = [hint for hint in hints_on(pages, HintTopic.PRESSURE) if not any(same_passage(hint, item) for item in seen)]
    if hints:
        return JUDGE.review(
            "A special offer stands at a price, and nothing says whether or when it ends.",
            quoted(hints, "An offer without an end."),
            missing=("whether and when the offer ends",),
        )
    if seen:
        return JUDGE.passed(
            "The offer names the date on which it ends; perpetual-offer looks again after it.", *map(_told, seen)
        )
    priced = [
        *(part for page in pages for plan in page.plans for part in parts_of(plan)),
        *(p for page in pages for p in page.packs),
    ]
    features = tuple(item for page in pages for item in page.tactics if item.about_feature)
    shown = (quoted(priced, "Prices that nothing hurries the buyer to."),) if priced else ()
    limited = (quoted(features, "Limited is a feature or a model, and no offer."),) if features else ()
    return JUDGE.passed("No countdown, limited offer or stock message was found beside a price.", *shown, *limited)


def _falsity(pressing: list[Tactic]) -> str:
    """What the captures show of the limit being false."""
    if any(item.restarts for item in pressing):
        return "The countdown begins anew for every visitor: of the kind described in UCPD Annex I no. 7."
    return "Of the kind described in UCPD Annex I no. 7 where the limit is false, which one capture cannot show."


def _presses(page: PageFacts) -> bool:
    """A page about prices whose plans a script brings in still shows what stands beside them."""
    return page.role in SELLING_ROLES and any(not item.about_feature for item in page.tactics)


def _told(item: Tactic) -> Finding:
    end = f"ends on {item.deadline.isoformat()}" if item.deadline else "no end date"
    again = {True: "; it begins anew with every visit", False: "; it runs down to one moment for all visits", None: ""}
    return finding(f"{item.kind.value.replace('_', ' ').capitalize()}: {end}{again[item.restarts]}.", item)


RULE = Rule(
    id="pressure-tactics",
    title="Pressure beside a price without an end date",
    family="pressure",
    severity=Severity.MEDIUM,
    sources=(
        SEED,
        Source("UCPD 2005/29/EC, Annex I no. 7 (when false)", SourceStatus.BINDING, "EU"),
        Source("Mathur et al. 2019", SourceStatus.TAXONOMY, "research"),
    ),
    requires=(Needs.FACTS,),
    check=check,
    fix=fix,
    seeks=(Kind.TACTICS,),
)
