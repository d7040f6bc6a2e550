from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
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
from pricelint_spiders.crawl import Progress, SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

TEXT = "<p>The Pro plan costs $29 a month and holds 1,000 credits that roll over.</p>" * 8
NAMES = [
    "faq",
    "help/credits",
    "legal/terms",
    "refunds",
    "billing",
    "pricing/api",
    "credits/video",
    "about",
    "tokens",
    "tos",
]
HOME = "<!doctype html><html lang=en><title>Quillmint plans</title>" + "".join(
    f"<a href='/{name}'>{name}</a>" for name in [*NAMES, "login"]
)
LINKED = f"<!doctype html><html lang=en><title>Page</title>{TEXT}</html>"

Crawl = Callable[..., Visit]


class Site:
    """A small site that notes when it is asked for what."""

    def __init__(self, server: HTTPServer, robots: str) -> None:
        self.asked: list[tuple[str, float]] = []
        self.server = server
        self._robots = robots
        server.expect_request("/robots.txt").respond_with_handler(self._answer)
        server.expect_request("/").respond_with_handler(self._answer)
        for name in NAMES:
            server.expect_request(f"/{name}").respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        self.asked.append((request.path, time.monotonic()))
        if request.path == "/robots.txt":
            return Response(self._robots, content_type="text/plain")
        return Response(HOME + TEXT if request.path == "/" else LINKED, content_type="text/html; charset=utf-8")

    def gaps(self) -> list[float]:
        """Seconds between requests."""
        times = [at for _, at in self.asked]
        return [after - before for before, after in itertools.pairwise(times)]


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as running:
        yield running


@pytest.fixture
def crawl(tmp_path: Path, browser_found: BrowserFound) -> Crawl:
    def run(platform: Platform, delay: float = 0, heard: list[Progress] | None = None, max_pages: int = 12) -> Visit:
        conduct = Politeness(delay=delay, page_timeout=15, addresses=AddressPolicy(allow_loopback=True))
        with Store.open(tmp_path) as store:
            progress = heard.append if heard is not None else None
            capturer = SpiderCapturer(
                store, CrawlSettings(politeness=conduct, max_pages=max_pages), browser_found, progress
            )
            (visit,) = capturer.visit([platform])
        return visit

    return run


def test_a_bare_address_is_followed_to_links_of_different_topics(server: HTTPServer, crawl: Crawl) -> None:
    site, heard = Site(server, ""), list[Progress]()
    given = PageTarget(server.url_for("/"), Role.PRICING, found="given")
    visit = crawl(Platform("local", "Local", (given,), discover=True), heard=heard, max_pages=7)
    assert [capture.outcome for capture in visit.captures] == [CaptureOutcome.CAPTURED] * 7
    paths = {
        capture.requested_url.removeprefix(server.url_for("")).strip("/"): capture.role for capture in visit.captures
    }
    assert paths == {
        "": Role.PRICING, "faq": Role.FAQ, "refunds": Role.TERMS, "legal/terms": Role.TERMS,
        "help/credits": Role.CREDITS, "credits/video": Role.CREDITS, "billing": Role.HELP,
    }  # fmt: skip
    assert {left.url.removeprefix(server.url_for("/")) for left in visit.unfollowed} == {"pricing/api", "tokens", "tos"}
    assert (heard[-1].done, heard[-1].planned) == (7, 7)
    assert "/login" not in {path for path, _ in site.asked}


def test_the_delay_between_requests_to_one_host_is_kept(server: HTTPServer, crawl: Crawl) -> None:
    site = Site(server, "")
    pages = tuple(PageTarget(server.url_for(f"/{name}"), Role.TERMS) for name in NAMES[:3])
    crawl(Platform("local", "Local", pages), delay=0.4)
    assert len(site.asked) == 4
    assert min(site.gaps()) > 0.35


def test_a_longer_delay_that_robots_txt_asks_for_is_kept(server: HTTPServer, crawl: Crawl) -> None:
    site = Site(server, "User-agent: *\nCrawl-delay: 0.5\n")
    pages = tuple(PageTarget(server.url_for(f"/{name}"), Role.TERMS) for name in NAMES[:3])
    crawl(Platform("local", "Local", pages))
    assert min(site.gaps()[1:]) > 0.45


def test_robots_txt_can_close_a_site_to_us_by_name(server: HTTPServer, crawl: Crawl) -> None:
    site = Site(server, "User-agent: pricelint\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    visit = crawl(Platform("local", "Local", (PageTarget(server.url_for("/faq"), Role.FAQ),)))
    assert [capture.outcome for capture in visit.captures] == [CaptureOutcome.ROBOTS]
    assert [path for path, _ in site.asked] == ["/robots.txt"]
