"""Tables that set the seller's costs beside those of others ("PixelPop | Us"): the others' are none of the page's."""

from __future__ import annotations

from pricelint.extract.asides import is_ours, without_studied
from pricelint.extract.cards.set_aside.others import folded, may_sell, own_names
from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.tables.grid import Grid
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.modalities import modality_of


def rival_columns(grid: Grid) -> frozenset[int]:
    """The columns of other sellers: those headed as such, and where the seller's own is one of several, the others.

    What names the rows is no seller.
    """
    return _rivals(grid, {column: head for column, head in enumerate(grid.heads) if column})


def rival_rows(grid: Grid) -> frozenset[int]:
    """The rows of other sellers, where the seller's own is one of several; none where rows are models or actions."""
    if wording(grid.language, "acting").search(grid.heads[0]):
        return frozenset()
    return _rivals(grid, {row: grid.texts[row][0] for row in range(grid.first, len(grid.texts))})


def _rivals(grid: Grid, names: dict[int, str]) -> frozenset[int]:
    """A name of the page that is the unit's or what is made ("Credits | Wryneck") is no seller's."""
    told = {place: name.strip() for place, name in names.items() if name.strip()}
    elsewhere = phrase(grid.language, "elsewhere")
    others = {place for place, name in told.items() if elsewhere.search(without_studied(name, grid.language))}
    own = own_names(grid.reading)
    unit, language = grid.reading.unit_pattern, grid.language
    named = {place for place, name in told.items() if not (unit.search(name) or modality_of(name, language))}
    ours = {place for place in named if folded(told[place]) in own or is_ours(told[place], language)}
    if ours:
        others |= {place for place in named - ours if may_sell(grid.reading, told[place])}
    return frozenset(others)
