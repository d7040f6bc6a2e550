"""Texts that a toggle between months and years swaps in: they wait in attributes, one for each of its two states.

`<span data-monthly="$9" data-yearly="$7">$9</span>` shows one of two prices. The other is part of the page too; it is
put behind the text that it stands in for, as a hidden line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pricelint.documents.document import Block, Element, Piece
from pricelint.model.evidence import Place

_DATA_OF_MONTH = re.compile(r"data-[a-z-]*month")
_MONTH = re.compile(r"month(?:ly)?")
_YEAR = re.compile(r"year(?:ly)?|annual(?:ly)?")
_SIGN = re.compile(r"[$€£¥₹₽₩元円원]|\b[A-Z]{3}\b")
_DIGIT = re.compile(r"\d")
_BINDINGS = ("x-text", "v-text")
_CHOICE = re.compile(r"([^?]{1,80})\?\s*(['\"`])([^'\"`]{1,60})\2\s*:\s*(['\"`])([^'\"`]{1,60})\4")
_ISNT = re.compile(r"!(?!=)|!==?")
_LONGEST = 60
_LONGEST_SIGN = 8


@dataclass(frozen=True, slots=True)
class Swap:
    """The texts of one element in the two states of a toggle."""

    monthly: str
    yearly: str

    def state_of(self, text: str) -> str:
        """ "month" or "year", whichever of the two texts a text holds; "" where it holds neither or both."""
        month, year = _holds(text, self.monthly), _holds(text, self.yearly)
        return "" if month == year else "month" if month else "year"

    def other(self, text: str) -> str:
        """A text of one state in the other state, "" where it is of neither."""
        state = self.state_of(text)
        shown, hidden = (self.monthly, self.yearly) if state == "month" else (self.yearly, self.monthly)
        return text.replace(shown, hidden, 1) if state else ""


@lru_cache(maxsize=4096)
def _bounded(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,]){re.escape(value)}(?![.,]?\d)")


def _holds(text: str, value: str) -> bool:
    return bool(_bounded(value).search(text))


def may_swap(source: str) -> bool:
    """Whether a page's source has an attribute that could hold the text of a toggle's state.

    Plain searches: one that folds cases takes longer than parsing the page. Names in capitals are let through unread.
    """
    return "-text=" in source or "DATA-" in source or bool(_DATA_OF_MONTH.search(source))


def swap_of(attrs: Mapping[str, str | None]) -> Swap | None:
    """The two texts that the attributes of an element hold for a month and for a year; None where there are none."""
    texts: dict[tuple[str, str], str] = {}
    for name, value in attrs.items():
        if not name.startswith("data-") or not value or len(value) > _LONGEST:
            continue
        for period, pattern in (("month", _MONTH), ("year", _YEAR)):
            if pattern.search(name):
                texts[pattern.sub("", name), period] = " ".join(value.split())
    for (key, period), monthly in texts.items():
        yearly = texts.get((key, "year"), "")
        if period == "month" and yearly and yearly != monthly:
            return Swap(monthly, yearly)
    return next((_chosen(attrs[name] or "") for name in _BINDINGS if name in attrs), None)


@lru_cache(maxsize=4096)
def _chosen(binding: str) -> Swap | None:
    """The two texts of a binding that asks for the state: "yearly ? '$7' : '$9'"."""
    match = _CHOICE.fullmatch(binding.strip())
    if match is None:
        return None
    year, month = bool(_YEAR.search(match[1].lower())), bool(_MONTH.search(match[1].lower()))
    if year == month or match[3] == match[5]:
        return None
    first_is_month = month is not bool(_ISNT.search(match[1]))
    return Swap(match[3], match[5]) if first_is_month else Swap(match[5], match[3])


class Swaps:
    """What the elements of one page swap, gathered in `swaps` by their index. The builder of the tree tells of every
    element and block as it goes."""

    def __init__(self, elements: list[Element], blocks: list[Block], swaps: dict[int, Swap]) -> None:
        self._elements, self._blocks, self._swaps = elements, blocks, swaps
        self._waiting: dict[int, list[tuple[str, int]]] = {}

    def enter(self, element: Element) -> None:
        """Note what an element swaps."""
        if swap := swap_of(element.attrs):
            self._swaps[element.index] = swap

    def note(self, block: Block) -> None:
        """Prepare the other state of a block that has just been closed, where an amount of money is swapped."""
        if not self._swaps:
            return
        others = [self._other(block, piece) for piece in block.pieces]
        line = list(_line(block, others)) if any(_DIGIT.search(other) for other in others) else []
        if any(_SIGN.search(text) for text, _ in line):
            self._waiting.setdefault(block.element, []).extend(line)

    def _other(self, block: Block, piece: Piece) -> str:
        """The text of a piece in the other state, "" where it has none."""
        index, text = piece.element, block.text[piece.start - block.start : piece.end - block.start]
        while index >= 0:
            if index in self._swaps:
                return self._swaps[index].other(text)
            index = self._elements[index].parent
        return ""

    def due(self, element: Element) -> list[tuple[str, int]]:
        """What follows the text of an element that is being closed: pieces of a line, each with its element.

        A price alone in its element is followed by its period: its other state stands behind both.
        """
        waiting = self._waiting.pop(element.index, [])
        if waiting and element.parent >= 0 and len(self._blocks) - element.first == 1 and not self._says_more(element):
            self._waiting.setdefault(element.parent, []).extend(waiting)
            return []
        return waiting

    def _says_more(self, element: Element) -> bool:
        """Whether the one line of an element holds more than amounts with their signs."""
        block = self._blocks[element.first]
        texts = [block.text[piece.start - block.start : piece.end - block.start] for piece in block.pieces]
        return any(not _DIGIT.search(text) and not _is_sign(text) for text in texts)


def _is_sign(text: str) -> bool:
    return len(text) <= _LONGEST_SIGN and not _DIGIT.search(text) and bool(_SIGN.search(text))


def _line(block: Block, others: list[str]) -> Iterable[tuple[str, int]]:
    """The other state of a block: what is swapped, and the signs of currencies beside it; a period that is not swapped
    is no part of it, since it may hold for the state that is shown only."""
    for piece, other in zip(block.pieces, others, strict=True):
        text = block.text[piece.start - block.start : piece.end - block.start]
        if other or _is_sign(text):
            yield other or text, piece.element


def as_block(parts: list[tuple[str, int]], index: int, start: int, element: Element, under: int) -> Block:
    """A hidden line that begins at an offset, made of texts of elements."""
    pieces: list[Piece] = []
    at = start
    for text, owner in parts:
        at += bool(pieces)
        pieces.append(Piece(at, at + len(text), owner, False, Place.HIDDEN))
        at += len(text)
    joined = " ".join(text for text, _ in parts)
    return Block(index, start, at, joined, element.index, Place.HIDDEN, element.region, element.heading, under, pieces)
