"""Which columns of a table hold costs: counts of the unit, or plain numbers under a head that says so."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from pricelint.extract.annotate.periods import period_behind, read_periods
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.found import is_action
from pricelint.extract.costs.surroundings.naming import is_tier
from pricelint.extract.costs.tables.cells import led
from pricelint.extract.costs.tables.grid import (
    LONGEST_CELL,
    VALUE,
    Grid,
    counts_in,
    is_matrix,
    plain,
    shortened,
)
from pricelint.extract.costs.tables.rivals import rival_columns
from pricelint.extract.costs.tables.rows import notes
from pricelint.extract.costs.wording.joints import joining
from pricelint.extract.patterns import Pattern

_REACH = 24
_LONGEST_TOLD = 240
"""Signs of a cell that begins with its cost and goes on to tell of it."""


def cost_columns(grid: Grid) -> list[int]:
    """Columns with counts of the unit, or with plain numbers under a header that names the unit or a cost."""
    rows = range(grid.first, len(grid.texts))
    rivals = rival_columns(grid)
    columns = (column for column in range(len(grid.texts[0])) if column not in rivals)
    open_to = [column for column in columns if not _states_otherwise(grid, column)]
    counted = [column for column in open_to if any(counts_unit(grid, row, column) for row in rows)]
    numbered = [column for column in open_to if any(is_number(grid, row, column) for row in rows)]
    headed = [column for column in numbered if is_cost_head(grid, column)]
    chosen = sorted({*counted, *headed}) or ([c for c in numbered if c] if is_matrix(grid) else [])
    alone = chosen == [0] and is_cost_head(grid, 0)
    return [column for column in chosen if column > 0 or alone]


def _states_otherwise(grid: Grid, column: int) -> bool:
    """Whether a column holds money or remarks, or its header an amount, a plan or a grant."""
    span = grid.spans[0][column] if grid.first else (0, 0)
    head = plan_head(grid, column)
    stated = (grid.reading.money_in(*span) and not is_tier(head, grid.language)) or counts_in(grid, span)
    if stated or _is_money(grid, column):
        return True
    if head != grid.heads[column]:
        return not _fall(grid)
    if notes(grid.language).fullmatch(head):
        return True
    tiered = is_tier(head, grid.language) and (bool(grid.lexicon.heading.search(grid.title)) or _fall(grid))
    return bool(grid.lexicon.never.search(head)) and not tiered


def plan_head(grid: Grid, column: int) -> str:
    """The head of a column without the price that follows the name of its plan ("Pro $20/mo")."""
    span = grid.spans[0][column] if grid.first else (0, 0)
    money = next(iter(grid.reading.money_in(*span)), None)
    name = grid.reading.plain[span[0] : money.start].strip() if money else ""
    return name if name and is_tier(name, grid.language) else grid.heads[column]


def _fall(grid: Grid) -> bool:
    """Whether the columns of plans count the unit in rows of actions, and no dearer plan pays more: a plan that grants
    units grants more of them than the one before."""
    heads = [plan_head(grid, column) for column in range(len(grid.heads))]
    tiers = [column for column, head in enumerate(heads) if head and is_tier(head, grid.language)]
    rows = [row for row in range(grid.first, len(grid.texts)) if all(counts_unit(grid, row, c) for c in tiers)]
    told = [[counts_in(grid, grid.spans[row][column])[0].low for column in tiers] for row in rows]
    acting = all(is_action(grid.texts[row][0], grid.language) for row in rows)
    return (
        len(tiers) > 1 and bool(rows) and acting and all(low >= high for line in told for low, high in pairwise(line))
    )


def is_cost_head(grid: Grid, column: int) -> bool:
    """Whether the header of a column names the unit or says that costs follow."""
    head = grid.heads[column]
    return bool(grid.reading.unit_pattern.search(head) or grid.lexicon.unit_column.search(head))


def _is_money(grid: Grid, column: int) -> bool:
    cells = [grid.spans[row][column] for row in range(grid.first, len(grid.texts))]
    return sum(bool(grid.reading.money_in(*span)) for span in cells) * 2 > len(cells)


def counts_unit(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell counts the unit, and not so many per period."""
    span = grid.spans[row][column]
    counts = counts_in(grid, span)
    if span[1] - span[0] > (_LONGEST_TOLD if counts and counts[0].start == span[0] else LONGEST_CELL):
        return False
    return bool(counts) and not any(_is_periodic(grid, count, span[1]) for count in counts)


def _is_periodic(grid: Grid, count: Count, end: int) -> bool:
    """Whether the cell that ends at an offset says itself that a count comes once a period; the next one may too."""
    if count.per is None:
        return False
    return period_behind(grid.reading.plain, count.end, grid.language, min(_REACH, max(0, end - count.end))) is not None


def is_number(grid: Grid, row: int, column: int) -> bool:
    """A plain number, with its measure ("1 per 1,000 words") or the unit of the head in short ("80p") at most."""
    cell, head = grid.texts[row][column], grid.heads[column]
    match = VALUE.match(cell)
    return (
        plain(cell)
        or led(cell, grid) is not None
        or bool(match and (_is_per(grid, match["rest"]) or shortened(grid, head, match["rest"])))
    )


def _is_per(grid: Grid, rest: str) -> bool:
    """Whether words behind a number say what it is for ("per 1,000 words", "per contact found"), and no period."""
    if grid.lexicon.per_start.match(rest):
        return True
    return bool(_per_thing(grid.language).match(rest)) and not read_periods(rest, grid.language)


@lru_cache
def _per_thing(language: str) -> Pattern:
    return Pattern(rf"\s{{1,3}}{joining(language)}\s{{1,3}}\p{{L}}{{3,20}}\b")
