"""A result in the format that was asked for: on the terminal, or as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer

from pricelint.cli.app import note, out
from pricelint.cli.running import page_text
from pricelint.cli.tools import TOOL_FORMATS, tool_text
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
    """What a result is written as. `table` also writes the HTML report and prints its path.

    `sarif` holds the violations, as code scanning wants it; `sarif-all` every outcome.
    """

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"
    SARIF = "sarif"
    SARIF_ALL = "sarif-all"
    JUNIT = "junit"
    GITHUB = "github"
    JSONL = "jsonl"


_RANK = tuple(Severity)  # declared from the least to the most severe


def publish(result: AuditResult, blob: Blob, form: Format, folder: Path | None, *, single: bool = False) -> None:
    """Write a result. All but the table and HTML go to standard output as UTF-8, unless a folder is named."""
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
        typer.echo(_bytes(result, blob, form), nl=False)
    else:
        note(f"Written: {_file(result, blob, form, folder)}")


def is_for_tools(form: Format) -> bool:
    """Whether a program reads it, which wants a whole answer even where nothing could be audited."""
    return form is Format.JSON or form.value in TOOL_FORMATS


def _file(result: AuditResult, blob: Blob, form: Format, folder: Path) -> Path:
    if form in (Format.MARKDOWN, Format.CSV):
        return (MarkdownRenderer() if form is Format.MARKDOWN else CsvRenderer()).render(result, folder)
    path = folder / ("result.json" if form is Format.JSON else TOOL_FORMATS[form.value].file)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_bytes(result, blob, form))
    return path


def _bytes(result: AuditResult, blob: Blob, form: Format) -> bytes:
    if form is Format.JSON:
        return encode(result)
    if form.value in TOOL_FORMATS:
        return tool_text(form.value, result, blob).encode()
    return (markdown_text(result) if form is Format.MARKDOWN else csv_text(result)).encode()


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
