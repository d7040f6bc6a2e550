"""pack-misfit: the smallest pack leaves units over that buy nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Cost, Pack
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import Per
from pricelint_rules.amounts import many, short
from pricelint_rules.pack_misfit.fix import fix
from pricelint_rules.shop import called, packs_of, quoted, unit_word

JUDGE = Judge("pack-misfit")
ABSENT = "Packs, or costs of whole actions, are not stated."

DIVISIBLE = frozenset({Per.SECOND, Per.MINUTE, Per.CHARACTERS, Per.WORDS, Per.PAGE, Per.OTHER})
"""Measures of which a part or any number is bought: nothing is left over."""


@dataclass(frozen=True, slots=True)
class Options:
    """`most`: the largest share of the smallest pack that may be left over after the dearest action."""

    most: Decimal = Decimal("0.2")


def check(*, facts: SiteFacts, options: Options) -> Outcome:
    """Divide the smallest pack by the cheapest and by the dearest action, without its bonus."""
    packs = [pack for pack in packs_of(facts) if pack.units > 0 and not pack.doubt]
    costs = [cost for page in facts.pages for cost in page.costs if _is_whole(cost)]
    if not packs or not costs:
        return JUDGE.not_applicable(ABSENT)
    word = many(unit_word(facts))
    smallest = min(packs, key=lambda pack: pack.units)
    cheapest, dearest = min(costs, key=lambda cost: cost.low), max(costs, key=lambda cost: cost.high)
    if cheapest.low != cheapest.high or dearest.low != dearest.high:
        return JUDGE.review(
            "The cheapest or the dearest action has a range of costs, so what a pack leaves over varies.",
            quoted((smallest, cheapest, dearest), "The smallest pack and the actions."),
            missing=("what one action takes",),
        )
    left = smallest.units % cheapest.low
    share = smallest.units % dearest.low / smallest.units
    shown = (_told(smallest, cheapest, word), _told(smallest, dearest, word))
    if left or share > options.most:
        return JUDGE.violation(
            f"The smallest pack leaves {word} over that buy nothing. Of the kind described in "
            "principle 3 of the CPC key principles (sizes that do not fit).",
            *dict.fromkeys(shown),
            premises=called(facts),
        )
    return JUDGE.passed("The smallest pack fits what the actions cost.", *dict.fromkeys(shown))


def _is_whole(cost: Cost) -> bool:
    return cost.per not in DIVISIBLE and cost.low > 0 and not cost.approximate and not cost.doubt


def _told(pack: Pack, cost: Cost, word: str) -> Finding:
    times, left = divmod(pack.units, cost.low)
    message = (
        f"{short(pack.units)} {word} = {short(times)} × {cost.item} at {short(cost.low)}, {short(left)} left over."
    )
    return quoted((pack, cost), message)


RULE = Rule(
    id="pack-misfit",
    title="The smallest pack leaves units over",
    family="rate",
    severity=Severity.LOW,
    sources=(Source("CPC key principles, principle 3 (2025), by analogy", SourceStatus.GUIDANCE, "EU, games"),),
    requires=(Needs.FACTS, Needs.OPTIONS),
    check=check,
    subject=(Kind.PACKS,),
    absent=ABSENT,
    fix=fix,
    options=Options,
)
