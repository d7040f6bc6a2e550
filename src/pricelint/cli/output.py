"""A result in the format that was asked for: on the terminal, or as files."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

from pricelint.cli.app import note, out
from pricelint.cli.running import page_text
from pricelint.model.outcome import Severity, Verdict
from pricelint.model.result import AuditResult
from pricelint.pipeline import Blob
from pricelint.result_json import encode
from pricelint_reports.comparison import CsvRenderer, HtmlRenderer, MarkdownRenderer
from pricelint_reports.comparison.csv_file import csv_text
from pricelint_reports.comparison.flags import flags_text
from pricelint_reports.comparison.markdown import markdown_text
from pricelint_reports.comparison.terminal import comparison_table, platform_table


class Format(StrEnum):
    """What a result is written as. `table` also writes the HTML report and prints its path."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"


_RANK = tuple(Severity)  # declared from the least to the most severe


def publish(result: AuditResult, blob: Blob, form: Format, folder: Path | None, *, single: bool = False) -> None:
    """Write a result. JSON, Markdown and CSV go to standard output, unless a folder is named."""
    if form in (Format.TABLE, Format.HTML):
        target = folder or Path("pricelint-report")
        page = HtmlRenderer(blob, page_text(result, blob), self_contained=single).render(result, target)
        (target / "result.json").write_bytes(encode(result))
        if form is Format.TABLE:
            out.print(platform_table(result))
            out.print(comparison_table(result))
            out.print(flags_text(result))
        out.print(f"Report: {page}", highlight=False, soft_wrap=True, markup=False)
    elif folder is None:
        sys.stdout.write(_text(result, form))
    else:
        note(f"Written: {_file(result, form, folder)}")


def _text(result: AuditResult, form: Format) -> str:
    if form is Format.JSON:
        return encode(result).decode("utf-8")
    return markdown_text(result) if form is Format.MARKDOWN else csv_text(result)


def _file(result: AuditResult, form: Format, folder: Path) -> Path:
    if form is not Format.JSON:
        return (MarkdownRenderer() if form is Format.MARKDOWN else CsvRenderer()).render(result, folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "result.json").write_bytes(encode(result))
    return folder / "result.json"


def fails(result: AuditResult, least: Severity | None) -> bool:
    """Whether some violation weighs at least `least`; never where that is None."""
    if least is None:
        return False
    severity = {rule.id: rule.severity for rule in result.rules}
    return any(
        outcome.verdict is Verdict.VIOLATION and _RANK.index(severity[outcome.rule]) >= _RANK.index(least)
        for platform in result.platforms
        for outcome in platform.outcomes
    )
