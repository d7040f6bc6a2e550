"""The HTML comparison as files: links lead somewhere, nothing is loaded from elsewhere."""

from __future__ import annotations

from pathlib import Path

from tests.reports.builders import Stored

from pricelint.model.result import AuditResult
from pricelint_reports.comparison import HtmlRenderer


def test_the_report_is_a_folder_with_one_page_per_platform(audit: AuditResult, stored: Stored, tmp_path: Path) -> None:
    entry = HtmlRenderer(stored.blobs.get, stored.texts.get).render(audit, tmp_path)
    assert entry == tmp_path / "index.html"
    assert len(list((tmp_path / "platforms").glob("*.html"))) == len(audit.platforms)
