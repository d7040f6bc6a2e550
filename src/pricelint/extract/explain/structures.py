"""Where a quote stands, as a reader of the page would say it: cell, list item, card, answer, heading above."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.documents.document import Block, Cell, Document, Element, Table
from pricelint.extract.cards.kind import Kind, Offer
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence, Place

_LONGEST = 60
_TAGS = {
    "li": "list item",
    "dt": "term of a definition list",
    "dd": "entry of a definition list",
    "option": "option of a select",
    "summary": "line that unfolds",
    "button": "button",
    "label": "label",
    "a": "link",
    "caption": "caption of a table",
    "figcaption": "caption",
    "blockquote": "quotation",
}
_PLACES = {
    Place.FAQ: "in the answer to a question",
    Place.COLLAPSED: "in text that has to be unfolded",
    Place.TOOLTIP: "in a tooltip",
    Place.FINE_PRINT: "in fine print",
    Place.HIDDEN: "in text that is not shown at first",
    Place.STRUCTURED: "in data for machines",
}
_REGIONS = {
    "nav": "in the navigation",
    "footer": "in the footer",
    "aside": "in a box at the side",
    "dialog": "in a dialog",
}


def structure_of(reading: Reading, evidence: Evidence) -> tuple[str, ...]:
    """Where the quote stands, from the inside out, in words."""
    document = reading.document
    block = document.block_at(evidence.start)
    around = list(document.ancestors(document.common_element(evidence.start, evidence.end)))
    parts = [
        _line(document, block, evidence),
        *_struck(document, evidence),
        *_cell(document, around),
        *(_article(_TAGS[element.tag]) for element in around if element.tag in _TAGS),
        *_card(reading, evidence),
        *_place(evidence.place, block),
        *_heading(document, block),
    ]
    return tuple(dict.fromkeys(part for part in parts if part))


def offer_at(reading: Reading, start: int) -> Offer | None:
    """The offered card with a line that holds an offset, None where there is none."""
    for offer in reading.offers:
        if any(line.start <= start < line.end for line in offer.card.lines):
            return offer
    return None


def quoted(text: str) -> str:
    """Words of the page in quotation marks, cut where they are long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"


def cell_of(document: Document, around: list[Element]) -> tuple[Table, Cell] | None:
    """The table cell among the elements around a quote, with its table."""
    inside = {element.index for element in around}
    tables = [table for table in document.tables if table.element in inside]
    for table in sorted(tables, key=lambda table: -table.element):
        for row in table.rows:
            for cell in row:
                if cell and cell.origin and cell.element in inside:
                    return table, cell
    return None


def heads_of(document: Document, table: Table, cell: Cell) -> tuple[str, str]:
    """What the first cell of the row and the first cell of the column say, "" for the cell itself."""
    row, column = table.rows[cell.row][0], table.rows[0][cell.column]
    return tuple(_words(document, head, cell) for head in (row, column))  # type: ignore[return-value] # two of two


def _words(document: Document, head: Cell | None, cell: Cell) -> str:
    if head is None or head.element == cell.element:
        return ""
    return document.words_in(document.elements[head.element])


def _line(document: Document, block: Block, evidence: Evidence) -> str:
    if block.end < evidence.end:
        last = document.block_at(max(evidence.start, evidence.end - 1))
        return f"over {last.index - block.index + 1} lines"
    whole = evidence.end - evidence.start >= len(block.text.strip())
    if block.heading:
        return f"{'a' if whole else 'part of a'} heading of level {block.heading}"
    return "a line of its own" if whole else f"part of the line {quoted(block.text)}"


def _struck(document: Document, evidence: Evidence) -> Iterator[str]:
    pieces = document.pieces_in(evidence.start, evidence.end)
    if pieces and all(piece.struck for piece in pieces):
        yield "struck through"


def _cell(document: Document, around: list[Element]) -> Iterator[str]:
    found = cell_of(document, around)
    if found is None:
        yield from ("a table row" for element in around[:1] if element.tag == "tr")
        return
    table, cell = found
    row, column = heads_of(document, table, cell)
    named = [f"row {cell.row + 1}" + (f" {quoted(row)}" if row else "")]
    named.append(f"column {cell.column + 1}" + (f" {quoted(column)}" if column else ""))
    yield f"a table cell: {', '.join(named)}"


def _card(reading: Reading, evidence: Evidence) -> Iterator[str]:
    offer = offer_at(reading, evidence.start)
    if offer is None:
        return
    card = offer.card
    number = next(n for n, line in enumerate(card.lines, 1) if line.start <= evidence.start < line.end)
    beside = sum(other.card.group == card.group for other in reading.offers)
    name = quoted(card.title) if card.title else "without a name"
    kind = {Kind.PLAN: "read as a plan", Kind.PACK: "read as a pack", Kind.NONE: "that offers nothing by itself"}
    listed = f", one of {beside} in a list" if beside > 1 else ""
    yield f"line {number} of {len(card.lines)} of the card {name} {kind[offer.kind]}{listed}"


def _place(place: Place, block: Block) -> Iterator[str]:
    if place in _PLACES:
        yield _PLACES[place]
    if block.region in _REGIONS:
        yield _REGIONS[block.region]


def _heading(document: Document, block: Block) -> Iterator[str]:
    """The heading above; above a heading the next one of a higher level."""
    above = block.under
    while above >= 0 and block.heading and document.blocks[above].heading >= block.heading:
        above = document.blocks[above].under
    if above >= 0:
        yield f"under the heading {quoted(document.blocks[above].text)}"


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
