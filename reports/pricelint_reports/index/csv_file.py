"""The index as CSV: a row a point, with everything that it takes to cite it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields

from pricelint.history.index.points import Index, IndexPoint, Overall, OverallPoint
from pricelint.history.index.report import EXACT, CreditIndex, kept
from pricelint.model.evidence import Evidence
from pricelint_reports.index.words import action_words
from pricelint_reports.text import csv_cell

ALL = "(all platforms)"
"""Stands in the column `platform` for an index over all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of the file; its fields are the columns. Several values in a cell are divided by " | "."""

    platform: str
    currency: str
    basis: str
    period: str
    index: str
    change_on_previous: str
    chain: str
    formula: str
    weights: str
    every: str
    read_at: str
    visits: str
    size: str = ""
    money: str = ""
    units: str = ""
    compared: str = ""
    not_compared_new: str = ""
    not_compared_gone: str = ""
    visits_in_period: str = ""
    seen_again: str = ""
    quotes: str = ""
    urls: str = ""
    captures_sha256: str = ""


COLUMNS = tuple(field.name for field in fields(_Row))
"""The header."""


def index_csv(found: CreditIndex) -> str:
    """The table as CSV text with CRLF line ends (RFC 4180): the indices over all first, then those of platforms."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in (*_overall_rows(found), *_rows(found)):
        writer.writerow([csv_cell(cell) for cell in asdict(row).values()])
    return buffer.getvalue()


def _overall_rows(found: CreditIndex) -> Iterator[_Row]:
    for series in found.overall:
        for point in series.points:
            yield _overall_row(point, series, _weights(found))


def _rows(found: CreditIndex) -> Iterator[_Row]:
    for index in found.indices:
        for point in index.points:
            yield _row(point, index, _weights(found))


def _overall_row(point: OverallPoint, series: Overall, weights: str) -> _Row:
    return _Row(
        platform=ALL, currency=series.currency, basis=series.compared.value, period=point.period,
        index=f"{kept(point.value):f}", change_on_previous="" if point.link is None else f"{kept(point.link, EXACT):f}",
        chain="1", formula=series.formula.value, weights=weights, every=series.every.value,
        read_at=point.at.isoformat(), visits=_joined(one.point.reading.visit for one in point.members),
        compared=_joined(f"{one.point.reading.platform} × {kept(one.ratio, EXACT):f}" for one in point.members),
    )  # fmt: skip


def _row(point: IndexPoint, index: Index, weights: str) -> _Row:
    reading = point.reading
    before = (point.before,) if point.before else ()
    quotes = _quotes(point)
    return _Row(
        platform=index.platform, currency=index.currency, basis=index.compared.value, period=point.period,
        index=f"{kept(point.value):f}", change_on_previous="" if point.link is None else f"{kept(point.link, EXACT):f}",
        chain=str(point.chain), formula=index.formula.value, weights=weights, every=index.every.value,
        read_at=reading.at.isoformat(), visits=_joined(one.visit for one in (*before, reading)),
        size=reading.size.name, money=f"{reading.size.money.amount:f}", units=f"{reading.size.units:f}",
        compared=_joined(action_words(one, index.currency) for one in point.matched),
        not_compared_new=_joined(point.entered), not_compared_gone=_joined(point.left),
        visits_in_period=str(point.seen), seen_again="yes" if point.sure else "no",
        quotes=_joined(item.quote for item in quotes), urls=_joined(item.url for item in quotes),
        captures_sha256=_joined(item.capture for item in quotes),
    )  # fmt: skip


def _quotes(point: IndexPoint) -> tuple[Evidence, ...]:
    """The quotes of the size and of what was compared; of a base, of everything that it prices."""
    prices = [one.after for one in point.matched] or list(point.reading.prices.values())
    return (*point.reading.evidence, *(item for price in prices for item in price.evidence))


def _weights(found: CreditIndex) -> str:
    return "stated basket" if found.weights.baskets else "equal"


def _joined(values: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(value for value in values if value))
