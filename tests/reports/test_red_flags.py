"""Red flags with what a fair page would say, in Markdown, JSON and on a terminal."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from rich.console import Console

from pricelint.model.outcome import Finding, Outcome
from pricelint.model.result import AuditResult
from pricelint.result_json import encode
from pricelint_reports.comparison.flags import flags_markdown
from pricelint_reports.comparison.markdown import markdown_text
from pricelint_reports.comparison.terminal_flags import flags_text


def test_markdown_lists_each_red_flag_with_its_text_and_table(audit: AuditResult) -> None:
    written = markdown_text(audit)
    assert "## Red flags: Quillgate" in written
    assert "A fair page would say: Unused gems of Plus (470 a month)".replace("(", "\\(").replace(")", "\\)") in written
    assert "| Size | Price per gem |\n| --- | --- |\n| Plus | ≈ $0.0383 |".replace("$", "\\$") in written


def test_a_platform_without_red_flags_has_no_such_section(audit: AuditResult) -> None:
    assert flags_markdown(audit, audit.platforms[0]) == []


def shown(audit: AuditResult, *flags: Outcome) -> str:
    """What a terminal shows of the red flags, with those of Quillgate replaced where others are named."""
    one = audit.platforms[1]
    platform = replace(one, outcomes=flags or one.outcomes)
    written = io.StringIO()
    Console(file=written, width=120).print(flags_text(replace(audit, platforms=(platform,))))
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines())


def test_a_terminal_is_shown_quotes_text_table_and_what_failed(audit: AuditResult) -> None:
    written = shown(audit)
    assert written.startswith("Quillgate: 3 red flags\n\n▲▲▲ monthly-expiration  Units end with the month\n")
    assert (
        "    “Unused gems are lost on your billing date.” (help-page)\n    A fair page would say: Unused gems"
        in written
    )
    assert "is not shown: the wording of a fair page stopped with KeyError: 'end'" in written
    assert "Pack   ≈ $0.0454" in written
    assert flags_text(replace(audit, platforms=audit.platforms[:1])).renderables == []


def test_a_terminal_is_shown_the_gravest_first_and_the_same_table_once(audit: AuditResult) -> None:
    lost, hurry, odd = audit.platforms[1].outcomes[:3]
    written = shown(audit, odd, hurry, replace(lost, fix=odd.fix))
    signs = [line.split()[0] for line in written.splitlines() if line.startswith("▲")]
    assert signs == ["▲▲▲", "▲▲", "▲"]
    assert written.count("≈ $0.0454") == 1
    assert "(the table under monthly-expiration)" in written


def test_of_many_findings_and_quotes_a_terminal_is_shown_the_first_in_reading_order(audit: AuditResult) -> None:
    lost = audit.platforms[1].outcomes[0]
    (quote,) = lost.findings[0].evidence
    quotes = tuple(replace(quote, quote=f"no{number} {'word ' * 40}", start=-number) for number in range(5))
    written = shown(
        audit, replace(lost, findings=tuple(Finding(message=f"It {n}.", evidence=quotes) for n in range(4)))
    )
    assert written.index("– It 0.") < written.index("“no2") < written.index("“no1") < written.index("“no0")
    assert written.count("2 more quotes in the report") == 3
    assert ("1 more finding in the report" in written, "It 3." in written, written.count("…”")) == (True, False, 9)


def test_json_holds_the_fix_of_an_outcome(audit: AuditResult) -> None:
    outcomes = json.loads(encode(audit))["platforms"][1]["outcomes"]
    assert outcomes[0]["fix"] == {"text": "Unused gems of Plus (470 a month) roll over to the next month.", "table": []}
    assert outcomes[1]["no_fix"].startswith("the wording")
    assert outcomes[3]["fix"] is None
