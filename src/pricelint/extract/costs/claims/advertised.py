"""Actions, models and features that a page names as what its units pay for, with a cost or without."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pricelint.documents.document import Block, Element
from pricelint.extract.costs.claims.markups import ModelWords
from pricelint.extract.costs.found import LONGEST_ITEM, Span, clean_item
from pricelint.extract.costs.surroundings.naming import SCRIPT, WORDS, distinguishing, is_model
from pricelint.extract.costs.surroundings.overhead import titles
from pricelint.extract.costs.tables.read import table_gaps
from pricelint.extract.language import section
from pricelint.extract.modalities import modality_of
from pricelint.extract.reading import Reading
from pricelint.extract.words import word_pattern
from pricelint.model.fact import Advertised, Cost
from pricelint.model.units import Modality

_REGIONS = frozenset({"nav", "footer"})
_MOST_WORDS = 7
_QUANTITY = regex.compile(r"\d[\d.,]*[+%]?\s")
_COMMA = regex.compile(r"[^,、，\n]+")


def read_advertised(reading: Reading, costs: tuple[Cost, ...]) -> tuple[Advertised, ...]:
    """What the document advertises, each item once.

    That is rows of cost tables without a cost, and short items of lists that name something made. Properties of a plan
    (seats, storage, licence, queue) are left out.
    """
    if reading.unit is None or reading.unit.is_output:
        return ()
    found: dict[str, Advertised] = {}
    for item in [*_gaps(reading), *_listed(reading, costs)]:
        found.setdefault(item.item.lower(), item)
    return tuple(found.values())


def _gaps(reading: Reading) -> list[Advertised]:
    """Rows of a cost table whose cost cell states nothing; what will be told later is not sold yet."""
    found = []
    for gap in table_gaps(reading):
        if not gap.later:
            modality = modality_of(gap.item, reading.language) or Modality.OTHER
            found.append(_fact(reading, gap.item, gap.span, modality, reading.language))
    return found


def _listed(reading: Reading, costs: tuple[Cost, ...]) -> list[Advertised]:
    """Items of lists of plan cards, of tools and models, and of lists in which other items have costs."""
    document = reading.document
    costed = {document.block_at(cost.evidence[0].start).index for cost in costs}
    found = []
    for element in document.elements:
        if element.tag != "li" or element.region in _REGIONS or element.last - element.first != 1:
            continue
        block = document.blocks[element.first]
        if block.index in costed or not _plain_line(reading, block):
            continue
        found += _items(reading, element, block, costed)
    return [*found, *_model_rows(reading)]


def _plain_line(reading: Reading, block: Block) -> bool:
    """A short line without money, counts or links of its own."""
    text = block.text
    inside = (block.start, block.end)
    return 1 < len(text) <= LONGEST_ITEM and not reading.money_in(*inside) and not reading.counts_in(*inside)


def _items(reading: Reading, element: Element, block: Block, costed: set[int]) -> list[Advertised]:
    """The items of one list line, which may name several ("Comet video, Tidal music")."""
    language = reading.language
    if block.text.rstrip()[-1:] in "?？.。":
        return []
    words = section(language, "models", ModelWords)
    if word_pattern(tuple(words.skip)).search(block.text):
        return []
    listed = _among_costs(reading, element, costed) or _under_section(reading, block, tuple(words.sections))
    if not (listed or _in_card(reading, block)):
        return []
    parts = list(_parts(block.text, block.start, language))
    named = [(text, span, modality_of(text, language)) for text, span in parts]
    return [
        _fact(reading, clean_item(text, language), span, modality or Modality.OTHER, language)
        for text, span, modality in named
        if _short(text) and (modality or listed) and not _QUANTITY.match(text)
    ]


def _short(text: str) -> bool:
    return len(WORDS.findall(text)) <= _MOST_WORDS or bool(SCRIPT.search(text))


def _parts(text: str, start: int, language: str) -> Iterator[tuple[str, Span]]:
    """A line cut at its commas where every part names something by itself, else the whole line."""
    pieces = list(_COMMA.finditer(text))
    if len(pieces) > 1 and all(modality_of(piece[0], language) or is_model(piece[0]) for piece in pieces):
        for piece in pieces:
            yield piece[0].strip(), (start + piece.start(), start + piece.end())
    else:
        yield text, (start, start + len(text))


def _model_rows(reading: Reading) -> list[Advertised]:
    """The models that a table of plans lists in its row of models."""
    document, language = reading.document, reading.language
    pattern = word_pattern(tuple(section(language, "models", ModelWords).rows))
    found = []
    for table in document.tables:
        for row in table.rows:
            head = row[0]
            if head is None or not pattern.search(
                document.text[slice(*document.span_of(document.elements[head.element]))]
            ):
                continue
            modality = modality_of(document.text_of(document.elements[head.element]), language) or Modality.OTHER
            cells = [
                document.span_of(document.elements[cell.element])
                for cell in row[1:]
                if cell and cell.element != head.element
            ]
            found += [item for span in cells for item in _models(reading, span, modality)]
    return found


def _models(reading: Reading, span: Span, modality: Modality) -> list[Advertised]:
    """The names of models in a cell."""
    text = reading.document.text[slice(*span)]
    names = [piece for piece in _COMMA.finditer(text) if is_model(piece[0])]
    return [
        _fact(reading, name[0].strip(), (span[0] + name.start(), span[0] + name.end()), modality, reading.language)
        for name in names
    ]


def _among_costs(reading: Reading, element: Element, costed: set[int]) -> bool:
    """Whether another item of the same list has a cost."""
    document = reading.document
    siblings = document.elements[element.parent] if element.parent >= 0 else element
    return any(siblings.first <= index < siblings.last for index in costed)


def _under_section(reading: Reading, block: Block, sections: tuple[str, ...]) -> bool:
    pattern = word_pattern(sections)
    return any(len(title) <= 40 and pattern.search(title) for title in titles(reading, block)[:1])


def _in_card(reading: Reading, block: Block) -> bool:
    """Whether a count of the unit or money stands in the card around the item."""
    document = reading.document
    for element in list(document.ancestors(block.element))[1:5]:
        blocks = document.blocks_of(element)
        span = (blocks[0].start, blocks[-1].end)
        if len(blocks) > 40 or element.tag in ("body", "main"):
            return False
        if reading.counts_in(*span) or reading.money_in(*span):
            return True
    return False


def _fact(reading: Reading, item: str, span: Span, modality: Modality, language: str) -> Advertised:
    named = distinguishing(item, language)
    evidence = (reading.document.cite(*span, "item"),)
    return Advertised(
        item=item, modality=modality, model=is_model(item), named=named, evidence=evidence, method="advertised"
    )
