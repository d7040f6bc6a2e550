"""Red flags with what a fair page would say, in Markdown, JSON and on a terminal."""

from __future__ import annotations

import io
import json

from rich.console import Console

from pricelint.model.result import AuditResult
from pricelint.result_json import encode
from pricelint_reports.comparison.flags import flags_markdown, flags_text
from pricelint_reports.comparison.markdown import markdown_text


def test_markdown_lists_each_red_flag_with_its_text_and_table(audit: AuditResult) -> None:
    written = markdown_text(audit)
    assert "## Red flags: Quillgate" in written
    assert "A fair page would say: Unused gems of Plus (470 a month)".replace("(", "\\(").replace(")", "\\)") in written
    assert "| Size | Price per gem |\n| --- | --- |\n| Plus | ≈ $0.0383 |".replace("$", "\\$") in written


def test_a_platform_without_red_flags_has_no_such_section(audit: AuditResult) -> None:
    assert flags_markdown(audit, audit.platforms[0]) == []


def test_a_terminal_is_shown_text_table_and_what_failed(audit: AuditResult) -> None:
    written = io.StringIO()
    Console(file=written, width=120).print(flags_text(audit))
    assert "Quillgate: Units end with the month\n  A fair page would say: Unused gems of Plus" in written.getvalue()
    assert "is not shown: the wording of a fair page stopped with KeyError: 'end'" in written.getvalue()
    assert "Pack   ≈ $0.0454" in written.getvalue()


def test_json_holds_the_fix_of_an_outcome(audit: AuditResult) -> None:
    outcomes = json.loads(encode(audit))["platforms"][1]["outcomes"]
    assert outcomes[0]["fix"] == {"text": "Unused gems of Plus (470 a month) roll over to the next month.", "table": []}
    assert outcomes[1]["no_fix"].startswith("the wording")
    assert outcomes[3]["fix"] is None
