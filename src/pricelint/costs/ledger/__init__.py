"""The spend ledger: rows of generations to months of effective cost, and why a month costs more than the one before."""

from __future__ import annotations

from pricelint.costs.ledger.decompose import Factor, Part, Step, explain
from pricelint.costs.ledger.layouts import LAYOUTS, Layout, layout_of
from pricelint.costs.ledger.reading import Options, read_ledger
from pricelint.costs.ledger.spending import Fault, FaultKind, Ledger, Month, Tally, Work, months_of
from pricelint.costs.ledger.template import template

__all__ = [
    "LAYOUTS", "Factor", "Fault", "FaultKind", "Layout", "Ledger", "Month", "Options", "Part", "Step", "Tally", "Work",
    "explain", "layout_of", "months_of", "read_ledger", "template",
]  # fmt: skip
