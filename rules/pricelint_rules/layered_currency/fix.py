"""What a fair page would show: everything that is sold in one unit."""

from __future__ import annotations

from pricelint.audit.printed import exact_money
from pricelint.derive.sizes import sizes_of
from pricelint.model.derivation import Size
from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import PageFacts, SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import amount, named, offer, quoted_in, rate
from pricelint_rules.shop import paid_units, shop_pages


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """The sizes in the first page's unit; what is sold in another one holds what its price buys of the first."""
    pages = [page for page in shop_pages(facts) if page.unit and quoted_in(outcome, paid_units(page))]
    word = _word(pages[0])
    own, others = sizes_of(pages[:1]), [(size, page) for page in pages[1:] for size in sizes_of((page,))]
    text = f"Everything is sold and counted in {many(word)}"
    if not own:
        return Fix(text=f"{text}.")
    rows = [
        (named(size), exact_money(size.money), _worth(size, own[0], word), amount(size.units, _word(page)))
        for size, page in others
        if _word(page) != word and size.money.currency == own[0].money.currency
    ]
    told = f"{text} ({offer(own[0], word)}, {rate(own[0], word)})."
    heads = ("Offer", "Price", many(word).capitalize(), "Instead of")
    return Fix(text=told, table=(heads, *dict.fromkeys(rows)) if rows else ())


def _word(page: PageFacts) -> str:
    return page.unit.name if page.unit else "unit"


def _worth(size: Size, base: Size, word: str) -> str:
    """How many units of `base` the price of a size buys."""
    units = size.money.amount * base.units / base.money.amount
    return amount(units, word) if units == units.to_integral_value() else f"≈ {amount(units, word)}"
