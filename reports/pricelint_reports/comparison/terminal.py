"""The comparison as tables for a terminal."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.comparison.chains import range_words
from pricelint_reports.comparison.grades import grade_words
from pricelint_reports.comparison.tables import Figure, currency_tables, no_figure_reason
from pricelint_reports.comparison.words import COMPARED, SEVERITIES
from pricelint_reports.numbers import output
from pricelint_reports.text import one_line


def platform_table(result: AuditResult) -> Table:
    """One line per platform: grade, red flags by name and severity, passes, reviews, pages captured, why no figure."""
    table = Table(title="Platforms", title_justify="left", show_lines=True)
    for head in ("Platform", "Grade", "Red flags", "Fair", "Review", "Pages", "Note"):
        table.add_column(head, overflow="fold")
    for platform in result.platforms:
        grade = grade_words(platform.grade)
        counts = {verdict: sum(item.verdict is verdict for item in platform.outcomes) for verdict in Verdict}
        note = grade.sum if platform.grade.letter is None else no_figure_reason(platform) or ""
        pages = f"{_captured(platform)} of {len(platform.coverage.pages)}"
        table.add_row(
            Text(_name(platform)),
            Text(one_line(f"{grade.letter} {grade.points}")),
            Text(_flags(result, platform)),
            str(counts[Verdict.PASS]),
            str(counts[Verdict.REVIEW]),
            pages,
            Text(one_line(note)),
        )
    return table


def comparison_table(result: AuditResult) -> Table:
    """Money per output: a section per currency, a line per output and platform, ranked within each output."""
    table = Table(title="What a generation costs", title_justify="left")
    for head in ("Currency", "Per", "Platform", *COMPARED.values()):
        table.add_column(head, overflow="fold")
    for currency in currency_tables(result):
        for group in currency.groups:
            for row in group.rows:
                figures = (_figure(row.figures.get(compared)) for compared in COMPARED)
                name = output(group.output.modality, group.output.per)
                table.add_row(currency.currency, name, Text(_name(row.platform)), *figures)
        table.add_section()
    return table


def _figure(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    return f"{range_words(figure.range.low, figure.range.high)[0]}  {figure.place}".rstrip()


def _flags(result: AuditResult, platform: PlatformResult) -> str:
    severities = {rule.id: rule.severity for rule in result.rules}
    found = [item.rule for item in platform.outcomes if item.verdict is Verdict.VIOLATION]
    signs = (f"{SEVERITIES[severities[rule]] if rule in severities else '·'} {one_line(rule)}" for rule in found)
    return "\n".join(signs) or ("none seen" if _captured(platform) else "nothing captured")


def _captured(platform: PlatformResult) -> int:
    return sum(page.outcome is CaptureOutcome.CAPTURED for page in platform.coverage.pages)


def _name(platform: PlatformResult) -> str:
    return one_line(platform.platform.name or platform.platform.id)
