"""Tables whose numbers look like costs and are none: what is sold, what plans grant, what sizes are enough for."""

from __future__ import annotations

from functools import lru_cache

from pricelint.extract.costs.found import QUALITY, is_action
from pricelint.extract.costs.surroundings.naming import is_model, is_tier
from pricelint.extract.costs.tables.columns import counts_unit
from pricelint.extract.costs.tables.enough import tells_yield, yields
from pricelint.extract.costs.tables.grid import Grid, measure_in
from pricelint.extract.costs.tables.rows import label_of, notes
from pricelint.extract.costs.wording.joints import joining
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.wording.words import words
from pricelint.model.units import Pool


def lists_other(grid: Grid, columns: list[int]) -> bool:
    """Whether a table with counts of the unit in some columns tells anything but what actions cost."""
    if _lists_plans(grid, columns) or _sells(grid, columns) or _grants(grid, columns):
        return True
    return (yields(grid, columns) and not _spends(grid, columns)) or _tells_nothing(grid, columns)


def _sells(grid: Grid, columns: list[int]) -> bool:
    """Whether the table lists packs or plans: its rows hold money, and they or its headers do not name actions."""
    rows = range(grid.first, len(grid.texts))
    if not _holds_money(grid, rows):
        return False
    if all(_prices_in_units(grid, column) for column in columns):
        return False
    acts = len(columns) == 1 and wording(grid.language, "acting").search(grid.heads[0])
    if acts or _spends(grid, columns):
        return False
    labels = [label_of(grid, row, columns)[0] for row in rows]
    told = [label for label in labels if not grid.lexicon.never.search(label) and not names_unit(grid, label)]
    named = [label for label in told if is_action(label, grid.language)]
    measured = any(measure_in(grid, grid.heads[column]) for column in columns)
    bought = bool(told) and all(tells_yield(grid, label) for label in told)
    return _compares_plans(grid, columns) or bought or (len(named) * 2 < len(labels) and not measured)


def _spends(grid: Grid, columns: list[int]) -> bool:
    """Whether a head says that its units are what is taken ("Credits needed")."""
    return any(wording(grid.language, "spent").search(grid.heads[column]) for column in columns)


def _holds_money(grid: Grid, rows: range) -> bool:
    """Whether a row holds money that no remark names ("Why | runs on a $10 account")."""
    told = [column for column, head in enumerate(grid.heads) if not notes(grid.language).fullmatch(head)]
    return any(grid.reading.money_in(*grid.spans[row][column]) for row in rows for column in told)


def _prices_in_units(grid: Grid, column: int) -> bool:
    """Whether a head says that its prices are counted in the unit ("Price (credits)")."""
    head = grid.heads[column]
    told = wording(grid.language, "price_columns").search(head) and grid.reading.unit_pattern.search(head)
    return bool(told) and measure_in(grid, head) is None and not _rated_money(grid, head)


def _rated_money(grid: Grid, head: str) -> bool:
    """Whether a head tells what a unit costs ("Price per credit")."""
    return per_unit(grid.reading.unit_pattern.pattern, grid.language).search(head) is not None


@lru_cache(maxsize=256)
def per_unit(unit: str, language: str) -> Pattern:
    """ "Per credit"; `unit` is the source of the unit's words."""
    return Pattern(rf"{joining(language)}\s?(?:{unit})")


def _lists_plans(grid: Grid, columns: list[int]) -> bool:
    """Whether the first column lists plans and no other names an action: the numbers are what plans grant."""
    pools, head = words(grid.language).pools, grid.heads[0]
    pack = not any(char.isalpha() for char in pools[Pool.PURCHASED].sub(" ", head)) and head.strip()
    if not grid.first or not (pack or pools[Pool.PLAN].search(head)):
        return False
    labels = [grid.texts[row][0] for row in range(grid.first, len(grid.texts))]
    heads = [grid.heads[column] for column in columns]
    return not any(is_action(named, grid.language) for named in (*labels, *heads))


def _grants(grid: Grid, columns: list[int]) -> bool:
    """Whether the heading over a table of plans says that units are given ("How many credits are included?")."""
    labels = [grid.texts[row][0] for row in range(grid.first, len(grid.texts))]
    named = any(is_action(text, grid.language) for text in (*labels, *(grid.heads[column] for column in columns)))
    tiers = any(is_tier(label, grid.language) or grid.lexicon.never.search(label) for label in labels)
    return tiers and not named and grid.lexicon.never.search(grid.title) is not None


def _tells_nothing(grid: Grid, columns: list[int]) -> bool:
    """Whether neither the table nor what stands over it says that its numbers are costs: a head that is only the
    unit ("Level | Credits | Badge") over rows that name no action, model, resolution or length."""
    rows = range(grid.first, len(grid.texts))
    over = [grid.title, *grid.above, *grid.heads]
    if any(grid.lexicon.heading.search(text) or grid.lexicon.unit_column.search(text) for text in over):
        return False
    if any(wording(grid.language, "acting").search(head) for head in grid.heads) or any(
        counts_unit(grid, row, column) for row in rows for column in columns
    ):
        return False
    cells = [text for row in rows for column, text in enumerate(grid.texts[row]) if column not in columns]
    named = (is_action(text, grid.language) or is_model(text) or QUALITY.search(text) for text in (*over, *cells))
    return not any(named)


def _compares_plans(grid: Grid, columns: list[int]) -> bool:
    """Whether a row prices the columns themselves."""
    prices = [[bool(grid.reading.money_in(*row[column])) for column in columns] for row in grid.spans[grid.first :]]
    return len(columns) > 1 and any(sum(row) * 2 >= len(columns) for row in prices)


def names_unit(grid: Grid, label: str) -> bool:
    """Whether a label holds the word of the unit."""
    return bool(grid.reading.unit_pattern.search(label))
