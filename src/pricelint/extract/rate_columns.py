"""Rates in tables: under a head that prices units, or in cells that say of how many units they are the price; and below
such a label elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Cell
from pricelint.documents.tables import cell_span
from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.bare import is_price_label
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.rate_words import GAP, RateWords, maybe, some, stated_rate
from pricelint.extract.words import alternatives
from pricelint.model.fact import Rate

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_REACH = 20
_LABEL = 40
_SLASHED = regex.compile(r" ?/ ?\d")


@lru_cache(maxsize=256)
def _header(unit: str, language: str) -> Pattern:
    words = section(language, "rates", RateWords)
    joined = rf"(?:{alternatives(words.per)}){GAP}{some(unit)}(?!\p{{L}})"
    return Pattern(rf"{joined}|(?:{alternatives(words.headers)})$")


def column_rates(reading: Reading) -> Iterator[Rate]:
    """The cells of a table's column or row that is headed "price per credit" or "per 1,000 credits"."""
    for table in reading.document.tables:
        for column, head in enumerate(table.rows[0]):
            cells = [row[column] for row in table.rows[1:]]
            yield from _headed(reading, head, cells)
        for row in table.rows[1:]:
            yield from _headed(reading, row[0], row[1:])


def labelled_rates(reading: Reading) -> Iterator[Rate]:
    """Amounts that fill a line below a label that says no more than that it is the price of one unit: "Price per
    credit", "€0.10"."""
    header = _header(reading.unit_pattern.pattern, reading.language)
    blocks = reading.document.blocks
    for mention in reading.money:
        block = reading.document.block_at(mention.start)
        if block.index and (mention.start, mention.end) == (block.start, block.end):
            label = blocks[block.index - 1].text
            called = header.search(label) if len(label) <= _LABEL and not any(map(str.isdigit, label)) else None
            if called and is_price_label(label[: called.start()] + label[called.end() :], reading.language):
                yield from maybe(stated_rate(reading, (mention.start, mention.end), mention.money, Decimal(1)))


def _headed(reading: Reading, head: Cell | None, cells: list[Cell | None]) -> Iterator[Rate]:
    """The rates of the cells under a head that prices units; under one that only names them, those that say of how many
    they are the price ("Extra tokens", "$0.15/1K")."""
    if units := _units_priced(reading, head):
        yield from _cells(reading, cells, units)
    elif reading.unit_pattern.search(reading.plain[slice(*cell_span(reading.document, head))]):
        for cell in cells:
            for mention in reading.money_in(*cell_span(reading.document, cell)):
                yield from _by_number(reading, mention) or _by_piece(reading, mention)


def _by_number(reading: Reading, mention: MoneyMention) -> list[Rate]:
    """An amount with a slash and a number behind it: "$0.15/1K"."""
    match = _SLASHED.match(reading.plain, mention.end)
    number = next(iter(reading.numbers_in(match.end() - 1, match.end())), None) if match else None
    if number is None or number.value <= 1:
        return []
    return [*maybe(stated_rate(reading, (mention.start, number.end), mention.money, number.value))]


def _by_piece(reading: Reading, mention: MoneyMention) -> list[Rate]:
    """An amount that the words behind it call the price of one: "$0.06 each"."""
    match = _piece(reading.language).match(reading.plain[mention.end : mention.end + _REACH])
    span = (mention.start, mention.end + match.end()) if match else (0, 0)
    return [*maybe(stated_rate(reading, span, mention.money, Decimal(1)))] if match else []


@lru_cache
def _piece(language: str) -> Pattern:
    words = section(language, "rates", RateWords)
    return Pattern(rf"{GAP}{alternatives([*words.each, *words.pieces])}(?!\p{{L}})")


def _units_priced(reading: Reading, head: Cell | None) -> Decimal | None:
    """How many units a heading gives the price of, 1 where it counts none; None where it is no such heading."""
    span = cell_span(reading.document, head)
    if not _header(reading.unit_pattern.pattern, reading.language).search(reading.document.text[slice(*span)]):
        return None
    return next((count.low for count in reading.counts_in(*span) if count.end <= span[1]), Decimal(1))


def _cells(reading: Reading, cells: list[Cell | None], units: Decimal) -> Iterator[Rate]:
    for cell in cells:
        mentions = reading.money_in(*cell_span(reading.document, cell))
        if len(mentions) == 1:
            where = (mentions[0].start, mentions[0].end)
            yield from maybe(stated_rate(reading, where, mentions[0].money, units))
