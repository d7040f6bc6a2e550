"""A page that was found unchanged is quoted with the time of its bytes, and the time at which they were found again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.reports.builders import Stored

from pricelint.model.capture import Capture
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.model.revalidation import AskedAgain, Revalidation, Sameness
from pricelint.result_json import decode, encode
from pricelint_reports.comparison import MarkdownRenderer
from pricelint_reports.comparison.csv_file import csv_text
from pricelint_reports.dossier import dossier_of, dossier_page
from pricelint_reports.site import SiteRenderer
from pricelint_reports.table import published_table

TAKEN, AGAIN = datetime(2026, 11, 2, 7, 15, 30, tzinfo=UTC), datetime(2026, 11, 8, 9, 45, 10, tzinfo=UTC)


def unchanged(capture: Capture) -> Capture:
    asked = (AskedAgain(capture.final_url, Sameness.NOT_MODIFIED),)
    return replace(capture, captured_at=AGAIN, revalidation=Revalidation(taken_at=TAKEN, asked=asked))


@pytest.fixture(scope="module")
def found_again(audit: AuditResult) -> AuditResult:
    def older(item: PlatformResult) -> PlatformResult:
        visit = replace(item.visit, captures=tuple(unchanged(capture) for capture in item.visit.captures))
        return replace(item, visit=visit)

    return replace(audit, platforms=tuple(older(item) for item in audit.platforms))


def test_the_html_report_names_both_times(found_again: AuditResult, stored: Stored, tmp_path: Path) -> None:
    path = SiteRenderer(stored.blobs.get, stored.texts_of, self_contained=True).render(found_again, tmp_path)
    written = path.read_text("utf-8")
    assert "<dt>Seen</dt><dd>2 November 2026, 07:15:30 UTC, found unchanged 8 November 2026, 09:45:10 UTC" in written
    assert "<td>2 November 2026, 07:15:30 UTC, found unchanged 8 November 2026, 09:45:10 UTC</td>" in written


def test_the_markdown_report_names_both_times(found_again: AuditResult, tmp_path: Path) -> None:
    written = MarkdownRenderer().render(found_again, tmp_path).read_text("utf-8")
    assert "seen 2026-11-02 07:15:30, found unchanged 2026-11-08 09:45:10" in written


def test_tables_for_programs_date_quotes_by_their_bytes(found_again: AuditResult) -> None:
    written = csv_text(found_again)
    assert TAKEN.isoformat() in written
    assert AGAIN.isoformat() not in written


def test_the_result_keeps_how_it_is_known(found_again: AuditResult) -> None:
    data = encode(found_again)
    (told, *_) = json.loads(data)["platforms"][0]["visit"]["captures"]
    assert told["revalidation"]["asked"][0]["sameness"] == "not_modified"
    assert decode(data, where="a result") == found_again


def test_published_tables_and_dossiers_date_quotes_by_their_bytes(found_again: AuditResult, stored: Stored) -> None:
    table = published_table(found_again)
    dossier = dossier_of(found_again, found_again.platforms, stored.blobs.get)

    assert {note.captured_at for note in table.notes} == {TAKEN}
    assert {receipt.captured_at for receipt in dossier.receipts} == {TAKEN}
    assert {capture.captured_at for view in dossier.platforms for capture in view.captures} == {TAKEN}
    assert "found unchanged 2026-11-08 09:45:10 UTC" in dossier_page(dossier)
