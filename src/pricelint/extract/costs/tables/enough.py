"""Tables that say what sizes are enough for, which look like tables of costs and are none."""

from __future__ import annotations

from pricelint.extract.costs.found import is_action
from pricelint.extract.costs.tables.grid import Grid, measure_in, plain
from pricelint.extract.modalities import measures_in, modality_of
from pricelint.model.units import Per


def yields(grid: Grid, columns: list[int]) -> bool:
    """Whether the table says what sizes are enough for: numbers of outputs beside counts of the unit, rows that name
    no action ("S | 100 credits | 50 images")."""
    rows = range(grid.first, len(grid.texts))
    others = [column for column in range(len(grid.heads)) if column not in columns]
    counted = [c for c in others if all(plain(grid.texts[row][c]) for row in rows) and _names_output(grid, c)]
    if not counted or any(measure_in(grid, grid.heads[column]) for column in columns):
        return False
    names = [grid.texts[row][column] for row in rows for column in others if column not in counted]
    return not any(is_action(name, grid.language) for name in names)


def _names_output(grid: Grid, column: int) -> bool:
    """Whether a header names what is made, several at a time."""
    measures = measures_in(grid.heads[column], grid.language)
    return any(m.per not in (Per.SECOND, Per.MINUTE) for m in measures) or (
        modality_of(grid.heads[column], grid.language) is not None
    )


def tells_yield(grid: Grid, label: str) -> bool:
    """Whether a label tells how much is made ("about 20 minutes of video"), not what."""
    counted = any(measure.number > 1 for measure in measures_in(label, grid.language))
    return counted or bool(grid.lexicon.claim.search(label))
