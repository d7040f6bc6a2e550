"""What names the rows of a cost table, and the measure that a column of their own gives them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import regex

from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.found import LONGEST_ITEM, RESOLUTION, Span
from pricelint.extract.costs.tables.grid import VALUE, Grid, joined, shortened
from pricelint.extract.costs.wording.joints import joining
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.modalities import SEEN, TIMES, Measure, measure_from, measure_source, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives
from pricelint.model.units import Per

_SHORT = 40
_LISTED = regex.compile(r"[,;，；、](?!\d)")


def label_of(grid: Grid, row: int, columns: list[int]) -> tuple[str, Span]:
    """The cells that name a row, joined, without remarks and "free"; an empty first cell stands for the one above it.

    Where they are too long together the last ones are left out: the first names the row.
    """
    beside = _unit_column(grid, columns)
    cells = [c for c in _named_columns(grid, row, columns) if c != beside]
    parts: list[str] = []
    spans: list[Span] = []
    for column in cells:
        source = row
        while column == cells[0] and not grid.texts[source][column] and source > grid.first and len(cells) > 1:
            source -= 1
        text = grid.texts[source][column]
        if parts and len(", ".join([*parts, text])) > LONGEST_ITEM:
            break
        given = bool(phrase(grid.language, "free").fullmatch(text))
        if text and text not in parts and not given and not grid.lexicon.is_empty(text):
            parts.append(text)
            spans.append(grid.spans[source][column])
    return ", ".join(parts), joined(spans)


def row_measure(grid: Grid, row: int, columns: list[int]) -> Measure | None:
    """The measure that a row states in a column of units ("1 minute", "per image"), or in a remark that is nothing else
    ("per minute of speech"); None where there is none."""
    column = _unit_column(grid, columns)
    if column is None:
        return _remarked(grid, row, columns)
    text = grid.texts[row][column]
    match = _one_measure(grid.language).match(text) or _counted(grid.language).match(text)
    return _of_noun(text, measure_from(match, grid.language), grid.language) if match else None


def _remarked(grid: Grid, row: int, columns: list[int]) -> Measure | None:
    """The measure that a row states in a remark that is nothing else."""
    remarks = [
        c for c in range(1, len(grid.heads)) if c not in columns and notes(grid.language).fullmatch(grid.heads[c])
    ]
    told = (_per_one(grid.language).match(grid.texts[row][c]) for c in remarks if len(grid.texts[row][c]) <= _SHORT)
    return next((measure_from(match, grid.language) for match in told if match), None)


def _of_noun(text: str, measure: Measure, language: str) -> Measure:
    """A measure that only tells of the noun behind it ("4 avatar images") is that one."""
    behind = text[measure.end :]
    noun = next(iter(measures_in(behind, language)), None) if measure.per is Per.OTHER else None
    told = noun is not None and noun.per in SEEN and not behind[: noun.start].strip()
    return replace(noun, number=measure.number) if noun and told else measure


def batch_of(grid: Grid, row: int) -> Measure | None:
    """The number of outputs that is all that names a row ("4 images"), None where something else does."""
    text = grid.texts[row][0].strip()
    named = measures_in(text, grid.language)
    whole = len(named) == 1 and not text[named[0].end :].strip(" .") and text[: named[0].start].strip(" ") == ""
    counted = whole and text[:1].isdigit() and named[0].per not in TIMES and named[0].per is not Per.OTHER
    return named[0] if counted else None


def repeats(grid: Grid, row: int) -> bool:
    """Whether a row only multiplies what another says of one output ("4 images" below "1 image")."""
    batch = batch_of(grid, row)
    others = (batch_of(grid, other) for other in range(grid.first, len(grid.texts)))
    return bool(batch and batch.number > 1 and any(o and o.number == 1 and o.per is batch.per for o in others))


def _named_columns(grid: Grid, row: int, columns: list[int]) -> list[int]:
    """The columns that are neither costs nor money, without those of remarks where others are left."""
    others = [c for c in range(len(grid.texts[row])) if c not in columns]
    cells = [c for c in others if not grid.reading.money_in(*grid.spans[row][c]) and not _alike(grid, row, c, columns)]
    told = [c for c in cells if not notes(grid.language).fullmatch(grid.heads[c])]
    return told or cells


def _alike(grid: Grid, row: int, cell: int, columns: list[int]) -> bool:
    """Whether a cell counts in the unit that a cost of its row shortens: what somebody earns, "5p" beside "80p"."""
    rest = match["rest"].strip() if (match := VALUE.match(grid.texts[row][cell])) else ""
    costs = ((grid.heads[c], VALUE.match(grid.texts[row][c])) for c in columns)
    return any(found and found["rest"].strip() == rest and shortened(grid, head, rest) for head, found in costs)


def _unit_column(grid: Grid, columns: list[int]) -> int | None:
    """The column behind the first whose every cell states one of something, None where none does.

    Lengths that differ from row to row are properties of the rows, not what their costs are for.
    """
    rows = range(grid.first, len(grid.texts))
    for column in range(1, len(grid.heads)):
        cells = [grid.texts[row][column] for row in rows]
        headed = wording(grid.language, "measure_heads").fullmatch(grid.heads[column].strip())
        if column not in columns and headed and any(_counted(grid.language).match(cell) for cell in cells):
            return column
        if column in columns or not all(_is_unit(cell, grid.language) for cell in cells):
            continue
        if any(_one_measure(grid.language).match(cell) for cell in cells):
            return column
    return None


def _is_unit(cell: str, language: str) -> bool:
    """Whether a cell states one of something and no more: sizes ("1 image, 1024 px") are what tells rows apart."""
    return bool(_one_thing(language).match(cell)) and not RESOLUTION.search(cell) and not _LISTED.search(cell)


@lru_cache
def notes(language: str) -> Pattern:
    """The whole head of a column of remarks, or of examples."""
    words = lexicon(language).words
    return Pattern(rf"\s*{alternatives([*words.notes, *words.examples])}\s*")


@lru_cache
def _one_thing(language: str) -> Pattern:
    """A cell that begins with one of something ("1 sample"), a round number of texts, or a word for "per"."""
    return Pattern(rf"\s*(?:1\s?(?=\p{{L}})|1[.,]?000\s|{joining(language)}\s)")


@lru_cache
def _per_one(language: str) -> Pattern:
    """A cell that begins with "per" and one known measure."""
    return Pattern(rf"\s*{joining(language)}\s{{0,3}}{measure_source(language)}")


@lru_cache
def _counted(language: str) -> Pattern:
    """A cell that begins with so many of something ("4 avatar images")."""
    return Pattern(rf"\s*(?=\d){measure_source(language, 2)}")


@lru_cache
def _one_measure(language: str) -> Pattern:
    """A cell that begins with one known measure."""
    return Pattern(rf"\s*(?:{joining(language)}\s{{0,3}})?{measure_source(language, 2)}")
