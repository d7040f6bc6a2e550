"""The lines of a card that name what a value alone in its line is the cost of."""

from __future__ import annotations

import regex

from pricelint.documents.document import Block, Element
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.kind import Kind
from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.found import LONGEST_ITEM, is_action
from pricelint.extract.costs.surroundings.naming import SCRIPT, is_model
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.reading import Reading

_MOST_LINES = 4
_SHORT = 40
_SHORT_SCRIPT = 16
_LABELLED = regex.compile(r"[:：=–—]\s*[~≈]?$")
_OPENED = ("(", "（")
_NEAR = 2
_HOLDERS = frozenset({"ul", "ol", "dd"})
"""What holds a value that leads it and is no card: the label stands before it."""


def model_above(reading: Reading, block: Block, label: Block, language: str) -> tuple[Block, list[Block]] | None:
    """The model that heads a card, where the line before the value only describes it ("Swift 2", "Fast drafts")."""
    under = reading.document.blocks[block.under] if block.under >= 0 else None
    if under is None or label.heading or block.index - under.index > _MOST_LINES or is_action(label.text, language):
        return None
    return (under, [under]) if is_model(under.text) else None


def label_lines(reading: Reading, block: Block, end: int) -> list[Block]:
    """The label block of a value line and the lines between them, at most four; the line behind a value that leads its
    card; `end`: where its count ends, which may be on the line below."""
    document = reading.document
    card = _card(reading, block)
    if card is not None and block.index == card.first and card.tag not in _HOLDERS:
        behind = document.blocks[document.block_at(end - 1).index + 1 : card.last]
        if not behind or not behind[0].text.startswith(_OPENED):
            return [line for line in behind if len(line.text) <= LONGEST_ITEM][:1]
        return _heading_over(reading, block)
    if block.index == 0:
        return []
    previous = document.blocks[block.index - 1]
    if card is not None and 1 <= block.index - card.first <= _MOST_LINES:
        lines = [line for line in document.blocks[card.first : block.index] if _is_text(line)]
        if lines and not any(reading.counts_in(line.start, line.end) for line in lines):
            return [line for line in lines if len(line.text) <= LONGEST_ITEM]
    if not reading.counts_in(previous.start, previous.end):
        return [previous]
    return _over_remarks(reading, block)


def _heading_over(reading: Reading, block: Block) -> list[Block]:
    """The heading over a value, nothing but icons between; none where it is further away or counts units itself."""
    blocks = reading.document.blocks
    if block.under < 0 or block.index - block.under > _MOST_LINES:
        return []
    over, between = blocks[block.under], blocks[block.under + 1 : block.index]
    near = not any(_is_text(line) for line in between) and not reading.counts_in(over.start, over.end)
    return [over] if near else []


def _over_remarks(reading: Reading, block: Block) -> list[Block]:
    """The first line of a row that a value line ends, where the lines between only tell more of it ("Sketch", "9 in
    colour", "3 credits")."""
    document = reading.document
    row = next((e for e in document.ancestors(block.element) if e.last - e.first > 1), None)
    if row is None or row.last - 1 != block.index or row.last - row.first > _MOST_LINES:
        return []
    first, *between = document.blocks[row.first : block.index]
    counts = [count for line in between for count in reading.counts_in(line.start, line.end)]
    told = all(_LABELLED.search(reading.plain[document.block_at(c.start).start : c.start]) is None for c in counts)
    worded = all(any(map(str.isalpha, reading.plain[c.end : document.block_at(c.start).end])) for c in counts)
    granted = any(lexicon(reading.language).never.search(line.text) for line in between if len(line.text) <= _SHORT)
    named = _is_text(first) and not granted and not reading.counts_in(first.start, first.end)
    return [first] if named and told and worded and not reading.money_in(first.start, block.end) else []


def _card(reading: Reading, block: Block) -> Element | None:
    """The smallest element that holds the value line and more, where the value line is its only count."""
    document = reading.document
    for element in document.ancestors(block.element):
        if element.last - element.first > 1:
            blocks = document.blocks_of(element)
            span = (blocks[0].start, blocks[-1].end)
            return element if len(reading.counts_in(*span)) == 1 and len(blocks) <= 2 * _MOST_LINES else None
    return None


def is_near_money(reading: Reading, block: Block) -> bool:
    """Whether an amount of money stands in a line or in the two before or behind it."""
    blocks = reading.document.blocks
    first, last = max(0, block.index - _NEAR), min(len(blocks), block.index + _NEAR + 1)
    return bool(reading.money_in(blocks[first].start, blocks[last - 1].end))


def is_sold(reading: Reading, count: Count) -> bool:
    """Whether a count is the size of a pack, or stands under a heading that only tells to buy units ("Buy credits"):
    what stands beside it describes that."""
    packs = (offer.grant for offer in reading.offers if offer.kind is Kind.PACK)
    if any(grant is not None and grant.span[0] == count.start for grant in packs):
        return True
    under = reading.document.block_at(count.start).under
    above = reading.document.blocks[under].text if under >= 0 else ""
    bought = phrase(reading.language, "pack", reading.unit_pattern.pattern)
    return bool(bought.fullmatch(above.strip()))


def _is_text(line: Block) -> bool:
    """Whether a line is more than an icon."""
    return any(map(str.isalpha, line.text))


def grants(lines: list[Block], language: str) -> bool:
    """Whether the line right before a value says that it is granted or sold; a remark of several words below the label
    ("Send a chart and receive its analysis") says nothing of it."""
    told = lines[-1].text
    remark = len(lines) > 1 and len(told) > (_SHORT_SCRIPT if SCRIPT.search(told) else _SHORT)
    return not remark and lexicon(language).never.search(told) is not None
