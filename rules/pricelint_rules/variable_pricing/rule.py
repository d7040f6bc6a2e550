"""variable-pricing: the same units cost different money depending on who buys, with what and when."""

from __future__ import annotations

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.evidence import Place
from pricelint.model.fact import HintTopic, Variation
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import SiteFacts
from pricelint.model.units import VariationKind
from pricelint_rules.clauses import same_passage
from pricelint_rules.shop import called, hints_on, quoted
from pricelint_rules.variable_pricing.fix import fix

JUDGE = Judge("variable-pricing")

WORDS = {
    VariationKind.PAYMENT_METHOD: "by payment method",
    VariationKind.TIME: "by the time of purchase",
    VariationKind.FIRST_PURCHASE: "for a first purchase",
    VariationKind.APP_STORE: "by device or app store",
    VariationKind.COUPON: "with a coupon",
    VariationKind.DEVICE: "by device",
    VariationKind.RETURNING: "by whether a visitor was there before",
}
"""What the rule looks for; a price that differs by region is not among it."""


def check(*, facts: SiteFacts) -> Outcome:
    """Judge every stated difference in price for the same units."""
    if facts.unit is None:
        return JUDGE.not_applicable("The platform has no internal unit.")
    found = [item for page in facts.pages for item in page.variations if item.kind in WORDS]
    hints = hints_on(facts.pages, HintTopic.VARIATION)
    vague = [item for item in found if any(same_passage(item, hint) for hint in hints)]
    if unequal := [item for item in found if not item.public and item not in vague]:
        kinds = " and ".join(dict.fromkeys(WORDS[item.kind] for item in unequal))
        return JUDGE.violation(
            f"The same units cost different money {kinds}.", *map(_told, unequal), premises=called(facts)
        )
    open_ones = [item for item in found if not item.regular_stated]
    unseen = [item for item in found if item.regular_stated and item.evidence[0].place is Place.HIDDEN]
    if unseen and not open_ones and not hints:
        return JUDGE.review(
            "A special price stands in text that is hidden at first: who gets to see it is not known.",
            *map(_told, unseen),
            missing=("to whom and when the offer is shown",),
        )
    if open_ones or hints:
        return JUDGE.review(
            "A price that not every buyer pays is stated without the regular price or the difference.",
            *map(_told, open_ones),
            *((quoted(hints, "Says that the price may differ, not by how much."),) if hints else ()),
            missing=("the regular price beside it",),
        )
    if not found:
        return JUDGE.not_applicable("Nothing is said about prices that differ for the same units.")
    return JUDGE.passed("Every special price is public and states the regular price.", *map(_told, found))


def _told(item: Variation) -> Finding:
    return finding(f"The price differs {WORDS[item.kind]}.", item)


RULE = Rule(
    id="variable-pricing",
    title="The same units cost different money for different buyers",
    family="variation",
    severity=Severity.HIGH,
    sources=(SEED, Source("no authority found on prices by payment method", SourceStatus.EDITORIAL)),
    requires=(Needs.FACTS,),
    check=check,
    fix=fix,
)
