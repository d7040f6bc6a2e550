"""Breakage for a terminal: a line per plan or pack and policy, then what actions truly cost as stated."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pricelint.costs.breakage_report import BreakageReport, Broken
from pricelint.costs.exact import decimal_of
from pricelint.model.money import Money
from pricelint_reports.numbers import count, output, rounded_money
from pricelint_reports.text import one_line

_SHOWN = 6


def breakage_text(report: BreakageReport) -> Group:
    """Everything of the report, in order."""
    used = sum(report.days, Fraction(0))
    head = Text(f"{one_line(report.use)}: {_units(used)} units over {len(report.days)} days", style="bold")
    parts = [part for one in report.things for part in _thing(one)]
    return Group(head, *(parts or [Text("No plan or pack with a price and a number of units was read.")]))


def _thing(one: Broken) -> list[RenderableType]:
    table = Table(
        title=f"{one_line(one.offer.name)}: {one_line(one.thing.name)}", title_justify="left", box=box.SIMPLE_HEAD,
        pad_edge=False,
    )  # fmt: skip
    table.add_column("Units that …", overflow="fold")
    for name in ("Paid", "Used", "Lost", "Left", "Unmet", "Lost share", "Per unit"):
        table.add_column(name, justify="right")
    for policy in one.policies:
        usage = policy.usage
        said = f"as stated ({policy.lasting.words})" if policy.policy == "as stated" else policy.policy
        table.add_row(
            said, _money(one, Fraction(policy.money)), *map(_units, (usage.used, usage.lost, usage.left, usage.unmet)),
            f"{float(policy.lost_share) * 100:.1f} %", _money(one, policy.per_unit),
        )  # fmt: skip
    return [Text(), table, *_actions(one)]


def _actions(one: Broken) -> list[RenderableType]:
    stated, fair = one.policies[0], one.policies[1]
    lines: list[RenderableType] = []
    for cost in one.offer.costs[:_SHOWN]:
        true, plain = stated.per_action(cost), fair.per_action(cost)
        if true is not None and plain is not None and true != plain:
            name, dear, fair_price = output(cost.modality, cost.per), _money(one, true[1]), _money(one, plain[1])
            lines.append(Text(f"  {one_line(cost.item)}: {dear} per {name}; without expiry {fair_price}"))
    return lines


def _money(one: Broken, value: Fraction | None) -> str:
    if value is None:
        return "–"
    return rounded_money(Money(one.offer.currency, decimal_of(value)))[0]


def _units(value: Fraction) -> str:
    return count(Decimal(f"{float(value):.6g}"))
