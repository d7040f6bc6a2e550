"""Tables of other sellers' offers: headed as such ("Provider"), or with the site itself as one of several."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import regex

from pricelint.documents.document import Cell, Table
from pricelint.documents.headings import titles_of
from pricelint.extract.cards.card import Card
from pricelint.extract.cards.titles import is_name
from pricelint.extract.cards.words import phrase
from pricelint.model.once import once
from pricelint.net.scope import site_of

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_PARTS = regex.compile(r" ?[|·•–—:] ?| - ")
_WORD = regex.compile(r"[\p{L}\d]+")
_NAME = r"\p{Lu}[\w.&'-]*(?: \p{Lu}[\w.&'-]*){0,2}"
_LEAST, _SHORT = 3, 30


def lines_of_others(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks of all tables that list sellers."""
    document = reading.document
    own = own_names(reading)
    tables = [document.elements[t.element] for t in document.tables if _lists_sellers(reading, t, own)]
    return frozenset(index for table in tables for index in range(table.first, table.last))


def is_under_rival(reading: Reading, card: Card) -> bool:
    """Whether the heading above a card names the seller whom the page compares its own with ("Owlet vs Skimmerly")."""
    rivals, document = _rivals(reading), reading.document
    under = document.block_at(card.start).under if rivals else -1
    if under < 0:
        return False
    heading = folded(document.blocks[under].text)
    return any(name in heading for name in rivals) and not any(name in heading for name in own_names(reading))


@once
def _rivals(reading: Reading) -> frozenset[str]:
    """Whom the title or first heading names against the site itself, folded."""
    document, own = reading.document, own_names(reading)
    titles = titles_of(document)
    pattern = _against(reading.language)
    pairs = [{folded(m["one"]), folded(m["other"])} for text in titles for m in pattern.finditer(text)]
    return frozenset(name for pair in pairs if pair & own for name in pair - own if len(name) >= _LEAST)


@lru_cache
def _against(language: str) -> regex.Pattern[str]:
    words = phrase(language, "against").pattern
    return regex.compile(rf"(?P<one>{_NAME}) (?i:{words}) (?P<other>{_NAME})")


def _lists_sellers(reading: Reading, table: Table, own: frozenset[str]) -> bool:
    """Whether a table has a column of sellers, or of others ("Competitors"), by its head, or the site's own name beside
    others as heads of columns or of rows: then even its own prices are told again."""
    heads = [_text(reading, cell) for cell in table.rows[0]]
    rows = [_text(reading, row[0]) for row in table.rows[1:]]
    others = [head for head in heads[1:] if len(head) <= _SHORT and phrase(reading.language, "elsewhere").search(head)]
    if others or any(phrase(reading.language, "sellers").fullmatch(head) for head in heads):
        return True
    return _are_compared(reading, table, heads[1:], own) or any(
        _is_one_of(reading, names, own) for names in (heads[1:], rows)
    )


def _are_compared(reading: Reading, table: Table, heads: list[str], own: frozenset[str]) -> bool:
    """Whether the heading above a table sets a name that the site's begins with against another ("Owlet vs Skimmerly"
    on a page with the title "Owlet pricing"), and both head columns."""
    document = reading.document
    under = document.blocks[document.elements[table.element].first].under
    match = _against(reading.language).search(document.blocks[under].text) if under >= 0 else None
    names = [folded(match[side]) for side in ("one", "other")] if match else []
    columns = [folded(head) for head in heads]
    headed = bool(names) and all(any(column.startswith(name) for column in columns) for name in names)
    return headed and any(title.startswith(name) for name in names for title in own)


def _text(reading: Reading, cell: Cell | None) -> str:
    """The first line of a cell."""
    text = reading.document.words_in(reading.document.elements[cell.element]) if cell else ""
    return text.partition("\n")[0].strip()


def _is_one_of(reading: Reading, names: list[str], own: frozenset[str]) -> bool:
    others = [name for name in names if folded(name) not in own and may_sell(reading, name)]
    return bool(others) and any(folded(name) in own and may_sell(reading, name) for name in names)


def may_sell(reading: Reading, name: str) -> bool:
    """Whether a head can be the name of a seller: no usual name of tiers."""
    return is_name(name, reading.language) and not phrase(reading.language, "tier").fullmatch(name)


@once
def own_names(reading: Reading) -> frozenset[str]:
    """What the site is called, folded: the parts of its title, and its domain without what all domains end with."""
    document = reading.document
    host = urlsplit(document.url).hostname or ""
    names = [*_PARTS.split(document.title), site_of(host).partition(".")[0]]
    return frozenset(name for name in map(folded, names) if len(name) >= _LEAST)


def folded(text: str) -> str:
    """A name as it is compared: its letters and digits alone, small."""
    return "".join(_WORD.findall(text.lower()))
