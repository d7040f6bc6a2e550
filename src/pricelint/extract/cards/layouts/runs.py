"""Lists of cards by their elements: where a heading between two cards begins another list, and where each card ends."""

from __future__ import annotations

from itertools import pairwise

from pricelint.documents.document import Document, Element

_LEAST = 2
_MOST_BETWEEN = 12


def runs(document: Document, cards: list[Element]) -> list[slice]:
    """The lists that a row of cards is made of: a heading between two of them leads to another ("Plans", "Top-ups"),
    where each has at least two cards."""
    pairs = pairwise(cards)
    cuts = [at for at, (card, following) in enumerate(pairs, 1) if _headed(document, card.last, following.first)]
    found = [slice(start, end) for start, end in zip([0, *cuts], [*cuts, len(cards)], strict=True)]
    return found if all(run.stop - run.start >= _LEAST for run in found) else [slice(0, len(cards))]


def ends(document: Document, parent: Element, cards: list[Element]) -> list[int]:
    """Where the lines of each card end (a block index): with its element; where all are heads of one line with lines
    between them ("Pro – $9/month", a list), with the last of those."""
    own = [card.last for card in cards]
    firsts = [card.first for card in cards]
    gaps = [after - before for before, after in zip(own, firsts[1:], strict=False)]
    if any(card.last - card.first > 1 for card in cards) or not all(0 < gap <= _MOST_BETWEEN for gap in gaps):
        return own
    last = min(parent.last, own[-1] + max(gaps))
    stop = next((index for index in range(own[-1], last) if document.blocks[index].heading), last)
    return [*firsts[1:], stop]


def _headed(document: Document, start: int, end: int) -> bool:
    return any(block.heading for block in document.blocks[start:end])
