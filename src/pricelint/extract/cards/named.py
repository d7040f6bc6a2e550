"""What the markup calls a line of a card: its name (`class="plan-name"`) or a badge (`class="ribbon"`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pricelint.documents.document import Block, Piece
from pricelint.extract.cards.units.added import bonus_alone
from pricelint.extract.cards.words import phrase

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_OWN = r"(?:plan|tier|pack|package|pkg|price|pricing|product|bundle|card|offer)s?"
_NAME = re.compile(rf"(?:^|[\s_-]){_OWN}(?:__|--|[_-])?(?:card[_-]?)?(?:name|title)(?:[\s_-]|$)", re.I)
_BADGE = re.compile(
    r"(?:^|[\s_-])(?:badges?|ribbons?|chips?|pills?|tags?|kickers?|eyebrows?|popular)(?:[\s_-]|$)", re.I
)
_BETWEEN = re.compile(r" ?[·•|] ?")
_SECTION = re.compile(r"(?:§ ?)?\d{1,2}(?:\.\d{1,2}){0,2}[.)] ")
_LONG = 7


def is_named(reading: Reading, block: Block) -> bool:
    """Whether a class of the element around a line says that it is the name of something to buy."""
    return any(_says(names)[0] for names in _classes(reading, block))


def is_badged(reading: Reading, block: Block) -> bool:
    """Whether a class of the element around a line says that it is a badge ("Most popular", "No strings")."""
    return any(_says(names)[1] for names in _classes(reading, block))


def is_section_head(block: Block) -> bool:
    """Whether a heading is numbered as sections of terms are: "3. Fees and payment"."""
    return bool(block.heading and _SECTION.match(block.text))


def is_badge_line(reading: Reading, block: Block) -> bool:
    """Whether a line is nothing but badges, by its class or its words ("Save 70% · Best value")."""
    parts = _BETWEEN.split(block.text.strip())
    return is_badged(reading, block) or all(_is_badge_text(reading, part) for part in parts)


def _is_badge_text(reading: Reading, text: str) -> bool:
    saving = "%" in text and bool(phrase(reading.language, "off").search(text))
    return saving or bool(phrase(reading.language, "badge").fullmatch(text))


def without_badges(reading: Reading, block: Block) -> tuple[int, int]:
    """Span of a line without the badges that begin or end it in elements of their own ("Yearly", "Save 25%",
    "+50 bonus")."""
    pieces = block.pieces
    if len(pieces) == 1:
        return block.start, block.end
    first, last = 0, len(pieces) - 1
    while first < last and _is_badge(reading, block, pieces[first]):
        first += 1
    while first < last and _is_badge(reading, block, pieces[last]):
        last -= 1
    return (block.start if first == 0 else pieces[first].start), (
        block.end if last == len(pieces) - 1 else pieces[last].end
    )


def _is_badge(reading: Reading, block: Block, piece: Piece) -> bool:
    text = reading.plain[piece.start : piece.end].strip()
    if (" " in text or len(text) >= _LONG) and phrase(reading.language, "badge").fullmatch(text):
        return True
    if text.startswith("+") and bonus_alone(reading.language).fullmatch(text):
        return True
    for element in reading.document.ancestors(piece.element):
        if element.index == block.element or element.block_level:
            return False
        if (names := element.attrs.get("class")) and _says(names)[1]:
            return True
    return False


def _classes(reading: Reading, block: Block) -> list[str]:
    """The classes of the elements that hold all of a line and nothing else, inside out."""
    document = reading.document
    if not block.pieces or any(piece.element != block.pieces[0].element for piece in block.pieces):
        return []
    found: list[str] = []
    for element in document.ancestors(block.pieces[0].element):
        if element.last - element.first > 1:
            break
        if names := element.attrs.get("class"):
            found.append(names)
    return found


@lru_cache(maxsize=4096)
def _says(names: str) -> tuple[bool, bool]:
    return bool(_NAME.search(names)), bool(_BADGE.search(names))
