from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fictional_site import FictionalSite
from pytest_httpserver import HTTPServer

from pricelint.browser import BrowserFound
from pricelint.model.capture import CaptureOutcome, Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings


@pytest.fixture
def site() -> Iterator[FictionalSite]:
    with HTTPServer(host="127.0.0.1") as server:
        yield FictionalSite(server)


@pytest.fixture
def visit(site: FictionalSite, tmp_path: Path, browser_found: BrowserFound) -> Callable[..., Visit]:
    def run(max_pages: int = 12, *, discover: bool = True) -> Visit:
        pages = (PageTarget(site.server.url_for("/pricing"), Role.PRICING),)
        conduct = Politeness(delay=0, page_timeout=15, addresses=AddressPolicy(allow_loopback=True))
        with Store.open(tmp_path) as store:
            settings = CrawlSettings(politeness=conduct, max_pages=max_pages)
            platform = Platform("inkwell", "Inkwell", pages, discover=discover)
            (made,) = SpiderCapturer(store, settings, browser_found).visit([platform])
        return made

    return run


def paths(site: FictionalSite, visit: Visit) -> list[str]:
    return [capture.requested_url.removeprefix(site.server.url_for("").rstrip("/")) for capture in visit.captures]


def test_the_pages_that_prices_depend_on_are_followed_and_nothing_else(
    site: FictionalSite, visit: Callable[..., Visit]
) -> None:
    made = visit()
    followed = paths(site, made)
    assert len(followed) == len(set(followed)) <= 12
    needed = [
        "/faq",
        "/help",
        "/help/a1",
        "/api-pricing",
        "/terms",
        "/refund-policy",
        "/docs/billing",
        "/models",
        "/changelog",
    ]
    assert set(needed) <= set(followed)
    assert not {"/preise", "/fr/pricing", "/ja/pricing", "/gallery", "/login", "/privacy"} & set(site.asked)
    assert followed.index("/help/a1") > followed.index("/help")
    assert {"/maps/site.xml", "/llms.txt"} <= set(site.asked)
    assert "/sitemap.xml" not in site.asked


def test_a_twin_with_other_prices_is_set_aside_and_says_what_differs(visit: Callable[..., Visit]) -> None:
    made = visit()
    (twin,) = [capture for capture in made.captures if capture.outcome is CaptureOutcome.VARIANT]
    assert twin.requested_url.endswith("/pricing-b")
    assert "12, 39 instead of 9, 29" in twin.reason
    assert twin.sha256


def test_what_was_found_and_not_followed_is_named_with_the_reason(
    site: FictionalSite, visit: Callable[..., Visit]
) -> None:
    reasons = {left.url.removeprefix(site.server.url_for("").rstrip("/")): left.reason for left in visit(5).unfollowed}
    assert "another language" in reasons["/preise"]
    assert "5 pages" in reasons["/changelog"]
    assert "news" in reasons["/blog/credits-are-great"]
    assert "/gallery" not in reasons


def test_a_platform_that_forbids_it_is_not_followed(site: FictionalSite, visit: Callable[..., Visit]) -> None:
    assert paths(site, visit(discover=False)) == ["/pricing"]
    assert site.asked.count("/llms.txt") == 0
