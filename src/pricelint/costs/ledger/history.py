"""What captured pages said an action costs, month by month: the listed units per action of the decomposition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pricelint.costs.ledger.spending import Month, Work
from pricelint.model.fact import Cost
from pricelint.model.result import AuditResult, PlatformResult


def listed_units(months: Iterable[Month], results: Iterable[AuditResult]) -> dict[tuple[Work, str], Decimal]:
    """Units per action by kind of work and month, from the last result that was captured by the end of the month.

    A platform is known by its name, an action by its kind of output, a model by its name in the cost's own words. Where
    that leaves several costs, or a range, nothing is said: which of them was bought is not known.
    """
    known = sorted((result for result in results), key=lambda result: result.audited_at)
    found = {}
    for month in months:
        until = [result for result in known if f"{result.audited_at:%Y-%m}" <= month.month]
        for work in month.work:
            stated = next((one for result in reversed(until) if (one := _stated(result, work)) is not None), None)
            if stated is not None:
                found[work, month.month] = stated
    return found


def _stated(result: AuditResult, work: Work) -> Decimal | None:
    values = {
        (cost.low, cost.high)
        for platform in result.platforms
        if platform.platform.name.casefold() == work.platform.casefold()
        for cost in _costs(platform)
        if _is_of(cost, work)
    }
    if len(values) != 1:
        return None
    ((low, high),) = values
    return low if low == high else None


def _costs(platform: PlatformResult) -> Iterator[Cost]:
    return (cost for page in platform.facts.pages for cost in page.costs if not cost.doubt and not cost.approximate)


def _is_of(cost: Cost, work: Work) -> bool:
    words = f"{cost.item} {cost.quality}".casefold()
    return cost.modality.value == work.action.partition(":")[0] and work.model.casefold() in words
