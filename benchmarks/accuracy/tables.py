"""The figures as Markdown tables: per field over all pages, and core F1 over sites."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from accuracy.scoring import Count, interval, total

Table = Mapping[str, Mapping[str, Count]]


def field_table(table: Table) -> str:
    """One row per field: facts labelled and read, precision, recall, F1 and its 95 % interval over pages."""
    lines = ["| field | labelled | read | precision | recall | F1 | 95 % interval |", "|---|--:|--:|--:|--:|--:|---|"]
    for name, pages in table.items():
        whole = total(pages.values())
        low, high = interval(list(pages.values()))
        labelled, read = whole.right + whole.missed, whole.right + whole.invented
        figures = f"{whole.precision:.3f} | {whole.recall:.3f} | {whole.f1:.3f} | {low:.3f} … {high:.3f}"
        lines.append(f"| {name} | {labelled} | {read} | {figures} |")
    return "\n".join(lines)


def site_table(table: Table, sites: Mapping[str, list[str]]) -> str:
    """How much core F1 hangs on single sites: each site alone and all others without it, as mean, spread and extremes.

    Sites without a labelled core fact are left out. Nothing is trained, so this is no estimate for unseen sites.
    """
    core = table["core"]
    alone: dict[str, float] = {}
    without: dict[str, float] = {}
    for site, pages in sites.items():
        own = total(core[page] for page in pages)
        if own.right + own.missed:
            alone[site] = own.f1
            without[site] = total(count for page, count in core.items() if page not in pages).f1
    if len(alone) < 2:
        return "too few sites"
    lines = ["| core F1 | sites | mean | spread (s.d.) | lowest | highest |", "|---|--:|--:|--:|--:|--:|"]
    for title, values in (("each site alone", alone.values()), ("all but one site", without.values())):
        mean, spread = statistics.mean(values), statistics.stdev(values)
        lines.append(f"| {title} | {len(values)} | {mean:.3f} | {spread:.3f} | {min(values):.3f} | {max(values):.3f} |")
    return "\n".join(lines)
