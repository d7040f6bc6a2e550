from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from tests.faults.fault_server import fault_server

from pricelint.browser import BrowserFound
from pricelint.model.capture import CaptureOutcome
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import Progress, SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

CONDUCT = Politeness(delay=0, page_timeout=10, addresses=AddressPolicy(allow_loopback=True))


def platforms(url: str) -> list[Platform]:
    paths = ["/page", "/slow", "/page"]
    return [
        Platform(name, name, tuple(PageTarget(url + path, Role.PRICING) for path in paths))
        for name in ("first", "second")
    ]


def test_a_killed_crawling_process_leaves_an_outcome_for_every_page(
    browser_found: BrowserFound, tmp_path: Path
) -> None:
    def kill(progress: Progress) -> None:
        if progress.capture.outcome is CaptureOutcome.CAPTURED and capturer.pid:
            pid, capturer.pid = capturer.pid, None
            os.kill(pid, signal.SIGKILL)

    with fault_server() as server, Store.open(tmp_path) as store:
        capturer = SpiderCapturer(store, CrawlSettings(politeness=CONDUCT, workers=1), browser_found, kill)
        visits = list(capturer.visit(platforms(server.url)))
        kept = store.visits.latest()
    assert [visit.platform for visit in visits] == ["first", "second"]
    assert list(kept) == visits
    outcomes = [[capture.outcome for capture in visit.captures] for visit in visits]
    lost = CaptureOutcome.FAILED
    assert outcomes == [[CaptureOutcome.CAPTURED, lost, lost], [lost, lost, lost]]
    assert "SIGKILL" in visits[1].captures[0].reason


def test_a_crawling_process_that_falls_silent_is_ended(browser_found: BrowserFound, tmp_path: Path) -> None:
    def freeze(progress: Progress) -> None:
        if progress.capture.outcome is CaptureOutcome.CAPTURED and capturer.pid:
            pid, capturer.pid = capturer.pid, None
            os.kill(pid, signal.SIGSTOP)

    with fault_server() as server, Store.open(tmp_path) as store:
        settings = CrawlSettings(politeness=CONDUCT, workers=1, stall_seconds=8.0)
        capturer = SpiderCapturer(store, settings, browser_found, freeze)
        visits = list(capturer.visit(platforms(server.url)[:1]))
    assert [capture.outcome for capture in visits[0].captures][1:] == [CaptureOutcome.FAILED] * 2
    assert "no sign of life" in visits[0].captures[1].reason


def test_ending_the_iteration_early_ends_the_process(browser_found: BrowserFound, tmp_path: Path) -> None:
    with fault_server() as server, Store.open(tmp_path) as store:
        capturer = SpiderCapturer(store, CrawlSettings(politeness=CONDUCT, workers=1), browser_found)
        quick = Platform("quick", "Quick", (PageTarget(server.url + "/page", Role.TERMS),))
        running = capturer.visit([quick, *platforms(server.url)])
        assert next(iter(running)).platform == "quick"
        running.close()
        pid = capturer.pid
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_no_platform_is_no_visit_and_needs_no_browser(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert list(SpiderCapturer(store).visit([])) == []


def descendants(pid: int) -> list[int]:
    """Ids of all processes below one, by Linux's process table."""
    found = []
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, children.read_text().split()):
            found += [child, *descendants(child)]
    return found


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the browser in Linux's process table")
def test_a_browser_that_dies_costs_its_page_and_is_started_again(browser_found: BrowserFound, tmp_path: Path) -> None:
    killed: list[int] = []

    def kill_browser(progress: Progress) -> None:
        if capturer.pid and not killed and progress.capture.outcome is CaptureOutcome.CAPTURED:
            mine = [pid for pid in descendants(capturer.pid) if "--remote-debugging-pipe" in command_of(pid)]
            killed.extend(mine)
            for pid in mine:
                os.kill(pid, signal.SIGKILL)

    with fault_server() as server, Store.open(tmp_path) as store:
        settings = CrawlSettings(politeness=CONDUCT, workers=1, http_first=False)
        capturer = SpiderCapturer(store, settings, browser_found, kill_browser)
        pages = tuple(PageTarget(server.url + path, Role.PRICING) for path in ("/page", "/slow", "/page"))
        (visit,) = capturer.visit([Platform("first", "First", pages)])
    assert killed
    outcomes = [capture.outcome for capture in visit.captures]
    assert outcomes == [CaptureOutcome.CAPTURED, CaptureOutcome.FAILED, CaptureOutcome.CAPTURED]
    assert "browser" in visit.captures[1].reason
