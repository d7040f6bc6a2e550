"""A page that sells packs and states what one action costs."""

from __future__ import annotations

_PAGE = """<!doctype html><html lang="en"><body><h1>Credit packs</h1>
<table><tr><th>Pack</th><th>Credits</th><th>Price</th></tr>
<tr><td>Small</td><td>500</td><td>$10</td></tr><tr><td>Large</td><td>2,500</td><td>$50</td></tr></table>
<h2>What things cost</h2>
<table><tr><th>Action</th><th>Credits</th></tr><tr><td>Image generation</td><td>{cost}</td></tr></table>
</body></html>"""


def packs_page(cost: int | str) -> str:
    """The page with the cost of an image in credits."""
    return _PAGE.format(cost=cost)
