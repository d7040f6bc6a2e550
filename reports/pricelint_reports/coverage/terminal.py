"""Coverage for a terminal: what each allowance buys, and what printed yields are worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.console import Group
from rich.text import Text

from pricelint.costs.coverage import Buys, Claim, Claimed, Covered
from pricelint.costs.coverage_report import PlatformCoverage
from pricelint_reports.numbers import count, exact_money, many, output
from pricelint_reports.text import one_line

_SHOWN = 6
_VERDICTS = {
    Claimed.HOLDS: "holds for every stated cost of that output",
    Claimed.BEST_CASE: "holds for the cheapest stated cost only",
    Claimed.ONE_CASE: "holds for one stated cost, which is not the cheapest",
    Claimed.DIFFERS: "no stated cost gives this number: for a person to look at",
    Claimed.UNKNOWN: "cannot be checked: no cost of that output is stated, or no units",
}


def coverage_text(platforms: Sequence[PlatformCoverage]) -> Group:
    """Every platform, in order."""
    return Group(*(line for one in platforms for line in _platform(one)))


def _platform(one: PlatformCoverage) -> Iterator[Text]:
    yield Text(f"\n{one_line(one.name)}", style="bold underline")
    for covered, days in zip(one.covered, one.days, strict=True):
        yield from _size(covered, days, one_line(one.unit))
    if not one.covered:
        yield Text("  nothing can be counted: no size, or no cost of an action, is stated")
    for missing in one.missing:
        yield Text(f"  missing: {one_line(missing.premise)} of {one_line(missing.action)}", style="yellow")
    yield from map(_claim, one.claims)


def _size(covered: Covered, days: Fraction | None, unit: str) -> Iterator[Text]:
    size = covered.size
    named = f", {one_line(size.name)}" if size.name else ""
    head = f"  {count(size.units)} {many(unit)} ({exact_money(size.money)}{named})"
    lasts = f"; they last {float(days):.3g} days at that use" if days is not None else ""
    yield Text(f"{head} = {', or '.join(map(_buys, covered.buys[:_SHOWN]))}{lasts}")
    if len(covered.buys) > _SHOWN:
        yield Text(f"    fewest: {_buys(covered.worst)} ({len(covered.buys) - _SHOWN} more in the JSON)")


def _buys(one: Buys) -> str:
    times = f"{one.least:,}" if one.least == one.most else f"{one.least:,}–{one.most:,}"
    low, high = one.cost.low, one.cost.high
    units = count(low) if low == high else f"{count(low)}–{count(high)}"
    return f"{times} × {one_line(one.cost.item)} at {units}"


def _claim(one: Claim) -> Text:
    claim = one.claim
    units = f"{count(claim.units)} = " if claim.units is not None else ""
    words = f"  printed: {units}{count(claim.count)} × {output(claim.modality, claim.per)}: {_VERDICTS[one.verdict]}"
    basis = f" ({', '.join(one_line(cost.item) for cost in one.basis[:_SHOWN])})" if one.basis else ""
    return Text(words + basis, style="yellow" if one.verdict is Claimed.DIFFERS else "")
