"""annual-price-as-monthly: a price per month that is charged yearly, without the yearly sum or the price of a month."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.derive.placing import placing_of
from pricelint.model.fact import Plan, PricePoint
from pricelint.model.outcome import Coverage, Finding, Outcome, Severity
from pricelint.model.site import Kind, PageFacts, SiteFacts
from pricelint.model.units import Period
from pricelint_rules.annual_price_as_monthly.fix import fix
from pricelint_rules.places import figures
from pricelint_rules.shop import in_main_text, paid_plans, pricing_pages, quoted

JUDGE = Judge("annual-price-as-monthly")
ABSENT = "No price per month that is charged yearly stands in the main text."


def check(*, facts: SiteFacts, coverage: Coverage) -> Outcome:
    """Judge the state that a buyer sees first; without its geometry, what is seen is for a person to say."""
    spread = [(page, plan, price) for page in pricing_pages(facts) for plan, price in _spread(page)]
    if not spread:
        return JUDGE.not_applicable(ABSENT)
    alone = [(page, plan, price) for page, plan, price in spread if not _sums(plan)]
    if not alone:
        return JUDGE.passed(
            "Prices per month that are charged yearly stand beside the yearly sum or the price by the month.",
            *(_told(plan, price) for _, plan, price in spread),
        )
    told = tuple(_told_apart(plan, price, facts, coverage) for _, plan, price in alone)
    unsaid = [(page, price) for page, _, price in alone if not in_main_text(price, "billed")]
    if unsaid and all(_is_measured(page, coverage) for page, _ in unsaid):
        return JUDGE.violation(
            "A price per month is charged once a year, and neither that nor what is then charged is seen beside it.",
            *told,
        )
    return JUDGE.review(
        "A price per month is charged once a year, and the yearly sum was not found beside it.",
        *told,
        missing=("what the page shows first, and whether it tells the yearly sum",),
    )


def _spread(page: PageFacts) -> list[tuple[Plan, PricePoint]]:
    """The prices per month that are charged yearly, as far as they stand in the main text."""
    return [
        (plan, price)
        for plan in paid_plans(page)
        for price in plan.prices
        if price.per is Period.MONTH and price.billed is Period.YEAR and in_main_text(price, "amount")
    ]


def _sums(plan: Plan) -> list[PricePoint]:
    """What tells the charge: a yearly sum, or the price of a month that is charged monthly, in the main text."""
    monthly = (Period.MONTH, Period.MONTH)
    told = (price for price in plan.prices if price.per is Period.YEAR or (price.per, price.billed) == monthly)
    return [price for price in told if in_main_text(price, "amount")]


def _is_measured(page: PageFacts, coverage: Coverage) -> bool:
    return any(seen.geometry for seen in coverage.pages if seen.page == page.page)


def _told(plan: Plan, price: PricePoint) -> Finding:
    beside = _sums(plan)
    sums = ", ".join(f"{one.amount} per {one.per}" for one in beside) or "nothing"
    return quoted((price, *beside), f"{plan.name}: {price.amount} per month, charged yearly; beside it: {sums}.")


def _told_apart(plan: Plan, price: PricePoint, facts: SiteFacts, coverage: Coverage) -> Finding:
    """A price whose charge is not told beside it, with where the words about the charge stand."""
    words = next((item for item in price.evidence if "billed" in item.proves), price.evidence[0])
    placing = placing_of(words, facts, coverage)
    told = _told(plan, price)
    message = f"{told.message} That it is charged yearly: {figures(placing)}."
    return Finding(message=message, evidence=told.evidence, placing=placing)


RULE = Rule(
    id="annual-price-as-monthly",
    title="A yearly charge is shown as a monthly price",
    family="pressure",
    severity=Severity.LOW,
    sources=(Source("FTC, Bringing Dark Patterns to Light (2022)", SourceStatus.STAFF_REPORT, "US"),),
    requires=(Needs.FACTS, Needs.COVERAGE),
    check=check,
    subject=(Kind.PLANS,),
    absent=ABSENT,
    fix=fix,
    seeks=(Kind.PLANS,),
    by_sight=True,
)
