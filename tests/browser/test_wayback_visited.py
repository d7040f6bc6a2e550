"""A list of an archive's addresses, visited on a loopback archive by the real spider and browser."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_files import FAQ, PLANS
from pytest_httpserver import HTTPServer

HTML = "text/html; charset=utf-8"
SITE = "https://quillmint.example"


@pytest.fixture
def archive() -> Iterator[str]:
    with HTTPServer(host="127.0.0.1") as server:
        base = server.url_for("").rstrip("/")
        server.expect_request("/robots.txt").respond_with_data("User-agent: *\nAllow: /\n", content_type="text/plain")
        for stamp, cost in (("20250301100000", "4"), ("20250601100000", "6")):
            page = PLANS.format(cost=cost)
            server.expect_request(f"/web/{stamp}if_/{SITE}/pricing").respond_with_data(page, content_type=HTML)
        nearest = {"Location": f"{base}/web/20250603120000if_/{SITE}/faq"}
        server.expect_request(f"/web/20250601if_/{SITE}/faq").respond_with_data("", status=302, headers=nearest)
        server.expect_request(f"/web/20250603120000if_/{SITE}/faq").respond_with_data(FAQ, content_type=HTML)
        yield base


def test_a_list_is_audited_as_its_site_dated_by_the_archive(archive: str, tmp_path: Path) -> None:
    paths = [f"20250301100000/{SITE}/pricing", f"20250601100000/{SITE}/pricing", f"20250601/{SITE}/faq"]
    names = "\n".join(f"{archive}/web/{path}" for path in [*paths, f"20250601/{SITE}/gone"])
    (tmp_path / "list.txt").write_text(names, encoding="utf-8")
    code = "from pricelint.cli import main; main()"
    arguments = ["audit", "list.txt", "--allow-loopback", "--delay", "0", "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path
    )
    assert done.returncode == 3, done.stderr
    assert "/gone: http_error" in done.stderr
    told = json.loads(done.stdout)
    (platform,) = told["platforms"]
    assert (platform["platform"]["id"], told["audited_at"]) == ("quillmint-example", "2025-06-03T12:00:00Z")
    captured = [one for one in platform["visit"]["captures"] if one["outcome"] == "captured"]
    assert {(one["role"], one["captured_at"], one["fetcher"]) for one in captured} == {
        ("pricing", "2025-06-01T10:00:00Z", "browser"),
        ("faq", "2025-06-03T12:00:00Z", "browser"),
    }
    verdicts = {outcome["rule"]: outcome["verdict"] for outcome in platform["outcomes"]}
    assert verdicts["quiet-cost-increase"] == "violation"
