from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.faults.fault_server import FaultServer, fault_server

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


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with fault_server() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        yield opened


def pages_asked(server: FaultServer) -> list[str]:
    return [path for path, _ in server.asked if path != "/robots.txt"]


def quiet(url: str, *paths: str) -> Platform:
    """A platform whose pages plain HTTP settles, so that each is asked for once."""
    return Platform("quiet", "Quiet", tuple(PageTarget(f"{url}{path}", Role.TERMS) for path in paths))


def test_a_killed_crawling_process_is_started_again_and_repeats_nothing_that_was_done(
    server: FaultServer, store: Store, browser_found: BrowserFound
) -> None:
    capturer = SpiderCapturer(store, CrawlSettings(politeness=CONDUCT, workers=1), browser_found)
    paths = [f"/page?{number}" for number in range(5)]

    def kill_once() -> None:
        if pages_asked(server)[-2:-1] != pages_asked(server)[-1:]:
            os.kill(capturer.pid or 0, signal.SIGKILL)

    for path in paths[1:4]:
        server.when(path, kill_once)
    (visit,) = capturer.visit([quiet(server.url, *paths)])
    assert [capture.requested_url for capture in visit.captures] == [server.url + path for path in paths]
    assert {capture.outcome for capture in visit.captures} == {CaptureOutcome.CAPTURED}
    assert store.visits.latest() == [visit]
    assert [pages_asked(server).count(path) for path in paths] == [1, 2, 2, 2, 1]


def test_a_page_over_which_the_process_dies_twice_is_given_up_and_the_next_is_visited(
    server: FaultServer, store: Store, browser_found: BrowserFound
) -> None:
    capturer = SpiderCapturer(store, CrawlSettings(politeness=CONDUCT, workers=1), browser_found)
    server.when("/slow", lambda: os.kill(capturer.pid or 0, signal.SIGKILL))
    (visit,) = capturer.visit([quiet(server.url, "/page", "/slow", "/page")])
    outcomes = [capture.outcome for capture in visit.captures]
    assert outcomes == [CaptureOutcome.CAPTURED, CaptureOutcome.FAILED, CaptureOutcome.CAPTURED]
    assert "SIGKILL" in visit.captures[1].reason
    assert pages_asked(server) == ["/page", "/slow", "/slow", "/page"]


def test_a_process_that_dies_before_it_does_anything_is_not_started_for_ever(
    store: Store, browser_found: BrowserFound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pricelint_spiders.process.CHILD", "no_such_module_anywhere")
    capturer = SpiderCapturer(store, CrawlSettings(politeness=CONDUCT), browser_found)
    visits = list(capturer.visit(platforms("http://127.3.0.1:1")))
    assert [visit.platform for visit in visits] == ["first", "second"]
    assert {capture.outcome for visit in visits for capture in visit.captures} == {CaptureOutcome.FAILED}
    assert "no_such_module_anywhere" in visits[0].captures[0].reason


def test_a_crawling_process_that_falls_silent_is_ended(
    server: FaultServer, store: Store, browser_found: BrowserFound
) -> None:
    settings = CrawlSettings(politeness=CONDUCT, workers=1, stall_seconds=8.0)
    capturer = SpiderCapturer(store, settings, browser_found)
    server.when("/slow", lambda: os.kill(capturer.pid or 0, signal.SIGSTOP))
    (visit,) = capturer.visit([quiet(server.url, "/page", "/slow")])
    assert [capture.outcome for capture in visit.captures] == [CaptureOutcome.CAPTURED, CaptureOutcome.FAILED]
    assert "no sign of life" in visit.captures[1].reason


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


def test_what_is_done_of_a_visit_that_breaks_off_is_kept_and_resumed(
    server: FaultServer, store: Store, browser_found: BrowserFound
) -> None:
    paths = [f"/page?{number}" for number in range(4)]

    def stop(progress: Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    settings = CrawlSettings(politeness=CONDUCT, workers=1)
    with pytest.raises(KeyboardInterrupt):
        list(SpiderCapturer(store, settings, browser_found, stop).visit([quiet(server.url, *paths)]))
    assert store.visits.latest() == []
    capturer = SpiderCapturer(store, settings, browser_found)
    (begun,) = capturer.resumable()
    done = len(begun.captures)
    assert done >= 3
    (visit,) = capturer.resume([begun])
    assert [capture.requested_url for capture in visit.captures] == [server.url + path for path in paths]
    assert visit.captures[:done] == begun.captures
    assert (visit.id, visit.started_at) == (begun.id, begun.started_at)
    assert store.visits.latest() == [visit]
    assert capturer.resumable() == []
    assert [pages_asked(server).count(path) for path in paths[:3]] == [1, 1, 1]


def test_a_page_that_was_done_when_the_end_came_is_kept_though_nobody_had_heard_of_it(
    server: FaultServer, store: Store, browser_found: BrowserFound
) -> None:
    paths = ["/page?0", "/page?1", "/slow"]
    beyond = threading.Event()
    server.when("/slow", beyond.set)

    def stop(progress: Progress) -> None:
        if progress.done == 1:
            assert beyond.wait(60)
            raise KeyboardInterrupt

    settings = CrawlSettings(politeness=CONDUCT, workers=1)
    platforms = [replace(quiet(server.url, path), id=f"quiet-{number}") for number, path in enumerate(paths)]
    with pytest.raises(KeyboardInterrupt):
        list(SpiderCapturer(store, settings, browser_found, stop).visit(platforms))
    capturer = SpiderCapturer(store, settings, browser_found)
    begun = capturer.resumable()
    kept = [capture.requested_url for visit in begun for capture in visit.captures]
    assert sorted(kept) == [server.url + path for path in paths[:2]]
    visits = list(capturer.resume(begun))
    assert [pages_asked(server).count(path) for path in paths] == [1, 1, 2]
    assert [len(visit.captures) for visit in visits] == [1, 1, 1]


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

    def kill_browser() -> None:
        if capturer.pid and not killed:
            mine = [pid for pid in descendants(capturer.pid) if "--remote-debugging-pipe" in command_of(pid)]
            killed.extend(mine)
            for pid in mine:
                os.kill(pid, signal.SIGKILL)

    with fault_server() as server, Store.open(tmp_path) as store:
        settings = CrawlSettings(politeness=CONDUCT, workers=1, http_first=False)
        capturer = SpiderCapturer(store, settings, browser_found)
        server.when("/slow", kill_browser)
        pages = tuple(PageTarget(server.url + path, Role.PRICING) for path in ("/page", "/slow", "/page"))
        (visit,) = capturer.visit([Platform("first", "First", pages)])
    assert killed
    outcomes = [capture.outcome for capture in visit.captures]
    assert outcomes == [CaptureOutcome.CAPTURED, CaptureOutcome.FAILED, CaptureOutcome.CAPTURED]
    assert "browser" in visit.captures[1].reason
