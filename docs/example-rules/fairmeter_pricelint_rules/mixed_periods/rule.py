"""fairmeter/mixed-periods: the price of a plan and its units are counted over different periods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Allowance, Plan
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import SiteFacts
from pricelint.model.units import Period

JUDGE = Judge("fairmeter/mixed-periods")
LONG = frozenset({Period.MONTH, Period.QUARTER, Period.YEAR})
SHORT = frozenset({Period.DAY, Period.WEEK})


@dataclass(frozen=True, slots=True)
class Options:
    """`short`: whether units per day or week, too, are counted over another period than a price per month."""

    short: bool = False


def check(*, facts: SiteFacts, options: Options) -> Outcome:
    """Hold the period of each paid plan's units against the periods that its prices are printed and charged for."""
    plans = [pair for page in facts.selling for pair in _paid(page.plans)]
    if not plans:
        return JUDGE.not_applicable("No paid plan states both a price and its units for a period.")
    compared = LONG | SHORT if options.short else LONG
    other = [pair for pair in plans if pair[1].per in compared - _printed(pair[0])]
    mixed = [_told(plan, units) for plan, units in other if units.per not in _charged(plan)]
    if mixed:
        return JUDGE.violation("The price of a plan and its units are counted over different periods.", *mixed)
    if other:
        return JUDGE.review(
            "The units of a plan are counted over the period that is charged, its price is printed for another.",
            *(_told(plan, units) for plan, units in other),
            missing=("whether the units come at once or bit by bit",),
        )
    return JUDGE.passed(
        "Prices and units are counted over the same periods.", *(_told(plan, units) for plan, units in plans)
    )


def _paid(plans: tuple[Plan, ...]) -> Iterator[tuple[Plan, Allowance]]:
    """Paid plans that state a price and their units for a period, none of it in doubt."""
    for plan in plans:
        units = plan.allowance
        if units and units.per and _printed(plan) and not (plan.free or plan.doubt or units.doubt):
            yield plan, units


def _printed(plan: Plan) -> frozenset[Period]:
    return frozenset(price.per for price in plan.prices if price.per in LONG and not price.doubt)


def _charged(plan: Plan) -> frozenset[Period]:
    return frozenset(price.billed for price in plan.prices if price.billed)


def _told(plan: Plan, units: Allowance) -> Finding:
    prices = " and ".join(sorted(period.value for period in _printed(plan)))
    message = f"{plan.name}: the price is printed per {prices}, the units are counted per {units.per}."
    return finding(message, *plan.prices, units)


RULE = Rule(
    id="fairmeter/mixed-periods",
    title="A plan's price and its units are counted over different periods",
    family="rate",
    severity=Severity.LOW,
    sources=(
        Source("Fairmeter's reading guide for subscription prices", SourceStatus.EDITORIAL),
        Source("Directive 98/6/EC, article 2(b), by analogy: one unit of measurement", SourceStatus.GUIDANCE, "EU"),
    ),
    requires=(Needs.FACTS, Needs.OPTIONS),
    check=check,
    options=Options,
)
