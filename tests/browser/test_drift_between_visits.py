"""Two live audits of one site: the second is compared with what the store keeps of the first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from typer.testing import CliRunner

from pricelint.cli import app

PAGE = """<!doctype html><html lang="en"><title>Inkwell pricing</title><h1>Credit packs</h1>
<table><tr><th>Pack</th><th>Credits</th><th>Price</th></tr>
<tr><td>Small</td><td>500</td><td>$10</td></tr><tr><td>Large</td><td>2,500</td><td>$50</td></tr></table>
<h2>What things cost</h2>
<table><tr><th>Action</th><th>Credits</th></tr><tr><td>Image generation</td><td>{cost}</td></tr></table></html>"""


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
        httpserver.expect_request("/pricing").respond_with_data(PAGE.format(cost=cost), content_type="text/html")
        found.append(audit(httpserver.url_for("/pricing"), tmp_path)["quiet-cost-increase"])
    assert found == ["not_applicable", "violation"]
