"""What a server asks of visitors is done: robots.txt that fails closes the site, a wish for a pause is heeded."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pricelint.browser import BrowserFound
from pricelint.model.capture import CaptureOutcome, Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

PAGE = "<!doctype html><title>Terms</title>" + "<p>Credits expire after 12 months; plans renew monthly.</p>" * 10


class Site:
    """A server whose answers are told one by one; the last one is repeated."""

    def __init__(self, server: HTTPServer, robots: Response, *answers: Response) -> None:
        self.asked: list[tuple[str, float]] = []
        self._robots, self._answers = robots, list(answers)
        server.expect_request("/robots.txt").respond_with_handler(self._answer)
        server.expect_request("/terms").respond_with_handler(self._answer)
        self.url = server.url_for("/terms")

    def _answer(self, request: Request) -> Response:
        self.asked.append((request.path, time.monotonic()))
        if request.path == "/robots.txt":
            return self._robots
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as running:
        yield running


def visit(site: Site, browser: BrowserFound, folder: Path, pages: int = 1, *, http_first: bool = True) -> Visit:
    conduct = Politeness(delay=0, page_timeout=15, addresses=AddressPolicy(allow_loopback=True))
    settings = CrawlSettings(politeness=conduct, http_first=http_first)
    platform = Platform("local", "Local", (PageTarget(site.url, Role.TERMS),) * pages)
    with Store.open(folder) as store:
        (made,) = SpiderCapturer(store, settings, browser).visit([platform])
    return made


def answer(status: int = 200, retry_after: str | None = None, body: str = PAGE) -> Response:
    headers = {"Retry-After": retry_after} if retry_after is not None else {}
    return Response(body, status, headers, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_txt_that_fails_closes_the_site(
    server: HTTPServer, browser_found: BrowserFound, tmp_path: Path, status: int
) -> None:
    site = Site(server, answer(status, body="User-agent: *\nAllow: /\n"), answer())
    (capture,) = visit(site, browser_found, tmp_path).captures
    assert capture.outcome is CaptureOutcome.ROBOTS
    assert f"HTTP {status}" in capture.reason
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [404, 401, 410])
def test_robots_txt_that_is_not_there_opens_it(
    server: HTTPServer, browser_found: BrowserFound, tmp_path: Path, status: int
) -> None:
    site = Site(server, answer(status, body="User-agent: *\nDisallow: /\n"), answer())
    (capture,) = visit(site, browser_found, tmp_path).captures
    assert capture.outcome is CaptureOutcome.CAPTURED, capture.reason


@pytest.mark.parametrize("http_first", [True, False])
def test_a_short_pause_is_made_and_the_page_asked_for_again(
    server: HTTPServer, browser_found: BrowserFound, tmp_path: Path, http_first: bool
) -> None:
    site = Site(server, answer(404), answer(429, "1"), answer())
    (capture,) = visit(site, browser_found, tmp_path, http_first=http_first).captures
    assert capture.outcome is CaptureOutcome.CAPTURED, capture.reason
    assert site.paths == ["/robots.txt", "/terms", "/terms"]
    assert site.asked[2][1] - site.asked[1][1] >= 0.95


def test_a_server_that_always_wants_a_pause_is_asked_three_times(
    server: HTTPServer, browser_found: BrowserFound, tmp_path: Path
) -> None:
    site = Site(server, answer(404), answer(429, "0"))
    (capture,) = visit(site, browser_found, tmp_path).captures
    assert capture.outcome is CaptureOutcome.BLOCKED
    assert site.paths.count("/terms") == 3


def test_a_server_that_wants_an_hour_is_not_asked_again(
    server: HTTPServer, browser_found: BrowserFound, tmp_path: Path
) -> None:
    site = Site(server, answer(404), answer(503, "3600"))
    outcomes = [capture.outcome for capture in visit(site, browser_found, tmp_path, pages=3).captures]
    assert outcomes[1:] == [CaptureOutcome.BLOCKED] * 2
    assert site.paths.count("/terms") == 1
