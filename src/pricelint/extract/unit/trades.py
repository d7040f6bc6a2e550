"""Other trades that count in the words of units: study credits, loyalty points, crypto tokens, loans, tickets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import regex

from pricelint.documents.document import Block, Document
from pricelint.extract.unit.marks import Places, denied_units, own_marks, present, trade_marks
from pricelint.extract.unit.mentions import Span, Tally

_HEADING_WEIGHT = 3
_LEAST = 2
_DIGITS = regex.compile(r"[\d.,]+")


class Trades:
    """What a page's lines, headings and tables tell of the trade that it counts for.

    A mention of a unit's word is another trade's where the marks of that trade stand in its line, its heading or the
    head of its table, and none of the own trade. Where a page is altogether another trade's, all of them are.
    """

    def __init__(self, document: Document, language: str) -> None:
        self.language = language
        self._document = document
        self._places: dict[str, Places] = {}
        self._taken: set[str] = set()

    @cached_property
    def is_another(self) -> bool:
        """Whether the page is altogether another trade's."""
        return bool(self._taken) or any(self._is_page_of(name) for name in self._present)

    @property
    def has_own(self) -> bool:
        """Whether the page has any mark of the trade that generates things for units."""
        return any(self._own)

    def without_others(self, tally: Tally) -> Tally:
        """A tally without the mentions that are another trade's."""
        denied = denied_units(self.language)
        rivals = [name for name in self._present if tally.word.name in denied[name] and any(self._marked(name))]
        output = tally.word.output
        foreign = {span for span in tally.mentions if any(self._is_foreign(span, name, output) for name in rivals)}
        if any(self._takes_all(name, tally, foreign) for name in rivals):
            self._taken.add(tally.word.name)
            foreign = set(tally.mentions)
        if not foreign:
            return tally
        kept = tuple(span for span in tally.mentions if span not in foreign)
        return Tally(tally.word, kept, tuple(span for span in tally.counted if span not in foreign))

    def _takes_all(self, name: str, tally: Tally, foreign: set[Span]) -> bool:
        """Whether the page is another trade's, or half of the lines with mentions have its marks."""
        if len(self._distinct(name)) < _LEAST:
            return False
        if self._is_page_of(name) and (foreign or not any(self._own)):
            return True
        lines = {self._line(span) for span in tally.mentions}
        return 2 * sum(self._marked(name).any_in(*line) for line in lines) >= len(lines) >= _LEAST

    @cached_property
    def _present(self) -> list[str]:
        return present(self._document.text, self.language)

    def _marked(self, name: str) -> Places:
        """Where the marks of another trade stand."""
        if name not in self._places:
            self._places[name] = Places(trade_marks(self.language)[name], self._document.text)
        return self._places[name]

    @cached_property
    def _own(self) -> Places:
        return Places(own_marks(self.language), self._document.text)

    def _distinct(self, name: str) -> list[str]:
        """The different marks on the page; one with other figures ("50 GB") or an ending ("vouchers") is the same."""
        kept: list[str] = []
        spelled = {_DIGITS.sub("", self._document.text[start:end].lower()) for start, end in self._marked(name)}
        for word in sorted(spelled):
            if not (kept and kept[-1] and word.startswith(kept[-1])):
                kept.append(word)
        return kept

    def _is_page_of(self, name: str) -> bool:
        spans = self._marked(name)
        if len(self._distinct(name)) < _LEAST or len({self._block(span).index for span in spans}) < _LEAST:
            return False
        return self._outweighs_own(sum(self._weights(spans)))

    def _outweighs_own(self, weight: int) -> bool:
        """Whether the marks of the own trade weigh less; of the many that most pages have, the first ones tell."""
        for one in self._weights(self._own):
            weight -= one
            if weight <= 0:
                return False
        return weight > 0

    def _weights(self, spans: Places) -> Iterator[int]:
        return (_HEADING_WEIGHT if self._block(span).heading else 1 for span in spans)

    def _block(self, span: Span) -> Block:
        return self._document.block_at(span[0])

    def _is_foreign(self, span: Span, name: str, output: bool) -> bool:
        """Whether a mention is another trade's.

        One mark of another trade in the title of a page, which may be all that the page has of that trade, tells
        nothing of the lines below ("Product photos by the dozen"), but of an `output`: rooms are let by the hour.
        """
        if any(self._tells(line, name) for line in self._around(span)):
            return True
        title = self._title(span)
        return title is not None and self._tells(title, name) and (output or len(self._distinct(name)) >= _LEAST)

    def _tells(self, line: Span, name: str) -> bool:
        """Whether a line has marks of another trade and none of the own."""
        return self._marked(name).any_in(*line) and not self._own.any_in(*line)

    def _line(self, span: Span) -> Span:
        block = self._last_block(span)
        return block.start, block.end

    def _last_block(self, span: Span) -> Block:
        return self._document.block_at(max(span[0], span[1] - 1))

    def _around(self, span: Span) -> list[Span]:
        """The line of a mention, the heading above it, and the head of the table that it stands in."""
        block = self._last_block(span)
        above, head = self._above(block), self._table_head(block)
        lines = [(block.start, block.end)]
        if above and above.heading > 1:
            lines.append((above.start, above.end))
        return [*lines, head] if head else lines

    def _title(self, span: Span) -> Span | None:
        """The heading above a mention where it is the title of the page."""
        above = self._above(self._last_block(span))
        return (above.start, above.end) if above and above.heading == 1 else None

    def _above(self, block: Block) -> Block | None:
        return self._document.blocks[block.under] if block.under >= 0 else None

    def _table_head(self, block: Block) -> Span | None:
        for element in self._document.ancestors(block.element):
            if element.tag == "tr":
                row = self._document.span_of(element)
                return self._first_row(element.parent) or row
        return None

    def _first_row(self, index: int) -> Span | None:
        table = next((one for one in self._document.ancestors(index) if one.tag == "table"), None)
        if table is None:
            return None
        rows = (one for one in self._document.elements[table.index : table.until] if one.tag == "tr")
        return next((self._document.span_of(row) for row in rows), None)
