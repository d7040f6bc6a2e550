"""Units that only the label of a row or column names: "Credits | 50 | 1,000" in a table of plans."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

import regex

from pricelint.documents.document import Cell, Document, Table
from pricelint.documents.tables import cell_span
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.bare import named_currency
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import modality_of
from pricelint.extract.unit.mentions import MONEY, Span, Tally
from pricelint.extract.unit.words import form_pattern

_PLAIN = regex.compile(r"\s*[~≈]?\d[\d.,'’ ]*[kKM]?\+?\s*(?:/ ?\p{L}{1,8})?\s*")
_LONGEST = 40
_LEAST = 2
_WIDEST = 9


def counted_in_table(document: Document, text: str, tally: Tally, language: str) -> bool:
    """Whether a label with a unit's word heads a row or column of plain numbers, in a table that holds money or whose
    rows are named by actions, or says itself how often so many are given ("Monthly credits").

    A weak word has to say in its label how often so many are given ("Tokens per month") or that they are spent ("Token
    cost"): tables of language models count tokens too.
    """
    for table in document.tables:
        first, last = document.span_of(document.elements[table.element])
        inside = [span for span in tally.mentions if first <= span[0] < last]
        if not inside:
            continue
        sells = bool(MONEY.search(text, first, last)) or _names_money(document, text, table, language)
        acts = _acts(document, text, table, language)
        for cell, label in _labels(document, text, table, inside):
            given = bool(read_periods(label, language))
            spent = (acts and _spent(label, language)) or _is_cost(label, tally, language)
            told = (given and sells) or spent if tally.word.weak else sells or acts or given
            if told and _numbers(document, text, table, cell):
                return True
    return bool(MONEY.search(text)) and any(_heads_line(document, span, tally, language) for span in tally.mentions)


def _heads_line(document: Document, span: Span, tally: Tally, language: str) -> bool:
    """Whether a line with a unit's word labels several different numbers below it, as a row of elements does."""
    label = document.block_at(span[0])
    if len(label.text) > _LONGEST or any(map(str.isdigit, label.text)):
        return False
    below = (block.text.strip() for block in document.blocks[label.index + 1 : label.index + _WIDEST])
    numbers = {*takewhile(_PLAIN.fullmatch, below)}
    return len(numbers) >= _LEAST and (not tally.word.weak or bool(read_periods(label.text, language)))


def _names_money(document: Document, text: str, table: Table, language: str) -> bool:
    """Whether a head of a column names a currency ("Price (USD)")."""
    heads = [text[slice(*cell_span(document, cell))] for cell in table.rows[0] if cell]
    return any(len(head) <= _LONGEST and named_currency(head, language) for head in heads)


def _acts(document: Document, text: str, table: Table, language: str) -> bool:
    """Whether most rows begin with what is made or done."""
    firsts = [text[slice(*cell_span(document, row[0]))] for row in table.rows[1:] if row[0]]
    acting = sum(modality_of(first, language) is not None for first in firsts if len(first) <= _LONGEST)
    return acting >= _LEAST and 2 * acting > len(firsts)


def _spent(label: str, language: str) -> bool:
    """Whether a label says that units are spent."""
    words = lexicon(language)
    return bool(words.unit_column.search(label) or words.heading.search(label) or words.per_anywhere.search(label))


def _is_cost(label: str, tally: Tally, language: str) -> bool:
    """Whether a label says no more than that costs are counted in the unit ("Cost (tokens)")."""
    words = lexicon(language)
    rest = form_pattern("{unit}", "|".join(tally.word.words)).sub(" ", label)
    return words.unit_column.search(rest) is not None and not any(map(str.isalpha, words.unit_column.sub(" ", rest)))


def _labels(document: Document, text: str, table: Table, mentions: list[Span]) -> Iterator[tuple[Cell, str]]:
    """The short cells at the edges of a table that hold a mention."""
    for cell in {id(cell): cell for cell in (*table.rows[0], *(row[0] for row in table.rows)) if cell}.values():
        start, end = cell_span(document, cell)
        if 0 < end - start <= _LONGEST and any(start <= mention[0] < end for mention in mentions):
            yield cell, text[start:end]


def _numbers(document: Document, text: str, table: Table, label: Cell) -> bool:
    """Whether the row of a label at the left, or the column of one at the top, holds at least two plain numbers."""
    row = [cell for cell in table.rows[label.row][label.column + 1 :] if cell]
    column = [cell for cell in (line[label.column] for line in table.rows[label.row + 1 :]) if cell]
    lines = ([row] if label.column == 0 else []) + ([column] if label.row == 0 else [])
    plain = (sum(bool(_PLAIN.fullmatch(text[slice(*cell_span(document, cell))])) for cell in line) for line in lines)
    return any(number >= _LEAST for number in plain)
