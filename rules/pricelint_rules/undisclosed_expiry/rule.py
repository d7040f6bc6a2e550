"""undisclosed-expiry: a pool of units is sold and nothing captured says what becomes of unused ones."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Fact, HintTopic
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import Pool
from pricelint_rules.amounts import many
from pricelint_rules.clauses import said_of, told_fate
from pricelint_rules.shop import hints_on, pools_sold, quoted, sells_units, sold, unit_word
from pricelint_rules.undisclosed_expiry.fix import fix

JUDGE = Judge("undisclosed-expiry")

NAMES = {Pool.PLAN: "of a paid plan", Pool.PURCHASED: "bought one-off"}


def check(*, facts: SiteFacts) -> Outcome:
    """Look for a word on each pool that is sold; the engine decides whether silence may count."""
    if not sells_units(facts):
        return JUDGE.not_applicable("No units are sold on the captured pages.")
    pools_here, word = pools_sold(facts), unit_word(facts)
    if not pools_here:
        return JUDGE.not_applicable(f"No pool of {many(word)} with a price was found.")
    silent = {pool: shown for pool, shown in pools_here.items() if not said_of(facts, pool, Pool.ALL)}
    if silent:
        pools = " and ".join(f"{many(word)} {NAMES[pool]}" for pool in silent)
        return JUDGE.violation(
            f"Nothing captured says what becomes of unused {pools}.",
            *(_sold(pool, shown, word) for pool, shown in silent.items()),
            premises=sold(facts),
            nearest=_nearest(facts, tuple(silent)),
        )
    stated = [item for pool in pools_here for item in said_of(facts, pool, Pool.ALL)]
    return JUDGE.passed(
        f"The pages say what becomes of unused {many(word)} of each pool that is sold.",
        *map(told_fate, dict.fromkeys(stated)),
    )


def _sold(pool: Pool, shown: tuple[Fact, ...], word: str) -> Finding:
    return quoted(shown, f"{many(word).capitalize()} {NAMES[pool]} are sold here.")


def _nearest(facts: SiteFacts, pools: tuple[Pool, ...]) -> tuple[Finding, ...]:
    hints = hints_on(facts.pages, HintTopic.EXPIRY, *pools, Pool.ALL, None)
    return (quoted(hints, "The nearest passages: they do not say what becomes of unused units."),) if hints else ()


RULE = Rule(
    id="undisclosed-expiry",
    title="Nothing says what becomes of unused units",
    family="expiry",
    severity=Severity.MEDIUM,
    sources=(SEED, Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL)),
    requires=(Needs.FACTS,),
    check=check,
    fix=fix,
    seeks=(Kind.EXPIRY,),
    by_silence=True,
)
