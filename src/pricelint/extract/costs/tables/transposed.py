"""Tables on their side: models in the header, a row that says what its numbers are ("Credits per second | 2 | 5")."""

from __future__ import annotations

from msgspec.structs import replace

from pricelint.extract.costs.tables.grid import VALUE, Grid, counts_in, measure_in

_LEAST = 2


def turned(grid: Grid) -> Grid | None:
    """The table with its rows of costs as columns and nothing else but the names over them; None where it has none."""
    if grid.first != 1 or len(grid.heads) <= _LEAST or not all(grid.heads[1:]):
        return None
    rows = [row for row in range(grid.first, len(grid.texts)) if _tells_costs(grid, row)]
    if not rows:
        return None
    chosen = [0, *rows]
    texts = [[grid.texts[row][column] for row in chosen] for column in range(len(grid.heads))]
    spans = [[grid.spans[row][column] for row in chosen] for column in range(len(grid.heads))]
    return replace(grid, texts=texts, spans=spans, heads=texts[0])


def _tells_costs(grid: Grid, row: int) -> bool:
    """Whether the label of a row names the unit and what it is spent on, and the row holds numbers."""
    label = grid.texts[row][0]
    spent = measure_in(grid, label) or grid.lexicon.unit_column.search(label) or grid.lexicon.heading.search(label)
    if not spent or not grid.reading.unit_pattern.search(label) or grid.lexicon.never.search(label):
        return False
    cells = list(zip(grid.texts[row], grid.spans[row], strict=True))[1:]
    told = [bool(VALUE.match(text) or counts_in(grid, span)) for text, span in cells]
    empty = [grid.lexicon.is_empty(text) for text, _ in cells]
    return sum(told) >= _LEAST and all(one or none for one, none in zip(told, empty, strict=True))
