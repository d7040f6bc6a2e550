"""Plans below a toggle that stands on the year: what they cost per month there is charged by the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pricelint.documents.document import Element, children_of
from pricelint.extract.annotate.periods import read_periods
from pricelint.model.fact import Plan, PricePoint
from pricelint.model.once import once
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_LABEL = 30
_LEAD = 4
_TOLD = ("aria-selected", "aria-pressed", "aria-checked")
_ON = frozenset({"active", "selected", "is-active", "is-selected", "current"})
_STATES = frozenset({"active", "on", "checked"})
Span = tuple[int, int]


def as_switched(reading: Reading, plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans, their monthly prices charged by the year where the toggle above them stands on it.

    A page that prints a yearly price or words of charging anywhere beside a tier tells by itself what holds when.
    """
    paid = [price for plan in plans for price in plan.prices if price.amount.amount]
    if not paid or not all(_is_plain(reading, price) for price in paid) or not (label := _yearly(reading)):
        return tuple(plans)
    if any(price.evidence[0].start < label[1] for price in paid):
        return tuple(plans)
    return tuple(
        replace(plan, prices=tuple(_charged(reading, price, label) for price in plan.prices)) for plan in plans
    )


def _is_plain(reading: Reading, price: PricePoint) -> bool:
    """Whether a price is one of a month of which nothing says how it is charged."""
    told = [item for item in price.evidence if {"per", "billed"} & set(item.proves)]
    said = [p for item in told for p in read_periods(item.quote, reading.language) if p.billing]
    return price.per is Period.MONTH and price.billed is Period.MONTH and not said


def _charged(reading: Reading, price: PricePoint, label: Span) -> PricePoint:
    if not price.amount.amount:
        return price
    return replace(price, billed=Period.YEAR, evidence=(*price.evidence, reading.document.cite(*label, "billed")))


@once
def _yearly(reading: Reading) -> Span | None:
    """Where the label of the year stands in the page's toggles between month and year, None where one of them stands on
    the month or there is none."""
    found = list(_standing(reading))
    return found[0][1] if found and all(period is Period.YEAR for period, _ in found) else None


def _standing(reading: Reading) -> Iterator[tuple[Period, Span]]:
    """On which period each toggle of the page stands, and its label."""
    document = reading.document
    for element in document.elements:
        if element.parent < 0 or not _is_on(element):
            continue
        beside = list(children_of(document.elements, document.elements[element.parent]))
        own = _period(reading, element)
        if own is None:
            yield from _switched_on(reading, beside, element)
        elif any(_period(reading, other) not in (own, None) and not _is_on(other) for other in beside):
            yield own, document.span_of(element)


def _switched_on(reading: Reading, beside: list[Element], switch: Element) -> Iterator[tuple[Period, Span]]:
    """The label right behind a switch that is on, where another one stands right before it."""
    at = beside.index(switch)
    if not _is_switch(switch) or not 0 < at < len(beside) - 1:
        return
    before, behind = _period(reading, beside[at - 1]), _period(reading, beside[at + 1])
    if before and behind and before is not behind:
        yield behind, reading.document.span_of(beside[at + 1])


def _is_switch(element: Element) -> bool:
    """Whether an element is on or off by itself; one of several radio buttons may have its label on either side."""
    on = "checked" in element.attrs or element.attrs.get("aria-checked") == "true"
    return on and "radio" not in (element.attrs.get("type"), element.attrs.get("role"))


def _is_on(element: Element) -> bool:
    """Whether the markup says that a button, tab or switch is the one that is chosen."""
    attrs = element.attrs
    if not attrs:
        return False
    if "checked" in attrs or any(attrs.get(name) == "true" for name in _TOLD) or attrs.get("data-state") in _STATES:
        return True
    return not _ON.isdisjoint((attrs.get("class") or "").split())


def _period(reading: Reading, element: Element) -> Period | None:
    """Month or year where a short label begins with it."""
    start, end = reading.document.span_of(element)
    if not 0 < end - start <= _LABEL:
        return None
    first = next(iter(read_periods(reading.plain[start:end], reading.language)), None)
    fits = first is not None and first.start <= _LEAD and first.period in (Period.MONTH, Period.YEAR)
    return first.period if first and fits else None
