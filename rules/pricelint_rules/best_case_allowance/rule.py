"""best-case-allowance: "up to N" of an output, where N holds only for the cheapest action."""

from __future__ import annotations

from decimal import Decimal

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Cost, Equivalence
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint_rules.amounts import many, short
from pricelint_rules.best_case_allowance.fix import fix
from pricelint_rules.shop import quoted, shop_pages, sold, unit_word

JUDGE = Judge("best-case-allowance")
ABSENT = 'No allowance is advertised as "up to" a number of outputs.'

_NEAR = Decimal("0.02")
"""A claim within 2 % of a quotient was worked out from that cost."""


def check(*, facts: SiteFacts) -> Outcome:
    """Hold each claimed yield against the stated costs of its kind of output."""
    claims = [item for page in shop_pages(facts) for item in page.equivalences if item.best_case and item.units]
    if not claims:
        return JUDGE.not_applicable(ABSENT)
    costs = [cost for page in facts.pages for cost in page.costs if cost.low > 0]
    judged = [(claim, alike) for claim in claims if (alike := _alike(claim, costs))]
    if not judged:
        return JUDGE.not_applicable("Nothing says what such an output costs (see missing-feature-costs).")
    word = many(unit_word(facts))
    if unnamed := [pair for pair in judged if _is_best(*pair) and not _names_basis(*pair)]:
        return JUDGE.violation(
            "An allowance is advertised by a number of outputs that only the cheapest action gives.",
            *(_told(claim, alike, word) for claim, alike in unnamed),
            premises=sold(facts),
        )
    if open_ones := [(claim, alike) for claim, alike in judged if any(cost.low != cost.high for cost in alike)]:
        return JUDGE.review(
            "An allowance is advertised by a number of outputs whose costs are stated as ranges.",
            *(_told(claim, alike, word) for claim, alike in open_ones),
            missing=("which cost of the range the number stands for",),
        )
    return JUDGE.passed(
        "Advertised numbers of outputs name their basis or hold for every stated cost.",
        *(_told(claim, alike, word) for claim, alike in judged),
    )


def _alike(claim: Equivalence, costs: list[Cost]) -> list[Cost]:
    """The costs of the claimed kind of output, cheapest first."""
    return sorted((cost for cost in costs if cost.per is claim.per), key=lambda cost: cost.low)


def _is_best(claim: Equivalence, alike: list[Cost]) -> bool:
    """Whether the number is that of the cheapest cost, and dearer ones give fewer."""
    if claim.units is None or alike[0].low == alike[-1].high:
        return False
    return abs(claim.units / alike[0].low - claim.count) <= _NEAR * claim.count


def _names_basis(claim: Equivalence, alike: list[Cost]) -> bool:
    """Whether the claim's line names the action that it was worked out from."""
    said = claim.evidence[0].quote.lower()
    return alike[0].item.lower() in said or any(word in said for word in _own_words(alike))


def _own_words(alike: list[Cost]) -> set[str]:
    """Words of the cheapest action that the dearer ones do not share."""
    others = {word for cost in alike[1:] for word in cost.item.lower().split()}
    return {word for word in alike[0].item.lower().split() if len(word) > 2 and word not in others}


def _told(claim: Equivalence, alike: list[Cost], word: str) -> Finding:
    units = claim.units or Decimal(0)
    dear = alike[-1]
    message = (
        f"{short(units)} {word} are {short(claim.count)} at {short(alike[0].low)} ({alike[0].item}) and "
        f"{short(units // dear.high)} at {short(dear.high)} ({dear.item})."
    )
    return quoted((claim, alike[0], dear), message)


RULE = Rule(
    id="best-case-allowance",
    title="An allowance is advertised by its best case",
    family="costs",
    severity=Severity.LOW,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS,),
    check=check,
    subject=(Kind.EQUIVALENCES,),
    absent=ABSENT,
    fix=fix,
)
