"""The red flags of a result with what a fair page would say: as Markdown, and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pricelint.model.outcome import Fix, Outcome, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.text import markdown_cell, one_line

SAYS = "A fair page would say:"
NOT_SHOWN = "What a fair page would say is not shown:"


def flags_markdown(result: AuditResult, platform: PlatformResult) -> list[str]:
    """The red flags of one platform as lines of Markdown; empty where there are none."""
    name = markdown_cell(platform.platform.name or platform.platform.id)
    parts = [line for outcome in _flags(platform) for line in _flag(result, outcome)]
    return [f"## Red flags: {name}", "", *parts] if parts else []


def _flag(result: AuditResult, outcome: Outcome) -> list[str]:
    lines = [f"**{markdown_cell(_title(result, outcome))}**: {markdown_cell(outcome.summary)}", ""]
    if outcome.fix:
        return [*lines, f"{SAYS} {markdown_cell(outcome.fix.text)}", "", *fix_table(outcome.fix)]
    return [*lines, f"{NOT_SHOWN} {markdown_cell(outcome.no_fix)}", ""] if outcome.no_fix else lines


def fix_table(fix: Fix) -> list[str]:
    """The table of what a fair page would say as lines of Markdown; none where it has no table."""
    if not fix.table:
        return []
    rows = [f"| {' | '.join(map(markdown_cell, row))} |" for row in fix.table]
    return [rows[0], f"|{' --- |' * len(fix.table[0])}", *rows[1:], ""]


def flags_text(result: AuditResult) -> Group:
    """Every red flag with what a fair page would say, for a terminal; nothing where there are none."""
    return Group(*(part for platform in result.platforms for part in _platform_text(result, platform)))


def _platform_text(result: AuditResult, platform: PlatformResult) -> Iterator[RenderableType]:
    name = one_line(platform.platform.name or platform.platform.id)
    for outcome in _flags(platform):
        if outcome.fix or outcome.no_fix:
            yield Text(f"{name}: {one_line(_title(result, outcome))}", style="bold")
        if outcome.fix:
            yield Padding(Text(f"{SAYS} {one_line(outcome.fix.text)}"), (0, 0, 0, 2))
            if outcome.fix.table:
                yield Padding(_drawn(outcome.fix), (0, 0, 0, 2))
        elif outcome.no_fix:
            yield Padding(Text(f"{NOT_SHOWN} {one_line(outcome.no_fix)}"), (0, 0, 0, 2))


def _drawn(fix: Fix) -> Table:
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in fix.table[0]:
        drawn.add_column(Text(one_line(head)), overflow="fold")
    for row in fix.table[1:]:
        drawn.add_row(*(Text(one_line(cell)) for cell in row))
    return drawn


def _flags(platform: PlatformResult) -> list[Outcome]:
    return [outcome for outcome in platform.outcomes if outcome.verdict is Verdict.VIOLATION]


def _title(result: AuditResult, outcome: Outcome) -> str:
    titles = {rule.id: rule.title for rule in result.rules}
    return titles.get(outcome.rule, outcome.rule)
