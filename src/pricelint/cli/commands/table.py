"""`pricelint table`: a comparison table for an article, a spreadsheet or a paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pricelint.browser import ensure_browser
from pricelint.browser.drawing import picture_of
from pricelint.cli.app import app, done, note
from pricelint.cli.options import STORE, Delay, Loopback, PricedSources, PublishConfig, StoreOption
from pricelint.cli.priced import judged
from pricelint.cli.publishing import about_of
from pricelint.errors import UsageError
from pricelint_reports.comparison.about import disclosures
from pricelint_reports.table import (
    TITLE,
    PublishedTable,
    Publisher,
    column_of,
    picture_page,
    published_table,
    table_csv,
    table_fragment,
    table_json,
    table_latex,
    table_markdown,
    table_page,
    table_svg,
    table_xlsx,
)
from pricelint_reports.text import safe_href


class TableFormat(StrEnum):
    """What a table is written as: `html` is a fragment to paste, `page` the same to frame."""

    HTML = "html"
    PAGE = "page"
    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"
    LATEX = "latex"
    PNG = "png"
    SVG = "svg"
    JSON = "json"


def _png(table: PublishedTable) -> bytes:
    return picture_of(picture_page(table), ensure_browser(note))


_WRITERS: Mapping[TableFormat, tuple[str, Callable[[PublishedTable], str | bytes]]] = {
    TableFormat.HTML: ("table.html", table_fragment),
    TableFormat.PAGE: ("table-page.html", table_page),
    TableFormat.MD: ("table.md", table_markdown),
    TableFormat.CSV: ("table.csv", table_csv),
    TableFormat.XLSX: ("table.xlsx", table_xlsx),
    TableFormat.LATEX: ("table.tex", table_latex),
    TableFormat.PNG: ("table.png", _png),
    TableFormat.SVG: ("table.svg", table_svg),
    TableFormat.JSON: ("table.json", table_json),
}
_BINARY = (TableFormat.XLSX, TableFormat.PNG)


ColumnKeys = Annotated[
    str | None,
    typer.Option("--columns", help="Comma separated: platform, grade, plan, plan-unit, plan:image, expiry.plan …"),
]
PlatformIds = Annotated[
    str | None, typer.Option("--platforms", help="Ids, comma separated, in the order of the rows (default: all).")
]
Sort = Annotated[str, typer.Option("--sort", help="Order rows by the figure of this column, lowest first.")]
Title = Annotated[str, typer.Option("--title", help="What stands above the table (else that of the config).")]
Receipts = Annotated[
    str, typer.Option("--receipts", help="Address of your published site, where every figure has its receipt.")
]
Folder = Annotated[
    Path | None, typer.Option("--out", help="Folder for the file (default: standard output; xlsx and png: here).")
]


@app.command()
def table(
    sources: PricedSources = None,
    columns: ColumnKeys = None,
    platforms: PlatformIds = None,
    sort: Sort = "",
    title: Title = "",
    receipts: Receipts = "",
    config: PublishConfig = None,
    form: Annotated[TableFormat, typer.Option("--format", help="How the table is written.")] = TableFormat.HTML,
    out: Folder = None,
    store: StoreOption = STORE,
    delay: Delay = 1.0,
    allow_loopback: Loopback = False,
) -> None:
    """Publish a comparison: one table per currency, with notes that hold quote, address, time and hash.

    `html` is one element with a style sheet of its own, to be pasted into an article; `page` is to be framed:
    <iframe src="table-page.html" title="…" sandbox></iframe>. docs/tables.md lists the columns.
    """
    if receipts and not safe_href(receipts):
        raise UsageError("this is no address", where=f"--receipts {receipts}", expected="https://…")
    about = about_of(config)
    publisher = Publisher(
        title=title or about.title or TITLE,
        columns=tuple(map(column_of, _listed(columns))), platforms=_listed(platforms),
        sort=column_of(sort).key if sort else "", receipts=receipts, disclosures=disclosures(about),
    )  # fmt: skip
    seen, lost = judged(sources or [], store, delay=delay, allow_loopback=allow_loopback)
    _publish(published_table(seen, publisher), form, out)
    raise done(lost)


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _publish(found: PublishedTable, form: TableFormat, folder: Path | None) -> None:
    name, write = _WRITERS[form]
    written = write(found)
    data = written.encode() if isinstance(written, str) else written
    if folder is None and form not in _BINARY:
        typer.echo(data, nl=False)
        return
    target = (folder or Path()) / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    note(f"Written: {target}")
