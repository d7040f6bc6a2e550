"""The comparison as tables for a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from pricelint.derive.basis import Compared
from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.comparison.chains import range_words
from pricelint_reports.comparison.choices import suppressed_flags
from pricelint_reports.comparison.flags import flags_of, gravest_first, severities
from pricelint_reports.comparison.grades import grade_words
from pricelint_reports.comparison.tables import CurrencyTable, Figure, currency_tables, without_figure
from pricelint_reports.comparison.words import SEVERITIES
from pricelint_reports.numbers import count, output
from pricelint_reports.text import one_line

_HEADS = {Compared.PLAN: "Cheapest monthly plan", Compared.PACK: "Smallest pack", Compared.RATE: "Stated rate"}


def platform_table(result: AuditResult) -> Table:
    """One line per platform: grade, red flags by name and severity, why it has no grade, passes, reviews, pages."""
    table = Table(title="Platforms", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Platform", overflow="fold")
    table.add_column("Grade", no_wrap=True)
    table.add_column("Red flags", overflow="fold")
    for head in ("Fair", "Review", "Pages"):
        table.add_column(head, justify="right", no_wrap=True)
    for platform in result.platforms:
        counts = {verdict: sum(item.verdict is verdict for item in platform.outcomes) for verdict in Verdict}
        table.add_row(
            Text(_name(platform)),
            Text(_grade(platform)),
            Text(_flags(result, platform)),
            str(counts[Verdict.PASS]),
            str(counts[Verdict.REVIEW]),
            f"{_captured(platform)}/{len(platform.coverage.pages)}",
        )
    return table


def comparison_table(result: AuditResult) -> Group:
    """Money per output: one table per currency, ranked within each output; then who has no figure, and why."""
    tables = [_currency(table) for table in currency_tables(result) if table.groups]
    missing = [Text(f"{_name(item.platform)}: no figure. {item.reason}") for item in without_figure(result)]
    return Group(*tables, *missing)


def _currency(table: CurrencyTable) -> Table:
    title = f"What a generation costs, {table.currency}"
    drawn = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("Per", "Platform", *(_HEADS[compared] for compared in table.compared)):
        drawn.add_column(head, overflow="fold")
    for group in table.groups:
        name = output(group.output.modality, group.output.per)
        for number, row in enumerate(group.rows):
            figures = (_figure(row.figures.get(compared)) for compared in table.compared)
            drawn.add_row("" if number else name, Text(_name(row.platform)), *figures)
    return drawn


def _figure(figure: Figure | None) -> Text:
    if figure is None:
        return Text("–")
    place = f" ({figure.rank}/{figure.among})" if figure.place else ""
    return Text(f"{range_words(figure.range.low, figure.range.high)[0]}{place}")


def _grade(platform: PlatformResult) -> str:
    letter, points = platform.grade.letter, platform.grade.points
    return "Not graded" if letter is None or points is None else one_line(f"{letter} {count(points)}")


def _flags(result: AuditResult, platform: PlatformResult) -> str:
    severity = severities(result)
    found = [item.rule for item in gravest_first(result, flags_of(platform))]
    named = [(rule, "") for rule in found] + [(item.rule, " (suppressed)") for item in suppressed_flags(platform)]
    signs = (f"{SEVERITIES[severity(rule)]:<3} {one_line(rule)}{note}" for rule, note in named)
    none = "none new" if any(item.verdict is Verdict.KNOWN for item in platform.outcomes) else "none seen"
    said = "\n".join(signs) or (none if _captured(platform) else "nothing captured")
    grade = grade_words(platform.grade)
    return said if grade.points else f"{said}\nnot graded because: {one_line(grade.sum)}"


def _captured(platform: PlatformResult) -> int:
    return sum(page.outcome is CaptureOutcome.CAPTURED for page in platform.coverage.pages)


def _name(platform: PlatformResult) -> str:
    return one_line(platform.platform.name or platform.platform.id)
