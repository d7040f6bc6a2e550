"""The red flags of a result for a terminal: the gravest first, each with its quotes and what a fair page would say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pricelint.model.outcome import Finding, Outcome
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.comparison.flags import NOT_SHOWN, SAYS, flags_of, gravest_first, severities, title_of
from pricelint_reports.comparison.words import SEVERITIES
from pricelint_reports.text import one_line

MOST = 3
"""Findings that are printed of one flag, and quotes of one finding; the report holds all of them."""
LONGEST = 160
"""Characters that are printed of one quote."""

Rows = tuple[tuple[str, ...], ...]


def flags_text(result: AuditResult) -> Group:
    """Every red flag, platform by platform; nothing where there are none."""
    return Group(*(part for platform in result.platforms for part in _platform(result, platform)))


def _platform(result: AuditResult, platform: PlatformResult) -> Iterator[RenderableType]:
    severity = severities(result)
    flags = gravest_first(result, flags_of(platform))
    if not flags:
        return
    name = one_line(platform.platform.name or platform.platform.id)
    yield Text(f"{name}: {len(flags)} red flag{'s' if len(flags) > 1 else ''}\n", style="bold")
    tables: dict[Rows, str] = {}
    for flag in flags:
        sign = SEVERITIES[severity(flag.rule)]
        yield Text(f"{sign:<3} {one_line(flag.rule)}  {one_line(title_of(result, flag))}", style="bold")
        yield Padding(Group(*_flag(flag, tables)), (0, 0, 1, 4))


def _flag(flag: Outcome, tables: dict[Rows, str]) -> Iterator[RenderableType]:
    """What is said of one flag; `tables` are those already printed, each with the rule that it was printed under."""
    yield Text(one_line(flag.summary))
    yield from _found(flag)
    if flag.fix:
        yield Text(f"{SAYS} {one_line(flag.fix.text)}")
        yield from _table(flag, flag.fix.table, tables)
    elif flag.no_fix:
        yield Text(f"{NOT_SHOWN} {one_line(flag.no_fix)}")


def _table(flag: Outcome, rows: Rows, tables: dict[Rows, str]) -> Iterator[RenderableType]:
    if rows in tables:
        yield Text(f"(the table under {tables[rows]})")
    elif rows:
        tables[rows] = one_line(flag.rule)
        yield _drawn(rows)


def _found(flag: Outcome) -> Iterator[RenderableType]:
    """The first findings, each with its first quotes, and how many more the report holds."""
    for finding in flag.findings[:MOST]:
        if finding.message != flag.summary:
            yield Text(f"– {one_line(finding.message)}")
        yield Padding(Group(*_quotes(finding)), (0, 0, 0, 2))
    yield from _more(len(flag.findings), "finding")


def _quotes(finding: Finding) -> Iterator[Text]:
    """In the order of reading, those of one page together."""
    distinct = list({(item.page, item.quote): item for item in finding.evidence}.values())
    shown = sorted(distinct[:MOST], key=lambda item: (item.page, item.start))
    for page, items in groupby(shown, key=lambda item: item.page):
        yield Text(f"{' · '.join(f'“{_short(item.quote)}”' for item in items)} ({one_line(page)})", style="italic")
    yield from _more(len(distinct), "quote")


def _more(count: int, noun: str) -> Iterator[Text]:
    if count > MOST:
        yield Text(f"{count - MOST} more {noun}{'s' if count > MOST + 1 else ''} in the report")


def _short(quote: str) -> str:
    line = one_line(quote)
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"


def _drawn(rows: Rows) -> Table:
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in rows[0]:
        drawn.add_column(Text(one_line(head)), overflow="fold")
    for row in rows[1:]:
        drawn.add_row(*(Text(one_line(cell)) for cell in row))
    return drawn
