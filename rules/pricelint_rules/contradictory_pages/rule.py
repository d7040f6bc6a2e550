"""contradictory-pages: two pages of one visit state different values for the same fact."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import number_of
from pricelint_rules.contradictory_pages.fix import fix
from pricelint_rules.two_sides import both_sides

JUDGE = Judge("contradictory-pages")


def check(*, facts: SiteFacts) -> Outcome:
    """Show what is stated in two ways; neither side is chosen, and a doubted pair is for a person to weigh."""
    found = tuple(item for item in facts.contradictions if not item.slogan)
    plain = tuple(item for item in found if item.between_pages and item.doubt is None)
    if plain:
        return JUDGE.violation(
            f"{number_of(len(plain), 'value is', 'values are')} stated differently on two pages of one visit.",
            *map(both_sides, plain),
        )
    if found:
        return JUDGE.review(
            "Values are stated in two ways that may be about different things.",
            *map(both_sides, found),
            missing=tuple(dict.fromkeys(f"whether both are about one thing: {item.doubt}" for item in found)),
        )
    return JUDGE.not_applicable("No value was found to be stated in two ways.")


RULE = Rule(
    id="contradictory-pages",
    title="Two pages state different values",
    family="consistency",
    severity=Severity.HIGH,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS,),
    check=check,
    fix=fix,
)
