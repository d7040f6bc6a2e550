from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from tests.faults.fault_server import FaultServer, fault_server

from pricelint.browser import BrowserFound
from pricelint.model.capture import Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness, user_agent
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

EXPECTED = {
    "/page": CaptureOutcome.CAPTURED,
    "/moved": CaptureOutcome.CAPTURED,
    "/image-inside": CaptureOutcome.CAPTURED,
    "/private": CaptureOutcome.ROBOTS,
    "/moved-to-private": CaptureOutcome.ROBOTS,
    "/json": CaptureOutcome.NOT_HTML,
    "/pdf": CaptureOutcome.CAPTURED,
    "/binary": CaptureOutcome.NOT_HTML,
    "/empty": CaptureOutcome.EMPTY_SHELL,
    "/shell": CaptureOutcome.EMPTY_SHELL,
    "/circle": CaptureOutcome.REDIRECT_LOOP,
    "/missing": CaptureOutcome.HTTP_ERROR,
    "/broken": CaptureOutcome.HTTP_ERROR,
    "/forbidden": CaptureOutcome.BLOCKED,
    "/too-often": CaptureOutcome.BLOCKED,
    "/challenge": CaptureOutcome.BLOCKED,
    "/challenge-503": CaptureOutcome.BLOCKED,
    "/consent": CaptureOutcome.CONSENT_WALL,
    "/huge": CaptureOutcome.TOO_LARGE,
    "/to-network": CaptureOutcome.FORBIDDEN_ADDRESS,
    "/to-metadata": CaptureOutcome.FORBIDDEN_ADDRESS,
    "/to-file": CaptureOutcome.FORBIDDEN_ADDRESS,
    "/script-to-metadata": CaptureOutcome.FORBIDDEN_ADDRESS,
    "http://no-such-host.invalid/": CaptureOutcome.UNREACHABLE,
    "http://127.3.0.9:9999/": CaptureOutcome.UNREACHABLE,
    "http://10.0.0.1/": CaptureOutcome.FORBIDDEN_ADDRESS,
    "http://[::ffff:169.254.169.254]/": CaptureOutcome.FORBIDDEN_ADDRESS,
    "http://user:secret@127.3.0.1/": CaptureOutcome.FORBIDDEN_ADDRESS,
    "file:///etc/passwd": CaptureOutcome.FORBIDDEN_ADDRESS,
    "data:text/html,hi": CaptureOutcome.FORBIDDEN_ADDRESS,
    "javascript:alert(1)": CaptureOutcome.FORBIDDEN_ADDRESS,
}

Crawl = Callable[..., Visit]


def settings(**changes: object) -> CrawlSettings:
    """Quick conduct for loopback servers; `changes` go to `Politeness`, `http_first` to the crawl."""
    http_first = bool(changes.pop("http_first", True))
    conduct = {"delay": 0.0, "page_timeout": 10.0, "addresses": AddressPolicy(allow_loopback=True), **changes}
    return CrawlSettings(politeness=Politeness(**conduct), http_first=http_first, patience_ms=300)  # type: ignore[arg-type]


def platform(server: FaultServer, paths: Sequence[str]) -> Platform:
    """One platform with a pricing page per path (or whole address)."""
    urls = [server.url + path if path.startswith("/") else path for path in paths]
    return Platform("faulty", "Faulty", tuple(PageTarget(url, Role.PRICING) for url in urls))


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with fault_server() as running:
        yield running


@pytest.fixture(scope="module", params=["plain HTTP first", "browser only"])
def captures(
    request: pytest.FixtureRequest,
    server: FaultServer,
    browser_found: BrowserFound,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Capture]:
    """Every fault met in one visit, by path."""
    with Store.open(tmp_path_factory.mktemp("store")) as store:
        conduct = settings(http_first=request.param == "plain HTTP first")
        (visit,) = SpiderCapturer(store, conduct, browser_found).visit([platform(server, list(EXPECTED))])
        assert store.visits.visit(visit.id) == visit
    return dict(zip(EXPECTED, visit.captures, strict=True))


@pytest.mark.parametrize("path", list(EXPECTED))
def test_every_fault_is_a_recorded_outcome_with_a_reason(captures: dict[str, Capture], path: str) -> None:
    capture = captures[path]
    assert capture.outcome is EXPECTED[path], capture.reason
    assert len(capture.reason) > 10


@pytest.mark.parametrize("path", list(EXPECTED))
def test_only_a_captured_page_has_content(captures: dict[str, Capture], path: str) -> None:
    capture = captures[path]
    assert bool(capture.sha256) == (capture.outcome is CaptureOutcome.CAPTURED)


def test_a_redirect_chain_is_kept(captures: dict[str, Capture], server: FaultServer) -> None:
    moved = captures["/moved"]
    assert (moved.requested_url, moved.final_url) == (server.url + "/moved", server.url + "/page")
    assert moved.redirects == (server.url + "/moved-again",)


def test_a_refusal_says_which_address_was_refused(captures: dict[str, Capture]) -> None:
    assert "10.255.255.1" in captures["/to-network"].reason
    assert "169.254.169.254" in captures["/script-to-metadata"].reason


def test_every_request_carries_the_identified_agent(captures: dict[str, Capture], server: FaultServer) -> None:
    assert captures["/page"].user_agent == user_agent()
    assert server.agents() == {user_agent()}


@pytest.mark.parametrize("http_first", [True, False])
def test_a_page_that_never_comes_times_out_and_the_next_one_is_captured(
    server: FaultServer, browser_found: BrowserFound, tmp_path: Path, http_first: bool
) -> None:
    with Store.open(tmp_path) as store:
        conduct = settings(page_timeout=1.8, http_first=http_first)
        target = platform(server, ["/slow", "/stuck", "/page"])
        (visit,) = SpiderCapturer(store, conduct, browser_found).visit([target])
    slow, stuck, page = visit.captures
    assert (slow.outcome, stuck.outcome) == (CaptureOutcome.TIMEOUT, CaptureOutcome.TIMEOUT)
    assert page.outcome is CaptureOutcome.CAPTURED, page.reason


def test_loopback_is_refused_unless_it_is_allowed(
    server: FaultServer, browser_found: BrowserFound, tmp_path: Path
) -> None:
    asked = len(server.asked)
    with Store.open(tmp_path) as store:
        conduct = settings(addresses=AddressPolicy())
        (visit,) = SpiderCapturer(store, conduct, browser_found).visit([platform(server, ["/page"])])
    assert visit.captures[0].outcome is CaptureOutcome.FORBIDDEN_ADDRESS
    assert len(server.asked) == asked


def test_a_page_larger_than_it_announced_is_too_large(
    server: FaultServer, browser_found: BrowserFound, tmp_path: Path
) -> None:
    with Store.open(tmp_path) as store:
        (visit,) = SpiderCapturer(store, settings(), browser_found).visit([platform(server, ["/huge-unannounced"])])
    assert visit.captures[0].outcome is CaptureOutcome.TOO_LARGE


def test_plain_http_settles_a_page_of_a_quiet_role(
    server: FaultServer, browser_found: BrowserFound, tmp_path: Path
) -> None:
    with Store.open(tmp_path) as store:
        terms = Platform("quiet", "Quiet", (PageTarget(server.url + "/page", Role.TERMS),))
        (visit,) = SpiderCapturer(store, settings(), browser_found).visit([terms])
        assert b"1,000 credits" in store.content(visit.captures[0])
    assert visit.captures[0].fetcher is Fetcher.HTTP
    assert "characters of text" in visit.captures[0].reason
