"""Price points of a plan: each amount with its period, its yearly twin, its list price."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.cards.prices.amounts import Amount
from pricelint.extract.cards.prices.uncommon import UNCOMMON, with_parts
from pricelint.model.evidence import Evidence
from pricelint.model.fact import PricePoint
from pricelint.model.money import Money
from pricelint.model.units import MONTHS_IN, PERIOD_DAYS, Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NEAR = Decimal("0.03")
_TWELVE, _THREE = 12, 3
_TOO_FAR = 8
_BESIDE = 2
_NEXT = 12
_IN_BRACKETS = 16
_MONTHS_WORTH = 3
_MISFIT = "its size does not fit the plan's other prices; the period may be misread"


def settle(amounts: list[Amount], fallback: tuple[Period, tuple[int, int] | None] | None) -> list[Amount]:
    """Give every amount its period by what stands beside it, then by the other amounts, then by `fallback`.

    Amounts inside sentences count only where they name their own period; of two bare amounts side by side the larger
    is the list price. Amounts for a time that is no period stand apart.
    """
    apart = [a for a in amounts if a.uncommon and a.per is None and not a.prose]
    kept = with_parts(_settled([a for a in amounts if a not in apart], fallback), apart)
    return sorted([*kept, *apart], key=lambda amount: amount.mention.start)


def _settled(amounts: list[Amount], fallback: tuple[Period, tuple[int, int] | None] | None) -> list[Amount]:
    kept = [a for a in amounts if not a.prose or (a.per and not a.unsure)]
    kept = _list_prices(kept)
    kept = _introduced(kept)
    kept = _quarters(_years(kept))
    if any(a.per for a in kept if not a.listed):
        kept = [a for a in kept if a.per or a.listed or a.billed]
    kept = [replace(a, per=Period.YEAR) if _is_whole(a, kept) else a for a in kept]
    if fallback:
        kept = [a if _is_settled(a, fallback[0]) else replace(a, per=fallback[0], per_span=fallback[1]) for a in kept]
    kept = [replace(a, per=Period.MONTH) if a.billed and not a.per else a for a in kept]
    return [_charged(a) for a in _sure(kept)]


def _is_settled(amount: Amount, period: Period) -> bool:
    """Whether an amount takes no period from its card: it has one, is a list price, or is the sum of several payments
    ("12x de R$ 30 ou R$ 300 à vista"), which is none for a month or less."""
    return bool(amount.per or amount.listed) or (amount.whole and period in (Period.WEEK, Period.MONTH))


def _is_whole(amount: Amount, others: list[Amount]) -> bool:
    """Whether an amount of which only the yearly charging is known is the sum for a year: several months' worth."""
    if amount.per or amount.listed or amount.billed is not Period.YEAR:
        return False
    months = [a.mention.money.amount for a in others if a.per is Period.MONTH or a.billed is Period.MONTH]
    return bool(months) and amount.mention.money.amount > _MONTHS_WORTH * min(months)


def _list_prices(amounts: list[Amount]) -> list[Amount]:
    """Two amounts with nothing between them: a price and its list price, unless a toggle shows one at a time, or the
    first is the year of which the second is a month ("$120", "($10/mo billed yearly)")."""
    done = list(amounts)
    for index, (a, b) in enumerate(pairwise(amounts)):
        if a.mention.money.currency != b.mention.money.currency:
            continue
        gap = b.mention.start - a.mention.end
        if gap <= _BESIDE and b.listed and not (a.listed or a.per):
            done[index] = replace(
                a, per=b.per, per_span=b.per_span, billed=a.billed or b.billed, billed_span=b.billed_span
            )
        if gap <= _NEXT and b.listed and a.per and not a.billed and not a.listed:
            done[index] = replace(a, billed=b.billed, billed_span=b.billed_span)
        if gap > 2 or a.listed or b.listed or a.per or (a.billed and b.billed and a.billed != b.billed):
            continue
        first, second = a.mention.money.amount, b.mention.money.amount
        if second > first and (not b.per or second < first * _TOO_FAR):
            done[index] = replace(a, per=b.per, per_span=b.per_span, billed=a.billed or b.billed)
            done[index + 1] = replace(b, listed=True)
        elif second < first and not (b.per is Period.MONTH and _close(a.mention.money, b.mention.money)):
            done[index] = replace(a, listed=True)
    return done


