"""Where a quote stands against what a buyer looks at: sizes, contrast, distance from the prices, clicks. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.model.evidence import Box, Evidence, Placing
from pricelint.model.outcome import Coverage
from pricelint.model.site import PageFacts, SiteFacts
from pricelint.model.state import presses, steps

_PRICES = frozenset({"amount", "price"})
"""The parts of a price point or a pack that are its price."""


def placing_of(quote: Evidence, facts: SiteFacts, coverage: Coverage) -> Placing:
    """The placing of one quote among the facts of its page set."""
    row = next((row for row in coverage.pages if row.page == quote.page), None)
    look = quote.prominence
    return Placing(
        page=quote.page,
        place=quote.place,
        clicks=row.clicks + presses(quote.state) if row and row.clicks is not None else None,
        measured=quote.box is not None or (row is not None and row.geometry),
        font_size=look.font_size if look else None,
        body_size=look.body_size if look else None,
        contrast=look.contrast if look else None,
        screens=_screens(quote, facts),
        after=", then ".join(steps(quote.state)),
    )


def _screens(quote: Evidence, facts: SiteFacts) -> float | None:
    """Screens between a quote and the nearest price of its page; None where one of them was not seen."""
    if quote.box is None or quote.prominence is None or not quote.prominence.screen:
        return None
    gaps = [_gap(quote.box, box) for page in facts.pages if page.page == quote.page for box in _prices(page, quote)]
    nearest = min(gaps, key=abs, default=None)
    return None if nearest is None else round(nearest / quote.prominence.screen, 2)


def _prices(page: PageFacts, quote: Evidence) -> Iterator[Box]:
    """Where the prices of a page stood in the state of the quote."""
    priced = (*(price for plan in page.plans for price in plan.prices), *page.packs)
    for item in (item for fact in priced for item in fact.evidence):
        if item.box and item.state == quote.state and _PRICES.intersection(item.proves):
            yield item.box


def _gap(one: Box, other: Box) -> float:
    """Pixels from the lower edge of `other` down to `one`, negative where `one` stands above it, 0 beside it."""
    if one.y >= other.y + other.height:
        return one.y - other.y - other.height
    return min(0.0, one.y + one.height - other.y)
