"""Passages: the sentences of a block together with what a reader has just read above them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from pricelint.documents.document import Block
from pricelint.documents.lists import list_of
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.passages.heads import columns, heads
from pricelint.extract.policies.passages.on_card import CARD_LINE, OnCard, card_ends, on_card
from pricelint.extract.policies.passages.rows import answered_by, cells_behind, lasting_by
from pricelint.extract.policies.passages.screen import screened, sentences_of
from pricelint.extract.policies.passages.sentences import Sentence
from pricelint.extract.policies.wording.words import Words, words
from pricelint.extract.reading import Reading

_LABEL_TAGS = frozenset({"dt", "th", "summary", "label"})
_NEIGHBOURS = 10
_MARKS = " *_`\u00a0"
_LABEL_LENGTH = 70
_PRESSED = frozenset({"a", "button"})
_CAPTION = 40
_BULLETS = frozenset("•·-*✓✔–●▪")
_ENDS = frozenset(".!?。！？,，")


class Around(msgspec.Struct, frozen=True, gc=False):
    """What stands above a block: the question it answers, the label of its row or term, its headings, its card.

    `headings` go from the nearest up; `card` are the blocks near it under the same heading, `on` what the card of an
    offer says that holds it; `lead` is the line that leads the block's list in, `column` the head of its column,
    `behind` the item that follows in its list.
    """

    question: Block | None
    label: Block | None
    headings: tuple[Block, ...]
    card: tuple[Block, ...]
    on: OnCard
    lead: Block | None = None
    column: Block | None = None
    behind: Block | None = None


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A block with its sentences, language data and surroundings.

    `answers` are the cells that answer the label of a row, see `answered_by`; `lasting` those that say for how long,
    see `lasting_by`.
    """

    block: Block
    words: Words
    sentences: list[Sentence]
    around: Around
    first_answer: bool
    answers: tuple[tuple[Block, bool], ...] = ()
    lasting: tuple[tuple[Block, int], ...] = ()


def read_passages(reading: Reading, unit: Pattern) -> Iterator[Passage]:
    """The passages of a page that can say something of the fate of units, in document order.

    They name the unit or, on a page that has one, a stock of it ("boosters"), or stand under a question, label or
    heading, or on a card, that names the unit.
    """

    def names(other: Block) -> bool:
        return _holds(unit, other.text)

    for block in touched_blocks(reading):
        if block.index in heads(reading):
            continue
        lexicon = words(reading.language_of(block))
        held = reading.unit is not None and _holds(lexicon.policy["holdings"], block.text)
        if not (held or near_unit(reading, block, names)):
            continue
        around = surroundings(reading, block)
        follows = around.question is not None and around.question.index == _above(reading, block.index)
        cells = cells_behind(reading, block)
        told = answered_by(cells, lexicon), lasting_by(cells, lexicon)
        yield Passage(block, lexicon, sentences_of(reading, block), around, follows, *told)


@lru_cache(maxsize=8192)
def _holds(unit: Pattern, text: str) -> bool:
    return unit.search(text) is not None


def near_unit(reading: Reading, block: Block, names: Callable[[Block], bool]) -> bool:
    """Whether a block names the unit or stands where what is said is said of it; `names` tells of any block.

    Most blocks with a stem do not: of what stands around them only as much is looked up as that takes.
    """
    if names(block):
        return True
    question, label, headings = _heads_of(reading, block)
    if any(other and names(other) for other in (question, label, *headings)):
        return True
    return len(block.text) <= CARD_LINE and (question is not None or any(names(b) for b in _card(reading, block)))


def touched_blocks(reading: Reading) -> list[Block]:
    """Blocks that hold a stem of the page's language, of that which it declares or of English, and the answers to
    questions that do."""
    blocks = reading.document.blocks
    hit = set(screened(reading).hits.get("policies", ()))
    for index in sorted(hit):
        if _is_question(reading, blocks[index]):
            following = (b.index for b in blocks[index + 1 : index + 4] if len(b.text) > 1)
            hit.add(next(following, index))
    return [blocks[index] for index in sorted(hit)]


def _is_question(reading: Reading, block: Block) -> bool:
    text = block.text.rstrip(_MARKS)
    return text[-1:] in ("?", "？") or bool(words(reading.language_of(block)).question["end"].search(text))


def _above(reading: Reading, index: int) -> int:
    """Index of the block above that says something: icons and single signs are passed over."""
    above = index - 1
    while above >= 0 and len(reading.document.blocks[above].text) < 3:
        above -= 1
    return above


def surroundings(reading: Reading, block: Block) -> Around:
    """What a reader has read just above a block."""
    question, label, headings = _heads_of(reading, block)
    lead, column = list_lead(reading, block), _column(reading, block)
    on, behind = on_card(reading, block), _item_behind(reading, block)
    return Around(question, label, headings, _card(reading, block), on, lead, column, behind)


