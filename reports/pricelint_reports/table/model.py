"""A comparison table as published: cells that name their notes, and notes that hold quote, place, time and hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `key` is what `--columns` calls it; `numeric` cells are figures and stand to the right."""

    key: str
    heading: str
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: what it says, and what that rests on.

    detail     what the figure is made with (model, resolution, length); "" for nothing
    notes      numbers of the notes whose quotes prove it, ascending
    low, high  the figure in the currency of the table, or a count; None where the cell holds none
    href       the captured address that the cell leads to; "" for none
    """

    text: str
    detail: str = ""
    notes: tuple[int, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    href: str = ""

    @property
    def words(self) -> str:
        """What it says with its detail, on one line."""
        return f"{self.text} ({self.detail})" if self.detail else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One platform, by its id, with a cell for every column of its table."""

    platform: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The platforms that are compared in one currency; "" where no column holds money."""

    currency: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One quote that a cell rests on: what was read, on which page, when, and in which bytes (sha256)."""

    number: int
    platform: str
    quote: str
    url: str
    captured_at: datetime | None
    capture: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable:
    """Everything that is published: the tables, what they rest on, and what a reader has to know beside them.

    seen_at   the time of the latest capture
    left_out  platforms that stand in no table, each with the reason in words
    remarks   basis, method and disclosures, in sentences
    receipts  the address of the site where every claim opens; "" where the publisher named none
    """

    title: str
    seen_at: datetime
    tables: tuple[Table, ...]
    notes: tuple[Note, ...]
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]
    receipts: str = ""
