"""The offered sizes of a platform: what money buys how many units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from statistics import median

from pricelint.model.derivation import Basis, Size
from pricelint.model.fact import Pack, Plan, PricePoint, Rate
from pricelint.model.money import Money
from pricelint.model.site import PageFacts
from pricelint.model.units import MONTHS_IN, PERIOD_DAYS, Period

_FAR = 20


def sizes_of(pages: Iterable[PageFacts]) -> tuple[Size, ...]:
    """Plans (every paid price point with its allowance), packs and stated rates of some pages, each once.

    Those of `doubtful_sizes` are left out.
    """
    every = _all_sizes(pages)
    doubtful = _doubtful(every)
    return tuple(size for size in every if size not in doubtful)


def doubtful_sizes(pages: Iterable[PageFacts]) -> tuple[Size, ...]:
    """The sizes of some pages that no figure may be computed from: one of their facts is doubted, or money per unit is
    more than twenty times off the median of their currency, which is a misread number more often than an offer."""
    return _doubtful(_all_sizes(pages))


def _all_sizes(pages: Iterable[PageFacts]) -> tuple[Size, ...]:
    found: dict[tuple[object, ...], Size] = {}
    for page in pages:
        for size in _of_page(page):
            found.setdefault((size.basis, size.money, size.units, size.period, size.billed), size)
    return tuple(found.values())


def _doubtful(sizes: tuple[Size, ...]) -> tuple[Size, ...]:
    sound = [size for size in sizes if not any(fact.doubt for fact in size.source)]
    middle = {
        currency: median(size.money_per_unit for size in sound if size.money.currency == currency)
        for currency in {size.money.currency for size in sound}
    }
    return tuple(size for size in sizes if size not in sound or _far_off(size, middle[size.money.currency]))


def _far_off(size: Size, middle: Decimal) -> bool:
    return not middle / _FAR <= size.money_per_unit <= middle * _FAR


def _of_page(page: PageFacts) -> Iterator[Size]:
    for plan in page.plans:
        yield from _of_plan(plan)
    for pack in page.packs:
        yield from _of_pack(pack)
    for rate in page.rates:
        yield _of_rate(rate)


def _of_plan(plan: Plan) -> Iterator[Size]:
    """A size per paid price point. Free and unlimited plans, and plans without an allowance, have none."""
    allowance = plan.allowance
    if plan.free or allowance is None or not allowance.amount or allowance.amount <= 0:
        return
    for price in plan.prices:
        matched = match_periods(price, allowance.amount, allowance.per)
        if matched is not None:
            money, units, period = matched
            yield Size(
                basis=Basis.PLAN, name=plan.name, money=money, units=units, bonus=Decimal(0), period=period,
                billed=price.billed or price.per, source=(plan, price, allowance),
            )  # fmt: skip


def match_periods(price: PricePoint, units: Decimal, granted: Period | None) -> tuple[Money, Decimal, Period] | None:
    """Money and units of one and the same period: the money's where it is a month or longer, the units scaled to it.

    A yearly sum with units per month is set against twelve months of units; a price or an allowance without a period is
    taken to have the other's. None for amounts of zero, "from" and introductory prices.
    """
    if price.amount.amount <= 0 or price.starting_from or price.intro:
        return None
    period = price.per or granted
    if period is None:
        return None
    factor = periods_in(granted or period, period)
    return (price.amount, units * factor, period) if factor else None


def periods_in(small: Period, large: Period) -> Decimal | None:
    """How many periods `small` a period `large` holds: 12 months in a year, 30 days in a month; None where not defined.

    A grant that comes less often than the price is a fraction (1/12 of a year in a month), exact to 28 digits.
    """
    if small is large:
        return Decimal(1)
    if Period.ONCE in (small, large):
        return None
    if small in MONTHS_IN and large in MONTHS_IN:
        return Decimal(MONTHS_IN[large]) / Decimal(MONTHS_IN[small])
    return Decimal(PERIOD_DAYS[large]) / Decimal(PERIOD_DAYS[small])


def _of_pack(pack: Pack) -> Iterator[Size]:
    if pack.price.amount > 0 and pack.units > 0:
        yield Size(
            basis=Basis.PACK, name=pack.name, money=pack.price, units=pack.units, bonus=pack.bonus, period=Period.ONCE,
            billed=Period.ONCE, source=(pack,),
        )  # fmt: skip


def _of_rate(rate: Rate) -> Size:
    return Size(
        basis=Basis.RATE, name="", money=rate.money, units=rate.units, bonus=Decimal(0), period=Period.ONCE,
        billed=None, source=(rate,),
    )  # fmt: skip
