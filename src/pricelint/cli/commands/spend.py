"""`pricelint spend`: a ledger of generations, month by month, and why a usable output costs more than before."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pricelint.audit.near import near
from pricelint.cli.app import app, note
from pricelint.cli.app import out as console
from pricelint.cli.exits import Exit
from pricelint.cli.options import (
    Balances,
    CurrencyCode,
    History,
    Init,
    Layout,
    MoreActions,
    OutOption,
    RatesFile,
    UnitPrice,
)
from pricelint.cli.stated import balance_of, unit_price_of
from pricelint.cli.stored import stored_result
from pricelint.costs.ledger import LAYOUTS, Options, read_ledger, template
from pricelint.costs.rates import read_rates
from pricelint.costs.spend import Spend, spend_json, spend_of
from pricelint.errors import UsageError
from pricelint_reports.spend import spend_page, spend_text

TEMPLATE = Path("ledger.csv")


class SpendFormat(StrEnum):
    """What the report is written as. `table` also writes the HTML report and prints its path."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


@app.command()
def spend(
    ledger: Annotated[Path | None, typer.Argument(help="A CSV file with one generation per row.")] = None,
    init: Init = False,
    layout: Layout = None,
    currency: CurrencyCode = None,
    rates: RatesFile = None,
    price: UnitPrice = None,
    action: MoreActions = None,
    history: History = None,
    balance: Balances = None,
    form: Annotated[SpendFormat, typer.Option("--format", help="How the report is written.")] = SpendFormat.TABLE,
    out: OutOption = None,
) -> None:
    """Say what a usable output really costs, month by month, and why that moved.

    Effective cost is total spend ÷ usable outputs: failed and rejected generations count in the spend. A row that
    cannot be counted is named by its line and kept out. docs/ledger.md describes columns and decomposition.
    """
    if init:
        _write_template(ledger or TEMPLATE)
        return
    if ledger is None:
        raise UsageError("no ledger was named", where="pricelint spend", do="name a CSV file, or write one with --init")
    audits = [stored_result(path) for path in history or ()]
    counted = read_ledger(ledger, _options(currency, action, price, rates), layout)
    for column in counted.unread:
        known = tuple(LAYOUTS[counted.layout].columns.values())
        note(f"{ledger}: the column {column!r} was not read. Expected: {near(column, known, ', '.join(known))}")
    report = spend_of(counted, audits, [balance_of(one) for one in balance or ()])
    _publish(report, ledger.name, form, out)
    raise typer.Exit(Exit.INCOMPLETE if counted.kept_out else Exit.CLEAN)


def _options(currency: str | None, actions: list[str] | None, prices: list[str] | None, rates: Path | None) -> Options:
    return Options(
        currency=currency.upper() if currency else None,
        actions=frozenset(name.lower() for name in actions or ()),
        unit_prices=dict(map(unit_price_of, prices or ())),
        rates=read_rates(rates) if rates else None,
    )


def _write_template(path: Path) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(template())
    except OSError as error:
        raise UsageError(
            f"the template cannot be written: {error.strerror}",
            where=str(path),
            do="name a file that does not exist yet",
        ) from error
    note(f"Written: {path}")


def _publish(report: Spend, name: str, form: SpendFormat, folder: Path | None) -> None:
    if form is SpendFormat.JSON and folder is None:
        typer.echo(spend_json(report), nl=False)
        return
    target = folder or Path("pricelint-report")
    target.mkdir(parents=True, exist_ok=True)
    (target / "spend.json").write_bytes(spend_json(report))
    if form is SpendFormat.JSON:
        note(f"Written: {target / 'spend.json'}")
        return
    page = target / "spend.html"
    page.write_text(spend_page(report, name), encoding="utf-8")
    if form is SpendFormat.TABLE:
        console.print(spend_text(report))
    console.print(f"Report: {page}", highlight=False, soft_wrap=True, markup=False)
