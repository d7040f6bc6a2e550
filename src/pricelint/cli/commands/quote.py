"""`pricelint quote`: the cheapest plan, billing and packs of each platform for what somebody needs."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from pricelint.cli.app import app, done, note
from pricelint.cli.app import out as console
from pricelint.cli.options import (
    STORE,
    CurrencyCode,
    Delay,
    Loopback,
    Months,
    Needs,
    OutOption,
    PricedSources,
    RatesFile,
    StoreOption,
    SuccessRate,
    TableOrJson,
)
from pricelint.cli.priced import priced
from pricelint.costs.quote import Request, need_of, quote_all, quote_json
from pricelint.costs.quote.highs import highs
from pricelint.costs.quote.report import QuoteReport, report_of
from pricelint.costs.rates import read_rates
from pricelint.errors import UsageError
from pricelint_reports.quote import quote_text


@app.command()
def quote(
    sources: PricedSources = None,
    need: Needs = None,
    success_rate: SuccessRate = "1",
    months: Months = 12,
    currency: CurrencyCode = None,
    rates: RatesFile = None,
    form: Annotated[TableOrJson, typer.Option("--format", help="How quotes are written.")] = TableOrJson.TABLE,
    out: OutOption = None,
    store: StoreOption = STORE,
    delay: Delay = 1.0,
    allow_loopback: Loopback = False,
) -> None:
    """Find for each platform the cheapest plan, billing and packs for what you need, with what is left over or lost.

    An exact optimum, by integer programming; same outputs and qualities are compared with same. docs/quote.md states
    the model.
    """
    request = _request(need or [], success_rate, months)
    highs()
    seen, lost = priced(sources or [], store, delay=delay, allow_loopback=allow_loopback)
    known = read_rates(rates) if rates else None
    found = report_of(quote_all(seen.platforms, request), request, seen, known, currency and currency.upper())
    _publish(found, form, out)
    raise done(lost)


def _request(needs: list[str], success_rate: str, months: int) -> Request:
    """Raises UsageError where nothing is needed or the rate is none."""
    if not needs:
        raise UsageError("nothing is needed", where="pricelint quote", expected="--need image=200/month")
    try:
        rate = Fraction(success_rate)
    except (ValueError, ZeroDivisionError):
        rate = Fraction(0)
    if not 0 < rate <= 1:
        raise UsageError(
            "this is no success rate", where=f"--success-rate {success_rate}", expected="above 0, at most 1"
        )
    return Request(needs=tuple(map(need_of, needs)), success_rate=rate, months=months)


def _publish(report: QuoteReport, form: TableOrJson, folder: Path | None) -> None:
    if form is TableOrJson.TABLE:
        console.print(quote_text(report))
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "quotes.json").write_bytes(quote_json(report))
        note(f"Written: {folder / 'quotes.json'}")
    elif form is TableOrJson.JSON:
        typer.echo(quote_json(report), nl=False)
