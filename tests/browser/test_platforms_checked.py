"""`pricelint platforms check` and `new`, and `crawl` by id, on a loopback site, with the real spider and browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archive_files import FAQ, PLANS
from pytest_httpserver import HTTPServer

from pricelint_spiders.catalogue import read_platform_file

FILE = """name = "Quillmint"
status = "unverified"

[[pages]]
role = "pricing"
url = "{base}/pricing"
since = 2026-11-22

[[pages]]
role = "{role}"
url = "{base}/{path}"
since = 2026-11-22
"""
HTML = "text/html; charset=utf-8"


@pytest.fixture
def site() -> Iterator[str]:
    with HTTPServer(host="127.0.0.1") as server:
        server.expect_request("/robots.txt").respond_with_data("User-agent: *\nAllow: /\n", content_type="text/plain")
        server.expect_request("/pricing").respond_with_data(PLANS.format(cost="5"), content_type=HTML)
        server.expect_request("/faq").respond_with_data(FAQ, content_type=HTML)
        server.expect_request("/old-faq").respond_with_data("", status=301, headers={"Location": "/faq"})
        server.expect_request("/about").respond_with_data(
            "<!doctype html><html lang=en><title>About</title><p>We like the sea, and quiet mornings.</p></html>",
            content_type=HTML,
        )
        yield server.url_for("").rstrip("/")


def pricelint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from pricelint.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments, "--allow-loopback", "--delay", "0"]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=folder)


def declared(folder: Path, site: str, role: str, path: str) -> Path:
    (folder / "own").mkdir(exist_ok=True)
    file = folder / "own" / "quillmint.toml"
    file.write_text(FILE.format(base=site, role=role, path=path), encoding="utf-8")
    return file


def test_a_platform_whose_pages_are_what_they_say_is_dated(site: str, tmp_path: Path) -> None:
    file = declared(tmp_path, site, "faq", "old-faq")
    done = pricelint(tmp_path, "platforms", "check", "--platforms", "own")
    assert done.returncode == 0, done.stderr
    entry = read_platform_file(file)
    assert (entry.status, entry.verified) == ("verified", datetime.now(UTC).date())
    (line,) = entry.history
    assert "pricing: the unit “credit”, 1 plans" in line.note
    assert f"moved to {site}/faq" in line.note
    assert "Verified: own/quillmint.toml" in done.stdout


@pytest.mark.parametrize(
    ("role", "path", "why"), [("faq", "gone", "http_error"), ("credits", "about", "nothing on the page shows")]
)
def test_a_platform_with_a_page_that_is_not_what_it_says_stays_unverified(
    role: str, path: str, why: str, site: str, tmp_path: Path
) -> None:
    file = declared(tmp_path, site, role, path)
    before = file.read_text(encoding="utf-8")
    done = pricelint(tmp_path, "platforms", "check", "quillmint", "--platforms", "own")
    assert done.returncode == 3
    assert why in done.stderr
    assert file.read_text(encoding="utf-8") == before


def test_a_new_file_is_begun_from_a_visit_and_crawled_by_its_id(site: str, tmp_path: Path) -> None:
    done = pricelint(tmp_path, "platforms", "new", f"{site}/pricing")
    assert done.returncode == 0, done.stderr
    (file,) = (tmp_path / "pricelint-platforms").iterdir()
    entry = read_platform_file(file)
    assert {(page.role.value, page.url) for page in entry.pages} == {
        ("pricing", f"{site}/pricing"),
        ("faq", f"{site}/faq"),
    }
    assert (entry.unit, entry.status) == ("credit", "unverified")
    crawled = pricelint(tmp_path, "crawl", file.stem, "--platforms", "pricelint-platforms")
    assert crawled.returncode == 0, crawled.stderr
    again = pricelint(tmp_path, "platforms", "new", f"{site}/pricing")
    assert again.returncode == 2
    assert "there is a platform file of this name" in again.stderr
