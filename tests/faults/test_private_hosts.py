"""A private host is visited where the platform that declares it is visited, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from pytest_httpserver import HTTPServer

from pricelint.browser import BrowserFound
from pricelint.model.capture import CaptureOutcome
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

PAGE = "<!doctype html><title>Terms</title>" + "<p>Credits expire after 12 months; plans renew monthly.</p>" * 10


def test_a_host_that_a_platform_declares_is_open_in_its_crawl_alone(
    browser_found: BrowserFound, tmp_path: Path
) -> None:
    with HTTPServer(host="127.0.0.1") as server, Store.open(tmp_path) as store:
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request("/terms").respond_with_data(PAGE, content_type="text/html")
        pages = (PageTarget(server.url_for("/terms"), Role.TERMS),)
        capturer = SpiderCapturer(store, CrawlSettings(politeness=Politeness(delay=0)), browser_found)
        opened = Platform("opened", "Opened", pages, allow_hosts=("127.0.0.1",))
        outcomes = [
            capture.outcome
            for platform in (opened, Platform("closed", "Closed", pages))
            for visit in capturer.visit([platform])
            for capture in visit.captures
        ]
    assert outcomes == [CaptureOutcome.CAPTURED, CaptureOutcome.FORBIDDEN_ADDRESS]