def _introduced(amounts: list[Amount]) -> list[Amount]:
    """A price of the first time only ("$9 first month, then $19/month") is per what the price after it is."""
    done = list(amounts)
    for index, (first, later) in enumerate(pairwise(amounts)):
        if first.intro and first.per is None and later.per and not later.listed:
            done[index] = replace(first, per=later.per, per_span=later.per_span)
    return done


def _years(amounts: list[Amount]) -> list[Amount]:
    """An amount of about twelve times a monthly one is the yearly sum; the monthly one is then charged yearly."""
    done = list(amounts)
    for i, total in enumerate(done):
        monthly_toggle = not total.per and total.billed is Period.MONTH
        if total.listed or total.per not in (None, Period.YEAR) or monthly_toggle:
            continue
        for j, monthly in enumerate(done):
            if i == j or monthly.listed or monthly.per is not Period.MONTH:
                continue
            if _close(total.mention.money, monthly.mention.money):
                span = total.per_span or total.billed_span
                done[i] = replace(done[i], per=Period.YEAR, billed=Period.YEAR, per_span=span)
                if monthly.billed is None and (_has_other_month(done, j) or _is_charge(total, monthly)):
                    done[j] = replace(monthly, billed=Period.YEAR, billed_span=total.per_span or total.billed_span)
    return done


def _quarters(amounts: list[Amount]) -> list[Amount]:
    """A monthly amount before its threefold is charged every three months where words of a sum or of charging say so
    ("$8/mo", "billed $24 every 3 months"; "$8 per month ($24 billed quarterly)")."""
    done = list(amounts)
    for index, (monthly, total) in enumerate(pairwise(amounts)):
        said = total.total or total.billed is Period.QUARTER
        sums = total.per is Period.QUARTER and said and not monthly.billed and monthly.per is Period.MONTH
        if sums and _close(total.mention.money, monthly.mention.money, _THREE):
            done[index] = replace(monthly, billed=Period.QUARTER, billed_span=total.per_span)
    return done


def _has_other_month(amounts: list[Amount], index: int) -> bool:
    """A monthly amount beside its twelvefold is charged yearly only where another one is charged monthly, or dearer."""
    own = amounts[index].mention.money.amount
    return any(a.per is Period.MONTH and a.mention.money.amount > own and not a.listed for a in amounts)


def _is_charge(total: Amount, monthly: Amount) -> bool:
    """Whether a yearly sum says how the monthly amount is charged: words of charging lead to it ("billed $120 yearly"),
    or the monthly amount only explains it ("$99.99/year ($8.33/month)")."""
    led = total.billed_span is not None
    explained = 0 < monthly.mention.start - total.mention.end <= _IN_BRACKETS
    return led or total.total or explained


def _close(total: Money, monthly: Money, months: int = _TWELVE) -> bool:
    expected = monthly.amount * months
    return total.currency == monthly.currency and abs(total.amount - expected) <= expected * _NEAR


def _sure(amounts: list[Amount]) -> list[Amount]:
    """An amount with two periods behind it gives way to the same amount with one."""
    clear = {a.mention.money for a in amounts if not a.unsure and not a.listed}
    return [a for a in amounts if not (a.unsure and a.mention.money in clear)]


def _charged(amount: Amount) -> Amount:
    """What names no charging is charged per its own period."""
    return amount if amount.billed or amount.per is None or amount.uncommon else replace(amount, billed=amount.per)


