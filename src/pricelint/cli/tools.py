"""The formats that other tools read, each with the name of its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pricelint.audit.pages import readme_of
from pricelint.audit.registry import load_rules
from pricelint.cli.running import documents
from pricelint.model.result import AuditResult
from pricelint.pipeline import Blob
from pricelint_reports.artifacts import PageSource
from pricelint_reports.github import annotations_text
from pricelint_reports.json_lines import lines_text
from pricelint_reports.junit import junit_text
from pricelint_reports.sarif import sarif_text
from pricelint_reports.source_places import SourcePage


@dataclass(frozen=True, slots=True)
class ToolFormat:
    """How one format is written: the name of its file, and its text."""

    file: str
    text: Callable[[AuditResult, PageSource], str]


def _sarif(result: AuditResult, source: PageSource, *, every_verdict: bool) -> str:
    # Other packages are asked only where their rules judged: one of them may be broken.
    others = any("/" in rule.id for rule in result.rules)
    explained = {rule.id: readme_of(rule) for rule in load_rules(plugins=others)}
    return sarif_text(result, source, lambda rule: explained.get(rule, ""), every_verdict=every_verdict)


TOOL_FORMATS = {
    "sarif": ToolFormat("result.sarif", partial(_sarif, every_verdict=False)),
    "sarif-all": ToolFormat("result-all.sarif", partial(_sarif, every_verdict=True)),
    "junit": ToolFormat("junit.xml", junit_text),
    "github": ToolFormat("annotations.txt", annotations_text),
    "jsonl": ToolFormat("result.jsonl", lines_text),
}
"""By the value of --format."""


def tool_text(form: str, result: AuditResult, blob: Blob) -> str:
    """The result in one of these formats; lines of a source are told where `blob` has it."""
    captured = documents((each.visit for each in result.platforms), blob)

    def source(sha256: str) -> SourcePage | None:
        document = captured(sha256)
        return SourcePage(document.source, document.text) if document else None

    return TOOL_FORMATS[form].text(result, source)
