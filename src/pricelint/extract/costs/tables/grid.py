"""Tables made ready to be read: the text and place of every position, header rows, the line above."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import msgspec
import regex

from pricelint.documents.document import Block, Table
from pricelint.documents.headings import headings_over
from pricelint.documents.tables import cell_span
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.found import QUALITY, Span
from pricelint.extract.costs.wording.joints import joining
from pricelint.extract.costs.wording.lexicon import Lexicon, lexicon
from pricelint.extract.modalities import NUMBER, Measure, measure_from, measure_source
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_ends

VALUE = regex.compile(
    rf"\s*[~≈+]?\s*(?P<low>{NUMBER})(?:\s?(?:-|–|—|~|to|bis|à|a)\s?(?P<high>{NUMBER}))?(?P<rest>[\s\S]*)$", regex.I
)
LONGEST_CELL = 120
_NEAR_HEADING = 3
_SHORT = 4
_NO_COUNT = frozenset("%‰°×")
_REMARK = regex.compile(r"[(（]")


class Grid(msgspec.Struct, frozen=True, gc=False):
    """A table with the text and span of each position, and what its header says; `above`: the headings it stands under,
    inside out."""

    reading: Reading
    table: Table
    language: str
    texts: list[list[str]]
    spans: list[list[Span]]
    heads: list[str]
    first: int
    title: str
    above: list[str]

    @property
    def lexicon(self) -> Lexicon:
        """The phrases of the table's language."""
        return lexicon(self.language)


def grid_of(reading: Reading, table: Table) -> Grid | None:
    """A table made ready to read; None where it cannot hold costs."""
    document = reading.document
    element = document.elements[table.element]
    if element.last <= element.first:
        return None
    blocks = document.blocks_of(element)
    language = reading.language
    title, above = _title(reading, table), headings_over(reading.document, blocks[0])
    told = "\n".join([title, *above])
    if not reading.counts_in(blocks[0].start, blocks[-1].end) and not reading.unit_pattern.search(
        told + "\n" + document.text[blocks[0].start : blocks[-1].end]
    ):
        return None
    spans = [[cell_span(reading.document, cell) for cell in row] for row in table.rows]
    texts = [[" ".join(document.text[slice(*span)].split()) for span in row] for row in spans]
    first = _head_rows(reading, table, texts, spans)
    heads = [" ".join(dict.fromkeys(texts[row][column] for row in range(first))) for column in range(len(texts[0]))]
    return Grid(reading, table, language, texts, spans, heads, first, title, above)


def _title(reading: Reading, table: Table) -> str:
    """The heading or lead line above a table."""
    document = reading.document
    element = document.elements[table.element]
    first = document.blocks[element.first]
    near = first.under >= 0 and first.index - first.under <= _NEAR_HEADING
    lines = [document.blocks[first.under].text] if near else []
    lines += [
        document.text_of(inner)
        for inner in document.elements[element.index + 1 : element.index + 3]
        if inner.tag == "caption" and inner.last > inner.first
    ]
    above = document.blocks[element.first - 1]
    tabled = any(outer.tag == "table" for outer in document.ancestors(above.element))
    if (
        element.first
        and not tabled
        and len(above.text) < LONGEST_CELL
        and not reading.counts_in(above.start, above.end)
    ):
        lines.append(above.text)
    lines += [line for line in _leads(reading, first, element.first) if line not in lines]
    return "\n".join(lines)


def _leads(reading: Reading, first: Block, at: int) -> list[str]:
    """The sentences between the heading of a table and the table that say what its units are for ("… in credits per
    page.")."""
    unit, lex = reading.unit_pattern.pattern, lexicon(reading.language)
    told = [
        sentence
        for block in reading.document.blocks[max(0, at - _NEAR_HEADING) : at]
        if block.under == first.under and not block.heading and not reading.counts_in(block.start, block.end)
        for sentence in sentence_ends().split(block.text)
    ]
    rated = _rated(unit, reading.language)
    return [text for text in told if len(text) < LONGEST_CELL and rated.search(text) and not lex.never.search(text)]


@lru_cache(maxsize=256)
def _rated(unit: str, language: str) -> Pattern:
    """ "Credits per page"; `unit` is the source of the unit's words."""
    return Pattern(rf"(?:{unit})\s{{0,3}}(?:{joining(language)})\s{{0,3}}{measure_source(language, 2)}")


def _head_rows(reading: Reading, table: Table, texts: list[list[str]], spans: list[list[Span]]) -> int:
    """How many rows at the top are header: marked as such, or without any number in a table that has some below."""
    rows = 0
    for row in table.rows[:3]:
        if not all(cell is None or cell.header for cell in row):
            break
        rows += 1
    if rows or not texts:
        return min(rows, len(texts) - 1)
    values = any(VALUE.match(text) or reading.counts_in(*span) for text, span in zip(texts[0], spans[0], strict=True))
    return 0 if values else 1


def counts_in(grid: Grid, span: Span) -> list[Count]:
    """The counts of the unit that lie inside a cell."""
    return [count for count in grid.reading.counts_in(*span) if count.end <= span[1]]


def plain(cell: str) -> bool:
    """Whether a cell holds a number and no word, but for a remark in brackets; shares, angles and factors are none."""
    match = VALUE.match(cell)
    if match is None or match["rest"].lstrip()[:1] in _NO_COUNT:
        return False
    return not any(char.isalnum() for char in _REMARK.split(match["rest"], maxsplit=1)[0])


def joined(spans: list[Span]) -> Span:
    """One span over neighbouring cells; only the first where others lie between them."""
    if not spans:
        return (0, 0)
    near = all(0 <= after[0] - before[1] <= 2 for before, after in pairwise(spans))
    return (spans[0][0], spans[-1][1]) if near and spans[-1][1] - spans[0][0] <= LONGEST_CELL else spans[0]


def shortened(grid: Grid, head: str, rest: str) -> bool:
    """Whether what follows a number begins the unit that the head of its column names ("Points", "80p"), or counts
    pieces of it (「消費クレジット」, 「3個」)."""
    short = rest.strip().lower().rstrip("s.")
    named = grid.reading.unit_pattern.search(head)
    if not (short and named and len(short) < _SHORT):
        return False
    return named[0].lower().startswith(short) or short in grid.lexicon.words.counters


def is_matrix(grid: Grid) -> bool:
    """Whether the line above or the corner says that plain numbers are costs in units."""
    text = f"{grid.title} {grid.heads[0]}"
    if grid.reading.unit_pattern.search(text) and grid.lexicon.heading.search(text):
        return True
    measured = [head for head in grid.heads[1:] if QUALITY.search(head) or measure_in(grid, head)]
    return bool(measured) and len(measured) == len(grid.heads) - 1 and _told_above(grid)


def _told_above(grid: Grid) -> bool:
    """Whether a heading further up says what the numbers are ("How credits work")."""
    unit, lexicon = grid.reading.unit_pattern, grid.lexicon
    return any(unit.search(above) and lexicon.heading.search(above) for above in grid.above)


def measure_in(grid: Grid, text: str) -> Measure | None:
    """A measure that a text names with "per" before it or a tail behind it."""
    match = grid.lexicon.per_anywhere.search(text)
    return measure_from(match, grid.language) if match else None
