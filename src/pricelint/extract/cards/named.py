"""What the markup calls a line of a card: its name (`class="plan-name"`) or a badge (`class="ribbon"`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pricelint.documents.document import Block

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_OWN = r"(?:plan|tier|pack|package|pkg|price|pricing|product|bundle|card|offer)s?"
_NAME = re.compile(rf"(?:^|[\s_-]){_OWN}(?:__|--|[_-])?(?:card[_-]?)?(?:name|title)(?:[\s_-]|$)", re.I)
_BADGE = re.compile(r"(?:^|[\s_-])(?:badges?|ribbons?)(?:[\s_-]|$)", re.I)


def is_named(reading: Reading, block: Block) -> bool:
    """Whether a class of the element around a line says that it is the name of something to buy."""
    return any(_says(names)[0] for names in _classes(reading, block))


def is_badged(reading: Reading, block: Block) -> bool:
    """Whether a class of the element around a line says that it is a badge ("Most popular", "No strings")."""
    return any(_says(names)[1] for names in _classes(reading, block))


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
