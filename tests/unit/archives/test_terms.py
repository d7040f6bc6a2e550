"""Folders of Open Terms Archive: documents by service, dated by commits, names or the file."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archive_files import FAQ
from dulwich import porcelain
from typer.testing import CliRunner

from pricelint.archives.page import Reading
from pricelint.archives.terms import is_terms_folder, read_terms
from pricelint.cli import app
from pricelint.cli.sources import read_sources
from pricelint.model.capture import Capture
from pricelint.model.platform import Role

KEPT = "# Terms\n\nUnused credits never expire.\n\n| Action | Credits |\n|---|---|\n| Image generation | 4 |\n"
LOST = KEPT.replace("never expire", "expire at the end of each month").replace("| 4 |", "| 6 |")
MARCH, JUNE = datetime(2025, 3, 1, 10, tzinfo=UTC), datetime(2025, 6, 1, 10, tzinfo=UTC)


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def commit(root: Path, name: str, text: str, at: datetime, message: str = "Record new changes of Quillmint") -> None:
    path = write(root, name, text)
    stamp = at.timestamp()
    porcelain.add(str(root), [str(path)])
    porcelain.commit(
        str(root), message=message, author=b"Bot <bot@a.example>", committer=b"Bot <bot@a.example>",
        author_timestamp=stamp, commit_timestamp=stamp + 3600, author_timezone=0, commit_timezone=0,
    )  # fmt: skip


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """A repository of versions: terms that changed in June, and a FAQ that stayed as it was in March."""
    root = tmp_path / "versions"
    root.mkdir()
    porcelain.init(str(root)).close()
    commit(root, "Quillmint/Terms of Service.md", KEPT, MARCH, "First record of Quillmint Terms of Service")
    commit(root, "Quillmint/FAQ.html", FAQ, MARCH)
    commit(root, "Quillmint/Terms of Service.md", LOST, JUNE)
    return root


def captures(folder: Path) -> dict[str, Capture]:
    (files,) = read_sources([str(folder)]).files
    return {capture.requested_url: capture for capture in files.visit.captures}


def test_each_document_is_a_page_dated_by_the_commit_that_last_changed_it(versions: Path) -> None:
    found = captures(versions)
    assert {name: (capture.captured_at, capture.role) for name, capture in found.items()} == {
        "Quillmint/Terms of Service.md": (JUNE, Role.TERMS),
        "Quillmint/FAQ.html": (MARCH, Role.FAQ),
    }
    assert "dated by commit" in found["Quillmint/FAQ.html"].reason


def test_the_version_before_is_what_the_newest_is_compared_with(versions: Path) -> None:
    result = CliRunner().invoke(app, ["audit", str(versions), "--format", "json"])
    assert result.exit_code == 0, result.output
    (platform,) = json.loads(result.stdout)["platforms"]
    verdicts = {outcome["rule"]: outcome["verdict"] for outcome in platform["outcomes"]}
    assert (platform["platform"]["id"], verdicts["quiet-cost-increase"]) == ("quillmint", "violation")


def test_a_better_extraction_of_the_same_snapshot_is_no_change_of_the_service(versions: Path) -> None:
    better = LOST.replace("# Terms", "# Terms of Service")
    later = datetime(2025, 9, 1, tzinfo=UTC)
    name = "Quillmint/Terms of Service.md"
    commit(versions, name, better, later, "Apply technical or declaration upgrade on Quillmint Terms of Service")
    (files,) = read_sources([str(versions)]).files
    terms = next(capture for capture in files.visit.captures if capture.requested_url == name)
    assert terms.captured_at == JUNE
    assert files.blobs[terms.artefacts.body or ""] == better.encode()
    assert files.earlier is not None
    assert [capture.captured_at for capture in files.earlier.captures] == [MARCH]


def test_markdown_is_read_as_html_that_holds_nothing_active(tmp_path: Path) -> None:
    text = KEPT + "\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b onclick=x>bold</b>\n"
    write(tmp_path, "Quillmint/Terms of Service.md", text)
    reading = Reading()
    (service,) = read_terms(tmp_path, reading)
    (page,) = service.pages
    html = reading.shelf[page.dom or ""].decode()
    assert "<td>Image generation</td>" in html
    assert [mark in html for mark in ("<script", "href=", "<b ")] == [False, False, False]


def test_a_dataset_is_dated_by_the_names_of_its_files(tmp_path: Path) -> None:
    write(tmp_path, "Quillmint/Terms of Service/2025-03-01T10-00-00Z.md", KEPT)
    write(tmp_path, "Quillmint/Terms of Service/2025-06-01T10-00-00Z.md", LOST)
    write(tmp_path, "Quillmint/FAQ/2025-06-02.md", "# FAQ\n\nAsk us.")
    (files,) = read_sources([str(tmp_path)]).files
    assert {(one.requested_url, one.captured_at) for one in files.visit.captures} == {
        ("Quillmint/Terms of Service.md", JUNE),
        ("Quillmint/FAQ.md", datetime(2025, 6, 2, tzinfo=UTC)),
    }
    assert files.earlier is not None
    assert files.earlier.finished_at == MARCH


def test_services_are_platforms_and_what_names_no_topic_is_no_pricing_page(tmp_path: Path) -> None:
    for name in ("Quillmint/Privacy Policy.md", "Glintforge/Terms of Service #two.html", "Glintforge/scan.pdf"):
        os.utime(write(tmp_path, name, "<p>We like the sea.</p>"), (JUNE.timestamp(), JUNE.timestamp()))
    found = read_sources([str(tmp_path)]).files
    assert [files.platform.name for files in found] == ["Glintforge", "Quillmint"]
    roles = {one.requested_url: one.role for files in found for one in files.visit.captures}
    assert roles == {
        "Quillmint/Privacy Policy.md": Role.OTHER,
        "Glintforge/Terms of Service #two.html": Role.TERMS,
        "Glintforge/scan.pdf": Role.OTHER,
    }
    assert {one.captured_at for files in found for one in files.visit.captures} == {JUNE}


def test_links_lead_nowhere_and_folders_of_pages_stay_what_they_are(tmp_path: Path) -> None:
    secret = write(tmp_path, "outside/secret.md", "# Secret")
    inside = tmp_path / "inside"
    (inside / "Quillmint").mkdir(parents=True)
    (inside / "Quillmint" / "Terms.md").symlink_to(secret)
    assert not is_terms_folder(inside)
    write(inside, "pricing.html", "<p>saved</p>")
    write(inside, "Quillmint/FAQ.md", "# FAQ")
    assert not is_terms_folder(inside)


def test_a_broken_repository_is_told_and_its_files_are_read(versions: Path) -> None:
    for path in (versions / ".git" / "objects").rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(b"broken")
    found = read_sources([str(versions)])
    assert "cannot be read" in found.refused[0]
    assert len(found.files[0].visit.captures) == 2
