"""buried-feature-costs: unit costs are stated, but only outside the pricing page's main text."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Cost, HintTopic
from pricelint.model.notes import LINK
from pricelint.model.outcome import Coverage, Outcome, Severity
from pricelint.model.platform import Role
from pricelint.model.site import Kind, SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.buried_feature_costs.fix import fix
from pricelint_rules.places import stated_in
from pricelint_rules.shop import hints_on, in_main_text, pricing_pages, quoted, sells_units, sold, unit_word, where

JUDGE = Judge("buried-feature-costs")


def check(*, facts: SiteFacts, coverage: Coverage) -> Outcome:
    """Look for unit costs in the pricing page's main text, then anywhere else in the set."""
    pages, word = pricing_pages(facts), unit_word(facts)
    if not pages or not sells_units(facts):
        return JUDGE.not_applicable("No pricing page that sells units was captured.")
    plain = tuple(cost for page in pages for cost in page.costs if _in_main_text(cost))
    if plain:
        return JUDGE.passed(
            f"The main text of the pricing page states what actions cost in {many(word)}.",
            quoted(plain, f"Stated in {where(plain[0])}."),
        )
    buried = tuple(cost for page in facts.pages if page.role is not Role.BLOG for cost in page.costs)
    if buried:
        return JUDGE.violation(
            f"What an action costs in {many(word)} is stated only in {where(buried[0])}, not in the main text of the "
            "pricing page. Of the kind described in the FTC staff report on dark patterns (delayed information).",
            *stated_in(buried, facts, coverage),
            premises=sold(facts),
        )
    links = tuple(hint for hint in hints_on(pages, HintTopic.COST) if hint.note.startswith(LINK))
    if not coverage.unfollowed or not links:
        return JUDGE.not_applicable("No captured page states a unit cost (see missing-feature-costs).")
    return JUDGE.review(
        f"No captured page states what an action costs in {many(word)}, and a page linked for it was not captured.",
        quoted(links, "Points to a page about costs."),
        missing=coverage.unfollowed,
    )


def _in_main_text(cost: Cost) -> bool:
    return in_main_text(cost, "low", "high")


RULE = Rule(
    id="buried-feature-costs",
    title="Unit costs stand outside the main text of the pricing page",
    family="costs",
    severity=Severity.HIGH,
    sources=(
        SEED,
        Source("FTC, Bringing Dark Patterns to Light (2022)", SourceStatus.STAFF_REPORT, "US"),
        Source("CPC key principles, principle 4 (2025)", SourceStatus.GUIDANCE, "EU, games"),
    ),
    requires=(Needs.FACTS, Needs.COVERAGE),
    check=check,
    fix=fix,
    seeks=(Kind.COSTS,),
    follows_from=("missing-feature-costs",),
)
