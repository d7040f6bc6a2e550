"""Two live audits of one site: the second is compared with what the store keeps of the first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from packs_page import packs_page
from pytest_httpserver import HTTPServer
from typer.testing import CliRunner

from pricelint.cli import app


def audit(url: str, folder: Path) -> dict[str, str]:
    arguments = ["audit", url, "--store", str(folder), "--allow-loopback", "--delay", "0", "--format", "json"]
    result = CliRunner().invoke(app, arguments)
    (platform,) = json.loads(result.stdout)["platforms"]
    return {outcome["rule"]: outcome["verdict"] for outcome in platform["outcomes"]}


@pytest.mark.usefixtures("browser_found")
def test_a_cost_that_rose_between_two_visits_is_accused_at_the_second(httpserver: HTTPServer, tmp_path: Path) -> None:
    found = []
    for cost in (5, 8):
        httpserver.clear_all_handlers()
        httpserver.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
        httpserver.expect_request("/pricing").respond_with_data(packs_page(cost), content_type="text/html")
        found.append(audit(httpserver.url_for("/pricing"), tmp_path)["quiet-cost-increase"])
    assert found == ["not_applicable", "violation"]
