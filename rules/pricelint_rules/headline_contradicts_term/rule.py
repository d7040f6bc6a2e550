"""headline-contradicts-term: a slogan and a term of the same page set say opposite things."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import SiteFacts
from pricelint_rules.headline_contradicts_term.fix import fix
from pricelint_rules.shop import sold
from pricelint_rules.two_sides import both_sides

JUDGE = Judge("headline-contradicts-term")


def check(*, facts: SiteFacts) -> Outcome:
    """Show the slogan and the term; neither is chosen, and a pair on two pools is for a person to weigh."""
    found = tuple(item for item in facts.contradictions if item.slogan)
    plain = tuple(item for item in found if item.doubt is None)
    if plain:
        return JUDGE.violation(
            "A headline promises what a term of the same page set takes back.",
            *map(both_sides, plain),
            premises=sold(facts),
        )
    if found:
        return JUDGE.review(
            "A headline promises what a term takes back for some units.",
            *map(both_sides, found),
            missing=tuple(dict.fromkeys(f"whether both are about the same units: {item.doubt}" for item in found)),
        )
    return JUDGE.not_applicable("No headline was found that a term contradicts.")


RULE = Rule(
    id="headline-contradicts-term",
    title="A headline and a term say opposite things",
    family="consistency",
    severity=Severity.HIGH,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS,),
    check=check,
    fix=fix,
)
