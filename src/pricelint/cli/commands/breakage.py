"""`pricelint breakage`: what paid units really cost where unused ones end."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from pricelint.cli.app import app, done
from pricelint.cli.app import out as console
from pricelint.cli.options import (
    STORE,
    Delay,
    Loopback,
    Months,
    PricedSources,
    StoreOption,
    TableOrJson,
    UseProfile,
    UseUnits,
)
from pricelint.cli.priced import priced
from pricelint.costs.breakage import Shape, breakages, profile, read_profile
from pricelint.costs.breakage_report import BreakageReport, Broken, breakage_json
from pricelint.costs.quote import offers_of
from pricelint.errors import UsageError
from pricelint_reports.breakage import breakage_text


@app.command()
def breakage(
    sources: PricedSources = None,
    units: UseUnits = "800",
    use: UseProfile = "constant",
    months: Months = 12,
    form: Annotated[TableOrJson, typer.Option("--format", help="How it is written.")] = TableOrJson.TABLE,
    store: StoreOption = STORE,
    delay: Delay = 1.0,
    allow_loopback: Loopback = False,
) -> None:
    """Simulate every plan and pack day by day, and say what share of paid units is lost and what a unit truly costs.

    Each is compared with no expiry, a month's rollover and monthly expiration on the same use. docs/breakage.md states
    the profiles and the arithmetic.
    """
    days = _days(units, use, months)
    seen, lost = priced(sources or [], store, delay=delay, allow_loopback=allow_loopback)
    found = tuple(
        Broken(offer, thing, breakages(thing, days))
        for result in seen.platforms
        for offer in offers_of(result)
        for thing in (*offer.plans, *offer.packs)
    )
    report = BreakageReport(use=use, days=days, things=found)
    if form is TableOrJson.JSON:
        typer.echo(breakage_json(report), nl=False)
    else:
        console.print(breakage_text(report))
    raise done(lost)


def _days(units: str, use: str, months: int) -> tuple[Fraction, ...]:
    """Raises UsageError where the use is none."""
    if use.endswith(".csv"):
        return read_profile(Path(use))
    try:
        shape, monthly = Shape(use), Fraction(units)
    except (ValueError, ZeroDivisionError):
        shape, monthly = Shape.CONSTANT, Fraction(0)
    if monthly <= 0 or use not in set(Shape):
        raise UsageError(
            "this is no use of units", where=f"--units {units} --use {use}",
            expected=f"units a month above 0, and {', '.join(Shape)} or a CSV file with date and units",
        )  # fmt: skip
    return profile(shape, monthly, months)
