"""The spend report for a terminal: months with a drawn bar each, why they differ, what was kept out, advice."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pricelint.costs.ledger import Month
from pricelint.costs.spend import Spend
from pricelint_reports.spend.words import FACTORS, amount, change, mainly, share
from pricelint_reports.text import one_line

_BAR = 12
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_SHOWN = 20


def spend_text(spend: Spend) -> Group:
    """Everything a ledger says, in order."""
    accounts = groupby(spend.months, key=lambda month: month.measure)
    parts = [part for measure, months in accounts for part in _account(spend, measure, list(months))]
    return Group(*parts, *_kept_out(spend), *_advice(spend))


def _account(spend: Spend, measure: str, months: list[Month]) -> Iterator[RenderableType]:
    drawn = _table(f"Effective cost per usable output, {one_line(measure)}")
    for head in ("Month", "Spend", "Generations", "Usable", "First attempt", "Per usable"):
        drawn.add_column(head, justify="left" if head == "Month" else "right", no_wrap=True)
    drawn.add_column("", no_wrap=True, overflow="crop")
    most = max((month.effective or Fraction(0) for month in months), default=Fraction(0))
    for month in months:
        total = month.total
        drawn.add_row(
            month.month, amount(measure, total.spend), f"{total.generations:,}", f"{total.usable:,}",
            share(month.first_attempt_success), amount(measure, month.effective), bar(month.effective, most),
        )  # fmt: skip
    yield drawn
    steps = [step for step in spend.steps if step.measure == measure]
    if steps:
        why = _table("Why it moved (parts sum to the change)")
        for head in ("From → to", "Change", *FACTORS.values()):
            why.add_column(head, justify="left" if head == "From → to" else "right")
        for step in steps:
            parts = [change(measure, part.change) for part in step.parts] or ["–"] * len(FACTORS)
            why.add_row(f"{step.before} → {step.after}", change(measure, step.change), *parts)
        yield why
        yield from (Text(one_line(mainly(step))) for step in steps)


def bar(value: Fraction | None, most: Fraction) -> str:
    """A bar of eighths of a character, as long as the value is of the largest; "" where there is no value."""
    if not value or not most:
        return ""
    whole, rest = divmod(int(value * _BAR * 8 / most), 8)
    return _EIGHTHS[8] * whole + _EIGHTHS[rest].strip()


def _kept_out(spend: Spend) -> Iterator[RenderableType]:
    ledger = spend.ledger
    counted = f"{ledger.rows:,} rows, layout {ledger.layout}"
    if not ledger.kept_out:
        yield Text(f"\n{counted}; none was kept out.")
        return
    kinds = ", ".join(f"{kind.value.replace('_', ' ')} {number:,}" for kind, number in sorted(ledger.faulty.items()))
    yield Text(f"\n{counted}; {ledger.kept_out:,} kept out of every sum: {kinds}.", style="yellow")
    for fault in ledger.faults[:_SHOWN]:
        yield Text(f"  line {fault.line}: {one_line(fault.says)}")
    if ledger.kept_out > _SHOWN:
        yield Text(
            f"  … and {ledger.kept_out - _SHOWN:,} more, by line in the JSON and the report (the first thousand)"
        )


def _advice(spend: Spend) -> Iterator[RenderableType]:
    for one in spend.advice:
        head = Text(f"\n{one_line(one.says)}", style="bold").append(f"  {one_line(one.about)}", style="dim")
        yield head.append(f"\n  {one_line(one.arithmetic)}", style="not bold")


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
