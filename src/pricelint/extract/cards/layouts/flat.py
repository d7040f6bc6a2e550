"""Cards that no markup holds together: a heading or name, then lines, until the next one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pricelint.documents.document import Block
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.card import Card, Line, ends_sentence
from pricelint.extract.cards.context import context_of
from pricelint.extract.cards.layouts.inline import inline_cards
from pricelint.extract.cards.layouts.inline_packs import inline_packs
from pricelint.extract.cards.layouts.under_sizes import names_size
from pricelint.extract.cards.titles import is_term, title_in, title_of, width
from pricelint.extract.cards.units.sizes import size_title
from pricelint.extract.cards.words import phrase
from pricelint.model.evidence import Place

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_SHORT = 90
_REACH = 25
_SENTENCE = 5
_QUOTES = '"“„«「『'


def flat_cards(reading: Reading, covered: set[int], group: int) -> list[Card]:
    """Cards from the priced lines that are not in `covered` (block indexes); groups are numbered from `group`.

    Answers to questions name tiers only on pages that make offers nowhere else, and packs.
    """
    blocks = reading.document.blocks
    priced = [b for b in _priced_blocks(reading) if b.index not in covered]
    cards: list[Card] = []
    taken: set[int] = set()
    for block in priced:
        if block.place is Place.FAQ and covered:
            cards.extend(inline_packs(reading, block, group + len(cards)))
        elif several := _inline(reading, block, group + len(cards)):
            cards.extend(several)
        elif block.index not in taken and block.place is not Place.FAQ and _leads(reading, block):
            first, last = _named_segment(reading, block, covered | taken)
            taken.update(range(first, last))
            if title := title_of(reading, blocks[first:last]):
                cards.append(_card(reading, blocks[first:last], title, group))
            elif size := _deal(reading, block):
                cards.append(_card(reading, [block], size, group))
    return cards


def _deal(reading: Reading, block: Block) -> tuple[int, int] | None:
    """Span of the size that a nameless line sells once: a button "Buy 500 credits – $9"."""
    once = reading.money_in(block.start, block.end) and not read_periods(block.text, reading.language)
    return size_title(reading, [block]) if once and reading.counts_in(block.start, block.end) else None


def _inline(reading: Reading, block: Block, group: int) -> list[Card]:
    """The cards inside one line: packs, and what is named right before a price."""
    packs = inline_packs(reading, block, group)
    others = inline_cards(reading, block, group + 1)
    return [*packs, *(c for c in others if not any(c.start <= pack.start < c.end for pack in packs))]


def _priced_blocks(reading: Reading) -> Iterable[Block]:
    indexes = dict.fromkeys(reading.document.block_at(mention.start).index for mention in reading.money)
    return [reading.document.blocks[index] for index in indexes]


def _leads(reading: Reading, block: Block) -> bool:
    """Whether the line is about its price: a short line, or one that begins with it; not that of something else."""
    first = reading.money_in(block.start, block.end)
    if not first or block.text[0] in _QUOTES or is_remark(reading, block) or is_told(reading, block):
        return False
    if phrase(reading.language, "elsewhere").search(block.text):
        return False
    return width(block.text) <= _SHORT or first[0].start - block.start < 3


def is_remark(reading: Reading, block: Block) -> bool:
    """A whole sentence with an amount that is neither for units nor of a tier per period: "I paid $99 a month".

    One that speaks to the buyer ("Your subscription renews at $10 a month") names no tier either, nor one that works
    something out ("The daily cost is therefore $0.33", "For example, if you cancel the $30/month plan …").
    """
    sentence = ends_sentence(block) and len(block.text.split()) >= _SENTENCE
    if not sentence or reading.counts_in(block.start, block.end):
        return False
    if phrase(reading.language, "addressed").search(block.text) or _names_nothing(reading, block):
        return True
    named = phrase(reading.language, "tier").search(block.text) or phrase(reading.language, "plan").search(block.text)
    return not (named and read_periods(block.text, reading.language))


def _names_nothing(reading: Reading, block: Block) -> bool:
    """Whether what a sentence says before its first amount is an example or breaks off before a noun."""
    money = reading.money_in(block.start, block.end)
    lead = block.text[: money[0].start - block.start] if money else ""
    return bool(phrase(reading.language, "unfinished").search(lead))


def is_told(reading: Reading, block: Block) -> bool:
    """A sentence that has no part in a card: an answer, one that has to be unfolded below its question, or about what
    somebody costs or pays ("A camera crew costs $900 a day.")."""
    if block.place is Place.FAQ or not ends_sentence(block):
        return block.place is Place.FAQ
    elements = reading.document.elements
    folded = block.place is Place.COLLAPSED and elements[elements[block.element].parent].tag == "details"
    return folded or bool(phrase(reading.language, "anyone").match(block.text))


def _named_segment(reading: Reading, block: Block, closed: set[int]) -> tuple[int, int]:
    """As `_segment`; where it holds no name, the line that seemed to end the card above was one of its own."""
    blocks = reading.document.blocks
    first, last = _segment(reading, block, closed)
    if first and first - 1 not in closed and title_of(reading, blocks[first:last]) is None:
        first = _segment(reading, blocks[first - 1], closed)[0]
    return first, last


def _segment(reading: Reading, block: Block, closed: set[int]) -> tuple[int, int]:
    """Block indexes from the name above a priced line to the name of the next card."""
    blocks = reading.document.blocks
    first = block.index
    while first > max(0, block.index - _REACH) and not _begins(reading, blocks[first]) and first - 1 not in closed:
        if _ends(reading, blocks[first - 1]) or blocks[first - 1].place is Place.FAQ:
            break
        first -= 1
    last = block.index + 1
    while last < min(len(blocks), block.index + _REACH) and last not in closed and not _begins(reading, blocks[last]):
        if _ends(reading, blocks[last - 1]):
            return first, last + _trails(reading, blocks[last : last + 2], closed)
        last += 1
    return first, last


def _trails(reading: Reading, blocks: list[Block], closed: set[int]) -> bool:
    """Whether the line behind a card's button counts its units: the next card begins right after it, or none does."""
    line, following = blocks[0], blocks[1:]
    counted = reading.counts_in(line.start, line.end) and not reading.money_in(line.start, line.end)
    alone = not following or following[0].index in closed or _begins(reading, following[0])
    return bool(counted) and alone and len(line.text) <= _SHORT


def _begins(reading: Reading, block: Block) -> bool:
    if block.heading and not is_term(block.text, reading.language):
        return True
    money = reading.money_in(block.start, block.end)
    if not money:
        return names_size(reading, block)
    return money[0].start > block.start + 2 and title_in(reading, block) is not None


def _ends(reading: Reading, block: Block) -> bool:
    return len(block.text) <= 40 and bool(phrase(reading.language, "action").match(block.text))


def _card(reading: Reading, blocks: list[Block], title: tuple[int, int], group: int) -> Card:
    lines = tuple(Line(block.start, block.end) for block in blocks)
    element = reading.document.elements[blocks[0].element]
    context = context_of(reading, element, blocks[0].index)
    return Card(reading.document.text[slice(*title)], *title, lines, context, group)
