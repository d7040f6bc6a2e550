"""A crawl that is ended from outside: nothing that was done is lost or repeated, and no process stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.faults.fault_server import FaultServer, fault_server

from pricelint.model.capture import CaptureOutcome
from pricelint.store.store import Store

PATHS = ["/page?1", "/page?2", "/slow", "/page?3"]
"""Asked for in this order; what happens, happens while /slow is in flight."""

CRAWL = [sys.executable, "-c", "from pricelint.cli import main; main()", "crawl"]
WAIT = 60.0


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with fault_server() as running:
        yield running


@pytest.fixture
def platform_file(server: FaultServer, tmp_path: Path) -> Path:
    pages = "".join(f'[[pages]]\nurl = "{server.url}{path}"\nrole = "pricing"\nsince = 2026-01-01\n' for path in PATHS)
    path = tmp_path / "quillmint.toml"
    path.write_text(f'name = "Quillmint"\n{pages}', encoding="utf-8")
    return path


def crawl(store: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    command = [*CRAWL, *map(str, arguments), "--store", str(store), "--allow-loopback", "--delay", "0"]
    return subprocess.Popen(
        [*command, "--no-http-first"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def interrupted(server: FaultServer, store: Path, platform_file: Path, *, whom: str, number: int) -> tuple[int, str]:
    """Crawl until /slow is asked for, then send a signal to the command, or also to its child; exit code and errors."""
    asked, over = threading.Event(), threading.Event()

    def hold() -> None:
        asked.set()
        over.wait(WAIT)

    server.when("/slow", hold)
    with crawl(store, platform_file) as process:
        try:
            assert asked.wait(WAIT), process.communicate(timeout=5)
            family = psutil.Process(process.pid).children(recursive=True)
            assert any("headless" in " ".join(member.cmdline()) for member in family)
            for pid in [process.pid] if whom == "command" else [process.pid, family[0].pid]:
                os.kill(pid, number)
            _, errors = process.communicate(timeout=WAIT)
        finally:
            process.kill()
            over.set()
    _, alive = psutil.wait_procs([member for member in family if _runs(member)], timeout=WAIT, callback=None)
    assert [member for member in alive if _runs(member)] == []
    return process.returncode, errors


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def resumed(server: FaultServer, store: Path, *names: str) -> list[str]:
    """Go on with the visit to its end; the addresses of its captures, without the host."""
    server.when("/slow", lambda: None)
    with crawl(store, "--resume", *names) as process:
        printed, errors = process.communicate(timeout=WAIT)
    assert process.returncode == 0, printed + errors
    with Store.open(store) as opened:
        (visit,) = opened.visits.latest()
    assert {capture.outcome for capture in visit.captures} == {CaptureOutcome.CAPTURED}
    return [capture.requested_url.removeprefix(server.url) for capture in visit.captures]


def times_asked(server: FaultServer) -> list[int]:
    return [sum(asked == path for asked, _ in server.asked) for path in PATHS]


@pytest.mark.parametrize("whom", ["command", "command and crawling process"])
def test_after_kill_9_the_visit_goes_on_with_the_page_in_flight(
    server: FaultServer, platform_file: Path, tmp_path: Path, whom: str
) -> None:
    store = tmp_path / "store"
    code, _ = interrupted(server, store, platform_file, whom=whom, number=signal.SIGKILL)
    assert code == -signal.SIGKILL
    with Store.open(store) as opened:
        (begun,) = opened.visits.unfinished()
    assert [capture.requested_url.removeprefix(server.url) for capture in begun.captures] == PATHS[:2]
    assert resumed(server, store) == PATHS
    assert times_asked(server) == [1, 1, 2, 1]


def test_ctrl_c_keeps_what_is_done_says_how_to_go_on_and_ends_with_130(
    server: FaultServer, platform_file: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    code, errors = interrupted(server, store, platform_file, whom="command", number=signal.SIGINT)
    assert code == 130
    assert "2 pages are kept" in errors
    assert "--resume" in errors
    assert "Traceback" not in errors
    assert resumed(server, store, "quillmint") == PATHS
    assert times_asked(server) == [1, 1, 2, 1]
