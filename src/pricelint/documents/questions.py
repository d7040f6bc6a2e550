"""Questions and answers: text under a run of question headings is an FAQ, whatever its markup and language."""

from __future__ import annotations

from pricelint.documents.document import Block, Element
from pricelint.model.evidence import Place

_ASKS = ("?", "？", "؟")
_ASKING_TAGS = frozenset({"summary", "button", "dt", "legend"})


def mark_answers(elements: list[Element], blocks: list[Block]) -> None:
    """Move main text that answers one of two or more questions in a row to `Place.FAQ`.

    One question alone ("Need more credits?") is a slogan, so a question counts only beside another: the heading
    before or after it, at the same level of markup, has to be one too.
    """
    heads = [block for block in blocks if block.heading or elements[block.element].tag in _ASKING_TAGS]
    asks = [block.text.endswith(_ASKS) for block in heads]
    for number, head in enumerate(heads):
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(heads) and _alike(elements, heads[n], head)]
        if not asks[number] or not any(asks[n] for n in beside):
            continue
        end = heads[number + 1].index if number + 1 < len(heads) else _end_of_answer(elements, blocks, head)
        for block in blocks[head.index : end]:
            if block.place is Place.MAIN:
                block.place = Place.FAQ
                for piece in block.pieces:
                    piece.place = Place.FAQ if piece.place is Place.MAIN else piece.place


def _alike(elements: list[Element], one: Block, other: Block) -> bool:
    return one.heading == other.heading and elements[one.element].tag == elements[other.element].tag


def _end_of_answer(elements: list[Element], blocks: list[Block], head: Block) -> int:
    """The last question has no heading after it: its answer ends with the element that holds question and answer."""
    element = elements[head.element]
    while element.parent >= 0 and element.last <= head.index + 1:
        element = elements[element.parent]
    return min(element.last, len(blocks))
