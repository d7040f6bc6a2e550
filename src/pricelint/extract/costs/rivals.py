"""Tables that set the seller's costs beside those of others ("PixelPop | Us"): the others' are none of the page's."""

from __future__ import annotations

from pricelint.extract.asides import is_ours
from pricelint.extract.cards.others import folded, may_sell, own_names
from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.grid import Grid


def rival_columns(grid: Grid) -> frozenset[int]:
    """The columns of other sellers: those headed as such, and where the seller's own is one of several, the others."""
    return _rivals(grid, dict(enumerate(grid.heads)))


def rival_rows(grid: Grid) -> frozenset[int]:
    """The rows of other sellers, where the seller's own is one of several."""
    return _rivals(grid, {row: grid.texts[row][0] for row in range(grid.first, len(grid.texts))})


def _rivals(grid: Grid, names: dict[int, str]) -> frozenset[int]:
    told = {place: name.strip() for place, name in names.items() if name.strip()}
    others = {place for place, name in told.items() if phrase(grid.language, "elsewhere").search(name)}
    own = own_names(grid.reading.document)
    ours = {place for place, name in told.items() if folded(name) in own or is_ours(name, grid.language)}
    if ours:
        others |= {place for place, name in told.items() if place not in ours and may_sell(grid.reading, name)}
    return frozenset(others)