def _item_behind(reading: Reading, block: Block) -> Block | None:
    """The next item of a list, where each of both is one block."""
    document = reading.document
    following = document.blocks[block.index + 1 : block.index + 2]
    if not following or any(document.elements[b.element].tag != "li" for b in (block, *following)):
        return None
    return following[0] if list_of(document, block) is list_of(document, following[0]) else None


def _heads_of(reading: Reading, block: Block) -> tuple[Block | None, Block | None, tuple[Block, ...]]:
    """The question that a block answers, the label of its row or term, its headings."""
    blocks = reading.document.blocks
    headings = _headings(blocks, block, card_ends(reading))
    above = _above(reading, block.index)
    previous = blocks[above] if above >= 0 else None
    question = next((b for b in (previous, *headings[:1]) if b is not None and _is_question(reading, b)), None)
    label = _row_label(reading, block) or (previous if previous and _is_label(reading, previous) else None)
    label = label or _caption(reading, block) or (None if headings else _marked_heading(blocks, block))
    return question, label, headings


def list_lead(reading: Reading, block: Block) -> Block | None:
    """The line with a colon that leads the list of a block in ("When you cancel:")."""
    blocks = reading.document.blocks
    listed = list_of(reading.document, block)
    above = blocks[listed.first - 1] if listed and listed.first else None
    if listed is None and block.text[:1] in _BULLETS:
        above = _above_bullets(reading, block)
    return above if above and above.text.rstrip().endswith((":", "：")) else None


def _headings(blocks: list[Block], block: Block, ends: dict[int, int]) -> tuple[Block, ...]:
    """The heading above a block, the heading above that one that outranks it, and so on; the name of a card before it
    is none of them."""
    found: list[Block] = []
    index = block.under
    while index >= 0:
        above = blocks[index]
        if ends.get(index, block.end) >= block.end and (not found or above.heading < found[-1].heading):
            found.append(above)
        index = above.under
    return tuple(found)


def _is_label(reading: Reading, block: Block) -> bool:
    tag = reading.document.elements[block.element].tag
    short = len(block.text) <= _LABEL_LENGTH
    return short and (tag in _LABEL_TAGS or block.text.rstrip().endswith((":", "：")))


def _caption(reading: Reading, block: Block) -> Block | None:
    """The short line above a list of bullets ("Purchased credits" over "• Valid for a year"), which is no button."""
    above = _above_bullets(reading, block)
    text = above.text.rstrip(_MARKS) if above else ""
    plain = len(text) <= _CAPTION and text[-1:] not in _ENDS and above and not _is_pressed(reading, above)
    return above if plain else None


def _above_bullets(reading: Reading, block: Block) -> Block | None:
    """The line above the bullets that a block is one of."""
    blocks, above = reading.document.blocks, block.index
    while above >= 0 and block.index - above <= _NEIGHBOURS and _is_bullet(reading, blocks[above]):
        above -= 1
    return None if above in (-1, block.index) or _is_bullet(reading, blocks[above]) else blocks[above]


def _is_pressed(reading: Reading, block: Block) -> bool:
    """Whether a line is a button or a link."""
    inner = block.pieces[0].element if block.pieces else block.element
    return any(element.tag in _PRESSED for element in reading.document.ancestors(inner))


def _is_bullet(reading: Reading, block: Block) -> bool:
    return block.text[:1] in _BULLETS or reading.document.elements[block.element].tag == "li"


def _marked_heading(blocks: list[Block], block: Block) -> Block | None:
    """The heading above in pages that print their marks ("## Credit packs") instead of using tags."""
    above = blocks[max(0, block.index - _NEIGHBOURS) : block.index]
    return next((other for other in reversed(above) if other.text.startswith("#")), None)


def _row_label(reading: Reading, block: Block) -> Block | None:
    """The first cell of a table row, for the other cells."""
    document = reading.document
    for element in document.ancestors(block.element):
        if element.tag == "tr":
            first = document.blocks[element.first]
            return first if first.index != block.index else None
        if element.tag == "table":
            return None
    return None


def _column(reading: Reading, block: Block) -> Block | None:
    """The head of the column of a cell."""
    heads_of = columns(reading)
    cells = (element.index for element in reading.document.ancestors(block.element)) if heads_of else ()
    return next((heads_of[cell] for cell in cells if cell in heads_of), None)


def _card(reading: Reading, block: Block) -> tuple[Block, ...]:
    """Blocks near this one under the same heading, and the heading."""
    blocks = reading.document.blocks
    near = blocks[max(0, block.index - _NEIGHBOURS) : block.index + _NEIGHBOURS + 1]
    return tuple(b for b in near if b.index == block.under or (b.under == block.under and not b.heading))
