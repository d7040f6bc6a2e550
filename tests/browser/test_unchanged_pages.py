"""Pages of a store that are asked for again: what has not changed costs one request and no browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packs_page import packs_page
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pricelint.audit.registry import load_rules
from pricelint.browser import BrowserFound
from pricelint.bundle.verify import verify_bundle
from pricelint.bundle.write import save_bundle
from pricelint.cli.commands.bundle import bundle_of
from pricelint.model.capture import Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.revalidation import Sameness
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

HEAD = "<!doctype html><html lang=en><title>Plans</title><h1>Plans for everyone who makes pictures</h1>"
PLAIN = HEAD + "<p>The Pro plan costs $29 a month and holds 1,000 credits.</p>"
SHELL = (
    HEAD
    + """<p>Pro: <b id=p>…</b> a month</p><script>
fetch('/api/price').then(r => r.json()).then(d => p.textContent = '$' + d.price)</script>"""
)
LIVE = HEAD + """<p>Pro: $29 a month</p><script>new WebSocket('ws://' + location.host + '/live')</script>"""
POSTED = SHELL.replace("fetch('/api/price')", "fetch('/api/price', {method: 'POST', body: 'pro'})")
TERMS = HEAD + "<p>Purchased credits roll over for twelve months and are lost when an account is closed.</p>" * 3
NONCE = PLAIN + "<script nonce={}>let ready = true</script>"
JSON, HTML = "application/json", "text/html; charset=utf-8"


class Site:
    """A server whose answers may be changed between two visits, and that notes what it is asked."""

    def __init__(self, server: HTTPServer) -> None:
        self.asked: list[str] = []
        self.sent: dict[str, dict[str, str]] = {}
        self.answers: dict[str, tuple[int, str, str]] = {}
        self.validated = True
        self.headers: dict[str, dict[str, str]] = {}
        self.url = server.url_for("")
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request(re.compile("/.*")).respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.path)
        self.sent[request.path] = dict(request.headers)
        status, kind, body = self.answers.get(request.path, (404, HTML, "<h1>Not here</h1>"))
        response = Response(body, status, content_type=kind, headers=self.headers.get(request.path))
        if self.validated and status == 200:
            response.add_etag()
            return response.make_conditional(request)
        return response


@pytest.fixture
def site() -> Iterator[Site]:
    with HTTPServer(host="127.0.0.1") as server:
        yield Site(server)


Make = Callable[..., Visit]


@pytest.fixture
def visit(site: Site, store: Store, browser_found: BrowserFound, request: pytest.FixtureRequest) -> Make:
    """Visits the page of a site; what the site was asked before is forgotten."""

    def run(*paths: str, role: Role = Role.PRICING, fresh_after_days: float = 7, discover: bool = False) -> Visit:
        site.asked.clear()
        conduct = Politeness(delay=0, page_timeout=15, addresses=AddressPolicy(allow_loopback=True))
        settings = CrawlSettings(politeness=conduct, quiet_ms=50, fresh_after_days=fresh_after_days)
        targets = tuple(PageTarget(site.url.rstrip("/") + path, role) for path in paths or ("/pricing",))
        platform = Platform(request.node.name[:60], "Plans", targets, discover=discover)
        (made,) = SpiderCapturer(store, settings, browser_found).visit([platform])
        return made

    return run


def text(store: Store, capture: Capture) -> str:
    return store.content(capture).decode()


def test_an_unchanged_page_costs_one_request_and_no_browser(site: Site, visit: Make, store: Store) -> None:
    site.answers["/pricing"] = (200, HTML, PLAIN)
    (first,) = visit().captures
    (again,) = visit().captures
    assert site.asked == ["/pricing"]
    assert (first.revalidation, again.outcome) == (None, CaptureOutcome.CAPTURED)
    assert again.revalidation
    assert [each.sameness for each in again.revalidation.asked] == [Sameness.NOT_MODIFIED]
    assert again.revalidation.taken_at == first.captured_at == again.taken_at < again.captured_at
    assert again.artefacts == first.artefacts
    assert "304" in again.reason
    assert "$29" in text(store, again)


def test_a_shell_that_is_unchanged_does_not_hide_that_the_price_of_its_api_changed(
    site: Site, visit: Make, store: Store
) -> None:
    site.answers |= {"/pricing": (200, HTML, SHELL), "/api/price": (200, JSON, '{"price": 29}')}
    assert "$29" in text(store, visit().captures[0])
    site.answers["/api/price"] = (200, JSON, '{"price": 39}')
    (again,) = visit().captures
    assert again.revalidation is None
    assert "/api/price, which it is made from, answers otherwise than before (HTTP 200)" in again.reason
    assert "$39" in text(store, again)


def test_a_shell_and_an_api_that_are_both_unchanged_need_no_browser(site: Site, visit: Make, store: Store) -> None:
    site.answers |= {"/pricing": (200, HTML, SHELL), "/api/price": (200, JSON, '{"price": 29}')}
    visit()
    (again,) = visit().captures
    assert site.asked == ["/pricing", "/api/price"]
    assert again.revalidation
    assert [each.url for each in again.revalidation.asked] == [again.requested_url, site.url.rstrip("/") + "/api/price"]
    assert "$29" in text(store, again)


def test_a_shell_whose_api_fails_is_never_called_unchanged(site: Site, visit: Make) -> None:
    site.answers |= {"/pricing": (200, HTML, SHELL), "/api/price": (200, JSON, '{"price": 29}')}
    visit()
    site.answers["/api/price"] = (500, JSON, '{"price": 29}')
    (again,) = visit().captures
    assert again.revalidation is None
    assert "HTTP 500" in again.reason


def test_what_cannot_be_asked_again_is_rendered(site: Site, visit: Make) -> None:
    site.answers |= {"/posted": (200, HTML, POSTED), "/live": (200, HTML, LIVE), "/api/price": (200, JSON, "29")}
    visit("/posted", "/live")
    posted, live = visit("/posted", "/live").captures
    assert [posted.revalidation, live.revalidation] == [None, None]
    assert "POST to" in posted.reason
    assert "as long as it is open" in live.reason
    assert posted.fetcher is live.fetcher is Fetcher.BROWSER


def test_without_validators_the_bytes_are_compared(site: Site, visit: Make, store: Store) -> None:
    site.validated = False
    site.answers |= {"/pricing": (200, HTML, SHELL), "/api/price": (200, JSON, '{"price": 29}')}
    visit()
    (again,) = visit().captures
    assert again.revalidation
    assert {each.sameness for each in again.revalidation.asked} == {Sameness.SAME_BYTES}
    site.answers["/pricing"] = (200, HTML, SHELL.replace("Pro:", "Max:"))
    assert "Max:" in text(store, visit().captures[0])


def test_a_new_nonce_is_no_change_and_a_new_price_beside_it_is(site: Site, visit: Make, store: Store) -> None:
    site.validated = False
    site.answers["/pricing"] = (200, HTML, NONCE.format("aaaaAAAA1111aaaa"))
    visit()
    site.answers["/pricing"] = (200, HTML, NONCE.format("bbbbBBBB2222bbbb"))
    (again,) = visit().captures
    assert again.revalidation
    assert again.revalidation.asked[0].sameness is Sameness.SAME_BUT_TOKENS
    site.answers["/pricing"] = (200, HTML, NONCE.format("ccccCCCC3333cccc").replace("$29", "$39"))
    (changed,) = visit().captures
    assert changed.revalidation is None
    assert "$39" in text(store, changed)


def test_the_states_of_an_unchanged_page_stay_with_it(site: Site, visit: Make) -> None:
    folded = PLAIN + "<details><summary>What does a video cost?</summary><p>A video costs 40 credits.</p></details>"
    site.answers["/pricing"] = (200, HTML, folded)
    first, again = visit().captures, visit().captures
    assert len(first) == 2
    assert [(each.state, each.artefacts) for each in again] == [(each.state, each.artefacts) for each in first]
    assert all(each.revalidation for each in again)


def test_a_page_that_is_wanted_fresh_is_rendered(site: Site, visit: Make) -> None:
    site.answers["/pricing"] = (200, HTML, PLAIN)
    visit()
    assert visit(fresh_after_days=0.0).captures[0].revalidation is None


def test_links_of_an_unchanged_page_are_followed_as_before(site: Site, visit: Make) -> None:
    site.answers["/pricing"] = (200, HTML, f"{PLAIN}<a href=/terms>Terms of service</a><a href=/refunds>Refunds</a>")
    site.answers |= {"/terms": (200, HTML, TERMS), "/refunds": (200, HTML, TERMS.replace("roll over", "are refunded"))}
    first, again = visit(discover=True), visit(discover=True)
    assert [each.requested_url for each in again.captures] == [each.requested_url for each in first.captures]
    assert len(again.captures) == 3
    assert all(each.revalidation for each in again.captures)
    assert again.unfollowed == first.unfollowed
    site.answers["/pricing"] = (200, HTML, f"{PLAIN}<a href=/faq>Questions about credits</a>")
    assert [each.requested_url for each in visit(discover=True).captures][1:] == [site.url.rstrip("/") + "/faq"]


def test_a_bundle_of_unchanged_pages_holds_the_bytes_of_before_and_is_found_sound(
    site: Site, visit: Make, store: Store, tmp_path: Path
) -> None:
    site.answers["/pricing"] = (200, HTML, packs_page(5))
    visit()
    again = visit()
    assert again.captures[0].revalidation
    platform = Platform(again.platform, "Plans", (PageTarget(again.captures[0].requested_url, Role.PRICING),))
    path = save_bundle(bundle_of(store, again, platform), tmp_path / "again.wacz")
    found = verify_bundle(path, load_rules(plugins=False))
    assert not found.problems
    assert found.checked["quotes"] > 0
    assert any("1 of its captures is of a page that was found unchanged" in note for note in found.notes)


def test_a_page_by_plain_http_is_not_kept_twice_and_read_from_what_is_held(
    site: Site, visit: Make, store: Store
) -> None:
    site.answers["/terms"] = (200, HTML, PLAIN)
    (first,), (again,) = visit("/terms", role=Role.TERMS).captures, visit("/terms", role=Role.TERMS).captures
    assert first.fetcher is again.fetcher is Fetcher.HTTP
    assert again.revalidation
    assert again.artefacts == first.artefacts
    assert site.sent["/terms"]["If-None-Match"]
    site.answers["/terms"] = (200, HTML, PLAIN.replace("$29", "$39"))
    (changed,) = visit("/terms", role=Role.TERMS).captures
    assert "$39" in text(store, changed)


def test_a_page_that_fails_is_its_outcome_and_not_the_one_of_before(site: Site, visit: Make) -> None:
    site.answers["/pricing"] = (200, HTML, PLAIN)
    visit()
    site.answers["/pricing"] = (403, HTML, PLAIN)
    (again,) = visit().captures
    assert again.outcome is CaptureOutcome.BLOCKED
    assert not again.sha256
