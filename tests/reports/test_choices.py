"""What was chosen for an audit stands in its reports: thresholds, fingerprints, suppressions, rules left out."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console
from tests.reports.choosing import (
    AUTHOR,
    REASON,
    earlier,
    entry,
    fingerprints_of,
    with_choices,
    with_fingerprints,
    with_suppressions,
)

from pricelint.audit.baseline import compared
from pricelint.model.outcome import Verdict
from pricelint.model.result import AuditResult
from pricelint.result_json import decode, encode
from pricelint_reports.comparison import platform_table
from pricelint_reports.comparison.markdown import markdown_text
from pricelint_reports.site import SiteRenderer

SENTENCE = f"Suppressed by {AUTHOR} until 30 June 2027: {REASON}"


@pytest.fixture(scope="module")
def chosen(audit: AuditResult) -> AuditResult:
    return with_choices(audit)


def page(audit: AuditResult, folder: Path, name: str = "index.html") -> str:
    SiteRenderer().render(audit, folder)
    return (folder / name).read_text("utf-8")


def printed(audit: AuditResult) -> str:
    written = io.StringIO()
    Console(file=written, width=200).print(platform_table(audit))
    return written.getvalue()


def test_the_method_names_the_thresholds_and_which_were_changed(audit: AuditResult, tmp_path: Path) -> None:
    written = page(audit, tmp_path, "method.html")
    assert "cycle_days = 31<" in written
    assert "near = 0.02 <strong>(changed; the default is 0.01)</strong>" in written


def test_markdown_names_the_thresholds_that_were_changed(audit: AuditResult) -> None:
    written = markdown_text(audit)
    assert "near \\= 0.02 \\(default 0.01\\)" in written
    assert "cycle" not in written


def test_findings_and_reviews_without_any_show_their_fingerprints(audit: AuditResult, tmp_path: Path) -> None:
    known = with_fingerprints(audit)
    written = page(known, tmp_path, "platforms/quillgate.html")
    outcomes = known.platforms[1].outcomes
    shown = [finding.fingerprint for outcome in outcomes for finding in outcome.findings]
    assert len(shown) == 3
    assert outcomes[3].fingerprint
    assert all(f'<code class="hash">{mark}</code>' in written for mark in (*shown, outcomes[3].fingerprint))


def test_what_was_chosen_comes_back_from_the_json(chosen: AuditResult) -> None:
    assert decode(encode(chosen)) == chosen
    assert b'"until": "2027-06-30"' in encode(chosen)


def test_the_comparison_shows_what_is_suppressed_and_by_whom(chosen: AuditResult, tmp_path: Path) -> None:
    written = re.sub(r"<[^>]+>", "", page(chosen, tmp_path, "corrections.html"))
    assert written.count(SENTENCE) == 2
    assert "(red flag): A countdown without an end date" in written
    assert "(to review): Nothing seen says" in written


def test_a_platform_shows_it_with_its_findings_and_beside_its_grade(chosen: AuditResult, tmp_path: Path) -> None:
    written = page(chosen, tmp_path, "platforms/quillgate.html")
    assert "Suppressed (2)" in written
    assert "2 red flags (1 more suppressed)" in written
    assert "1 red flag is suppressed and takes no points" in written
    assert SENTENCE in written


def test_entries_without_effect_stand_in_the_method(chosen: AuditResult, tmp_path: Path) -> None:
    written = page(chosen, tmp_path, "method.html")
    assert "(non-round-rate) ended on 1 January 2026: 1 finding with its fingerprint counts again." in written
    assert f"The suppression {'0' * 32} matches no finding" in written


def test_no_red_flag_seen_is_not_said_where_one_is_suppressed(audit: AuditResult, tmp_path: Path) -> None:
    known = with_fingerprints(audit)
    rules = ("monthly-expiration", "pressure-tactics", "non-round-rate")
    marks = [mark for rule in rules for mark in fingerprints_of(known, "quillgate", rule)]
    written = page(with_suppressions(audit, *(entry(mark) for mark in marks)), tmp_path)
    rows = {name: row for row in written.split("</tr>") for name in ("lantern", "quillgate") if f'#{name}">' in row}
    assert "none seen" in rows["lantern"]
    assert "none seen" not in rows["quillgate"]


def test_a_violation_with_a_finding_left_shows_which_one_is_suppressed(audit: AuditResult, tmp_path: Path) -> None:
    lost, timer = with_fingerprints(audit).platforms[1].outcomes[:2]
    both = replace(lost, findings=(*lost.findings, *timer.findings))
    quillgate = replace(audit.platforms[1], outcomes=(both,))
    only = with_suppressions(replace(audit, platforms=(quillgate,)), entry(lost.findings[0].fingerprint))
    written = page(only, tmp_path, "corrections.html")
    assert f"(in part): {both.summary}" in re.sub(r"<[^>]+>", "", written.partition('id="suppressed"')[2])
    own = page(replace(audit, platforms=(quillgate,)), tmp_path, "platforms/quillgate.html")
    assert "Red flag (1)" in own


def test_markdown_and_the_terminal_show_it_too(chosen: AuditResult) -> None:
    written = markdown_text(chosen)
    assert "Ada of Example Weekly until 30 June 2027" in written
    assert "| 2 (1 more suppressed) |" in written
    assert "ended on 1 January 2026" in written
    assert "pressure-tactics (suppressed)" in printed(chosen)


def test_rules_that_were_left_out_are_named_in_every_report(chosen: AuditResult, tmp_path: Path) -> None:
    for name in ("index.html", "platforms/lantern.html"):
        written = page(chosen, tmp_path, name)
        assert "6 of 8 rules judged by selection" in written
        assert "<code>tax-excluded</code>" in written
    assert "6 of 8 rules judged by selection. Left out\\: pack\\-misfit, tax\\-excluded." in markdown_text(chosen)


def test_nothing_is_said_where_nothing_was_chosen(audit: AuditResult, tmp_path: Path) -> None:
    written = page(audit, tmp_path, "corrections.html")
    assert 'id="suppressed"' not in written
    assert written.count('class="notice"') == 1
    assert "Disclosures are missing." in written
    assert "uppress" not in markdown_text(audit)


def test_an_entry_that_ended_takes_nothing_out(audit: AuditResult) -> None:
    (mark,) = fingerprints_of(with_fingerprints(audit), "quillgate", "pressure-tactics")
    ended = with_suppressions(audit, entry(mark, date(2026, 3, 13)))
    assert [outcome.verdict for outcome in ended.platforms[1].outcomes].count(Verdict.SUPPRESSED) == 0


def test_what_is_new_known_and_gone_is_counted_and_listed(audit: AuditResult, tmp_path: Path) -> None:
    beside = compared(with_fingerprints(audit), earlier(audit))
    words = "Beside the baseline of 14 March 2026: 5 new, 0 known, 1 gone, 1 not looked for."
    written = page(beside, tmp_path)
    assert words in written
    assert "<li>Gone: lantern, buried-rate: The rate stands" in written
    assert "<li>Not looked for this time: closed, monthly-expiration: " in written
    assert "Gone\\: lantern, buried\\-rate" in markdown_text(beside)
    assert decode(encode(beside)) == beside


def test_what_is_known_is_not_shown_and_not_called_clean(audit: AuditResult, tmp_path: Path) -> None:
    known = with_fingerprints(audit)
    beside = compared(known, known)
    assert "none new" in printed(beside)
    assert "monthly-expiration" not in printed(beside)
    written = page(beside, tmp_path)
    assert "none new" in written
    assert "none seen" not in next(row for row in written.split("</tr>") if '#quillgate">' in row)
    own = page(beside, tmp_path, "platforms/quillgate.html").partition("What the rules say</h2>")[2]
    assert "Known (4)" in own
    assert "Unused plan units end on the billing date" not in own.partition('id="quillgate-expiry"')[0]