def points(reading: Reading, amounts: list[Amount]) -> tuple[PricePoint, ...]:
    """The price points of settled amounts, duplicates once, with doubt where the sizes make no sense."""
    found: dict[tuple[object, ...], PricePoint] = {}
    for index, amount in enumerate(amounts):
        if amount.listed or not _is_price(amount):
            continue
        key = (amount.mention.money, amount.per)
        if key not in found or (found[key].billed == found[key].per and amount.billed != amount.per):
            found[key] = _point(reading, amount, _was(amounts, index))
    return _doubted(list(found.values()))


def _is_price(amount: Amount) -> bool:
    return amount.mention.money.amount > 0 or amount.per is not None or not amount.prose


def _was(amounts: list[Amount], index: int) -> MoneyMention | None:
    """The list price next to an amount: larger, and with the same period or none."""
    own = amounts[index]
    beside = [a for a in (amounts[index - 1] if index else None, *amounts[index + 1 : index + 2]) if a and a.listed]
    fits = [a for a in beside if a.mention.money.currency == own.mention.money.currency and a.per in (None, own.per)
            and a.mention.money.amount > own.mention.money.amount]  # fmt: skip
    return fits[0].mention if fits else None


def _point(reading: Reading, amount: Amount, was: MoneyMention | None) -> PricePoint:
    money, free = amount.mention.money, amount.mention.money.amount == 0
    return PricePoint(
        amount=money,
        per=None if free else amount.per,
        billed=None if free else amount.billed,
        was=was.money if was else None,
        starting_from=amount.starting,
        intro=amount.intro,
        evidence=point_evidence(reading, amount, was),
        method="plans.card",
        doubt=_doubt(amount),
    )


def _doubt(amount: Amount) -> str | None:
    if amount.uncommon:
        return UNCOMMON
    return "two periods stand behind this amount" if amount.unsure else ambiguity(amount.mention)


def point_evidence(reading: Reading, amount: Amount, was: MoneyMention | None) -> tuple[Evidence, ...]:
    """The amount, then what says its period, its charging and its list price."""
    cite = reading.document.cite
    found = [cite(amount.mention.start, amount.mention.end, "amount")]
    if amount.mention.said:
        found.append(cite(*amount.mention.said, "currency"))
    if amount.per_span:
        found.append(cite(*amount.per_span, "per"))
    if amount.billed_span and amount.billed_span != amount.per_span:
        found.append(cite(*amount.billed_span, "billed"))
    if was:
        found.append(cite(was.start, was.end, "was"))
    return tuple(found)


def ambiguity(mention: MoneyMention) -> str | None:
    """Why the currency of an amount is doubted. A bare "$" is read as the US dollar; only a sign that reads differently
    from page to page is doubted, and an amount without any that only other amounts lend theirs."""
    if mention.borrowed:
        return f"no currency stands beside this amount; read as {mention.money.currency} like the page's others"
    if mention.ambiguous and mention.money.currency != "USD":
        return f"the page does not say which currency its sign stands for; read as {mention.money.currency}"
    return None


def _doubted(found: list[PricePoint]) -> tuple[PricePoint, ...]:
    """Sizes that contradict each other: a year cheaper than a month, a monthly amount many times another one."""
    daily = {id(p): p.amount.amount / PERIOD_DAYS[p.per] for p in found if p.per in PERIOD_DAYS and p.amount.amount}
    lasting = [daily[id(p)] for p in found if id(p) in daily and not p.intro]
    cheapest = min(lasting or daily.values(), default=Decimal(0))
    out = []
    for point in found:
        far = id(point) in daily and daily[id(point)] > cheapest * _TOO_FAR
        late = point.per is Period.YEAR and any(
            o.per in MONTHS_IN and o.per is not Period.YEAR and o.amount.amount > point.amount.amount for o in found
        )
        out.append(dataclasses.replace(point, doubt=_MISFIT if far or late else point.doubt))
    return tuple(out)
