"""What a page does to stay, grow, burn or multiply is survived: it has an outcome, and so has the next page."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.faults.fault_server import FaultServer, fault_server
from tests.faults.hostile_pages import ENDED, SLOWED, SURVIVED, answers

from pricelint.browser import BrowserFound
from pricelint.model.capture import Capture, CaptureOutcome
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import Progress, SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

BOMBS = ["/bomb-gzip", "/bomb-br", "/bomb-zstd"]
PATHS = [*SURVIVED, *SLOWED, *ENDED, *BOMBS]
WORKERS = 2
CONDUCT = Politeness(delay=0, page_timeout=8, addresses=AddressPolicy(allow_loopback=True))


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with fault_server("127.3.0.2", answers()) as running:
        yield running


@pytest.fixture(scope="module")
def met(
    server: FaultServer, browser_found: BrowserFound, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Capture], dict[str, Capture], list[int]]:
    """By path: the capture of each hostile page, and of the harmless one after it; how many pages were open."""
    settings = CrawlSettings(politeness=CONDUCT, workers=WORKERS, http_first=False)
    open_pages: list[int] = []

    def count(progress: Progress) -> None:
        if progress.capture.requested_url.endswith("/page"):
            open_pages.append(renderers(capturer.pid or 0))

    with Store.open(tmp_path_factory.mktemp("store")) as store:
        capturer = SpiderCapturer(store, settings, browser_found, count)
        visits = list(capturer.visit([platform(server, path) for path in PATHS]))
    by_path = {visit.platform: visit.captures for visit in visits}
    hostile = {path: by_path[path.strip("/")][0] for path in PATHS}
    return hostile, {path: by_path[path.strip("/")][1] for path in PATHS}, open_pages


def platform(server: FaultServer, path: str) -> Platform:
    pages = tuple(PageTarget(server.url + each, Role.PRICING) for each in (path, "/page"))
    return Platform(path.strip("/"), path, pages)


def renderers(pid: int) -> int:
    """Processes of pages below a crawling process."""
    found = 0
    with contextlib.suppress(psutil.Error):
        for process in psutil.Process(pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                found += "--type=renderer" in process.cmdline()
    return found


@pytest.mark.parametrize("path", SURVIVED)
def test_a_page_with_bad_manners_is_captured(met: tuple[dict[str, Capture], object, object], path: str) -> None:
    assert met[0][path].outcome is CaptureOutcome.CAPTURED, met[0][path].reason


@pytest.mark.parametrize("path", ENDED)
def test_a_page_that_never_comes_to_rest_is_ended(met: tuple[dict[str, Capture], object, object], path: str) -> None:
    capture = met[0][path]
    assert capture.outcome in {CaptureOutcome.TIMEOUT, CaptureOutcome.REDIRECT_LOOP}, capture.reason


@pytest.mark.parametrize("path", SLOWED)
def test_a_page_that_lets_others_in_now_and_then_has_an_outcome(
    met: tuple[dict[str, Capture], object, object], path: str
) -> None:
    assert met[0][path].outcome in {CaptureOutcome.CAPTURED, CaptureOutcome.TIMEOUT}, met[0][path].reason


@pytest.mark.parametrize("path", BOMBS)
def test_what_unpacks_to_too_much_is_too_large(met: tuple[dict[str, Capture], object, object], path: str) -> None:
    assert met[0][path].outcome is CaptureOutcome.TOO_LARGE, met[0][path].reason


@pytest.mark.parametrize("path", PATHS)
def test_the_page_after_it_is_captured(met: tuple[object, dict[str, Capture], object], path: str) -> None:
    assert met[1][path].outcome is CaptureOutcome.CAPTURED, met[1][path].reason


def test_no_process_of_a_page_that_is_over_runs_on(met: tuple[object, object, list[int]]) -> None:
    assert max(met[2]) <= 2 * WORKERS + 1


def test_popups_and_downloads_leave_nothing_and_a_worker_serves_nothing(
    met: tuple[dict[str, Capture], dict[str, Capture], object], server: FaultServer
) -> None:
    assert met[1]["/service-worker"].sha256 == met[1]["/alert"].sha256
    assert "/worker.js" not in {path for path, _ in server.asked}


def test_bombs_over_plain_http_are_not_unpacked(
    server: FaultServer, browser_found: BrowserFound, tmp_path: Path
) -> None:
    pages = tuple(PageTarget(server.url + path, Role.TERMS) for path in BOMBS)
    with Store.open(tmp_path) as store:
        settings = CrawlSettings(politeness=CONDUCT)
        (visit,) = SpiderCapturer(store, settings, browser_found).visit([Platform("bombs", "Bombs", pages)])
    assert {capture.outcome for capture in visit.captures} == {CaptureOutcome.TOO_LARGE}
