"""layered-currency: two or more internal units are sold."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import UnitName
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import Kind, PageFacts, SiteFacts
from pricelint_rules.layered_currency.fix import fix
from pricelint_rules.shop import offers, paid_units, quoted, shop_pages

JUDGE = Judge("layered-currency")
ABSENT = "No internal unit is sold on the captured pages."


def check(*, facts: SiteFacts) -> Outcome:
    """Compare the units of the pages that sell; one that is only counted elsewhere is for a person to weigh."""
    selling = tuple(page for page in shop_pages(facts) if page.unit and not page.unit.is_output and paid_units(page))
    if not selling:
        return JUDGE.not_applicable(ABSENT)
    first = selling[0]
    if others := tuple(page for page in selling if _is_another(page, first)):
        return JUDGE.violation(
            f"{1 + len({page.unit.name for page in others if page.unit})} internal units are sold side by side. Of the "
            "kind described in principle 2 of the CPC key principles (layers of currencies).",
            _sold(first),
            *map(_sold, others),
        )
    counted = tuple(page for page in facts.pages if _is_another(page, first) and page.costs)
    if counted:
        return JUDGE.review(
            "One unit is sold, and costs are stated in another.",
            _sold(first),
            quoted((cost for page in counted for cost in page.costs), "Counted in another unit."),
            missing=("whether the other unit is sold, or exchanged for the one that is",),
        )
    return JUDGE.passed("One internal unit is sold.", _sold(first))


def _is_another(page: PageFacts, first: PageFacts) -> bool:
    """Whether a page of the same language counts in a unit that is neither the first page's nor another word for it."""
    if page.unit is None or first.unit is None or page.unit.is_output or page.language != first.language:
        return False
    return not _names(page.unit) & _names(first.unit)


def _names(unit: UnitName) -> frozenset[str]:
    return frozenset({unit.name, *unit.aliases})


def _sold(page: PageFacts) -> Finding:
    name = page.unit.name if page.unit else "unit"
    return quoted((*((page.unit,) if page.unit else ()), *offers((page,))), f"Sold on {page.page}: {name}.")


RULE = Rule(
    id="layered-currency",
    title="Several internal units are sold",
    family="rate",
    severity=Severity.MEDIUM,
    sources=(Source("CPC key principles, principle 2 (2025), by analogy", SourceStatus.GUIDANCE, "EU, games"),),
    requires=(Needs.FACTS,),
    check=check,
    subject=(Kind.PLANS, Kind.PACKS),
    absent=ABSENT,
    fix=fix,
)
