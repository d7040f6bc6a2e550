"""A result in the format that was asked for: on the terminal, or as files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import typer

from pricelint.cli.app import note, out
from pricelint.cli.formats import Format
from pricelint.cli.publishing import about_of, site_of
from pricelint.cli.tools import TOOL_FORMATS, tool_text
from pricelint.model.outcome import Severity, Verdict
from pricelint.model.result import AuditResult
from pricelint.pipeline import Blob
from pricelint.result_json import encode
from pricelint_reports.comparison import About, CsvRenderer, MarkdownRenderer
from pricelint_reports.comparison.csv_file import csv_text
from pricelint_reports.comparison.markdown import markdown_text
from pricelint_reports.comparison.terminal import comparison_table, platform_table
from pricelint_reports.comparison.terminal_flags import flags_text
from pricelint_reports.site.own_templates import own_templates

SITE = Path("pricelint-report")
"""The folder of a site unless --out names one."""

_RANK = tuple(Severity)  # declared from the least to the most severe


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """How a result is written: what its publisher states, and the language of a site, whether it is one file, and the
    folder of its publisher's own templates."""

    about: About = field(default_factory=About)
    language: str = "en"
    single: bool = False
    templates: Path | None = None


def edition_of(config: Path | None, language: str, *, single: bool, templates: Path | None = None) -> Edition:
    """What a command line and its file ask for."""
    own = own_templates(templates) if templates else None
    return Edition(about=about_of(config), language=language, single=single, templates=own)


def publish(result: AuditResult, blob: Blob, form: Format, folder: Path | None, edition: Edition) -> None:
    """Write a result. All but the table and HTML go to standard output as UTF-8, unless a folder is named."""
    if form in (Format.TABLE, Format.HTML):
        target = folder or SITE
        site = site_of(result, blob, edition.about, edition.language, single=edition.single)
        page = site.render(result, target)
        if form is Format.TABLE:
            out.print(flags_text(result))
            out.print(comparison_table(result))
            out.print(platform_table(result))
        tell_of(page)
    elif folder is None:
        typer.echo(_bytes(result, blob, form, edition.about), nl=False)
    else:
        note(f"Written: {_file(result, blob, form, folder, edition.about)}")


def tell_of(page: Path) -> None:
    """The last line of a command that wrote a site: where it begins."""
    out.print(f"Report: {page}", highlight=False, soft_wrap=True, markup=False)


def is_for_tools(form: Format) -> bool:
    """Whether a program reads it, which wants a whole answer even where nothing could be audited."""
    return form is Format.JSON or form.value in TOOL_FORMATS


def _file(result: AuditResult, blob: Blob, form: Format, folder: Path, about: About) -> Path:
    if form in (Format.MARKDOWN, Format.CSV):
        return (MarkdownRenderer(about) if form is Format.MARKDOWN else CsvRenderer()).render(result, folder)
    path = folder / ("result.json" if form is Format.JSON else TOOL_FORMATS[form.value].file)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_bytes(result, blob, form, about))
    return path


def _bytes(result: AuditResult, blob: Blob, form: Format, about: About) -> bytes:
    if form is Format.JSON:
        return encode(result)
    if form.value in TOOL_FORMATS:
        return tool_text(form.value, result, blob).encode()
    return (markdown_text(result, about) if form is Format.MARKDOWN else csv_text(result)).encode()


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
