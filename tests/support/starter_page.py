"""A page that sells one plan and states what an image costs, and what becomes of unused credits."""

from __future__ import annotations

_PAGE = """<!doctype html><html lang="en"><title>Pricing</title><main><h1>Pricing</h1>
<section><h2>Starter</h2><p>{price} per month</p><p>1,000 credits every month</p></section>{more}
<section><h2>Credits</h2><p>One image costs 5 credits. Unused credits expire at the end of each month.</p></section>
</main></html>"""


def starter_page(price: str = "$10", more: str = "") -> str:
    """The page with the price of its plan, and `more` sections after that plan's."""
    return _PAGE.format(price=price, more=more)
