"""What was chosen for an audit stands in its reports: thresholds and fingerprints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pricelint.audit.identity import identified
from pricelint.model.result import AuditResult
from pricelint_reports.comparison import HtmlRenderer


def page(audit: AuditResult, folder: Path, name: str = "index.html") -> str:
    HtmlRenderer().render(audit, folder)
    return (folder / name).read_text("utf-8")


def with_fingerprints(audit: AuditResult) -> AuditResult:
    platforms = (replace(each, outcomes=identified(each.platform.id, each.outcomes)) for each in audit.platforms)
    return replace(audit, platforms=tuple(platforms))


def test_the_method_names_the_thresholds_and_which_were_changed(audit: AuditResult, tmp_path: Path) -> None:
    written = page(audit, tmp_path)
    assert "cycle_days = 31<" in written
    assert "near = 0.02 <strong>(changed; the default is 0.01)</strong>" in written


def test_findings_and_reviews_without_any_show_their_fingerprints(audit: AuditResult, tmp_path: Path) -> None:
    known = with_fingerprints(audit)
    written = page(known, tmp_path, "platforms/quillgate.html")
    outcomes = known.platforms[1].outcomes
    shown = [finding.fingerprint for outcome in outcomes for finding in outcome.findings]
    assert len(shown) == 3
    assert outcomes[3].fingerprint
    assert all(f'<code class="hash">{mark}</code>' in written for mark in (*shown, outcomes[3].fingerprint))
