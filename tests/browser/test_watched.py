"""`pricelint watch` as a process: visits when due, ended from outside in every way, and going on from there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from tests.faults.fault_server import FaultServer, fault_server

from pricelint.schedule.locks import Holder, Locks
from pricelint.store.store import Store

PROGRAM = [sys.executable, "-c", "from pricelint.cli import main; main()"]
PATHS = ["/page?1", "/page?2", "/slow"]
WAIT = 90.0


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with fault_server() as running:
        yield running


@pytest.fixture
def platforms(server: FaultServer, tmp_path: Path) -> Path:
    folder = tmp_path / "platforms"
    folder.mkdir()
    for name, paths in (("quillmint", PATHS), ("broken", ["/forbidden"])):
        pages = "".join(
            f'[[pages]]\nurl = "{server.url}{path}"\nrole = "pricing"\nsince = 2026-01-01\n' for path in paths
        )
        (folder / f"{name}.toml").write_text(f'name = "{name}"\n[watch]\nevery = "6 hours"\n{pages}', encoding="utf-8")
    return folder


@pytest.fixture
def asked(server: FaultServer) -> threading.Event:
    """Set when the last page is asked for: the visit is in the middle."""
    event = threading.Event()
    server.when("/slow", event.set)
    return event


def watch(platforms: Path, *arguments: str) -> subprocess.Popen[str]:
    places = ["--platforms", str(platforms), "--store", str(platforms.parent / "store")]
    command = [*PROGRAM, "watch", *arguments, *places, "--delay", "0", "--allow-loopback", "--no-http-first"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def once(platforms: Path, *arguments: str) -> tuple[int, str, str]:
    with watch(platforms, "--once", *arguments) as process:
        printed, errors = process.communicate(timeout=WAIT)
    return process.returncode, printed, errors


def kept_of_two(platforms: Path) -> bool:
    """Wait until the pages before the last are kept: the last is asked for while the one before is still written."""
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        with Store.open(platforms.parent / "store") as store:
            if sum(len(visit.done) for visit in store.visits.unfinished()) == len(PATHS) - 1:
                return True
        time.sleep(0.05)
    return False


def status(platforms: Path) -> dict[str, Any]:
    command = [*PROGRAM, "status", "--store", str(platforms.parent / "store"), "--format", "json"]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {one["platform"]: one for one in told["platforms"]}


def test_what_is_due_is_visited_once_and_failures_are_told_with_what_comes_next(platforms: Path) -> None:
    code, printed, errors = once(platforms)
    assert (code, "quillmint: captured" in printed, "broken: failed" in printed) == (3, True, True)
    assert "HTTP 403" in errors
    code, printed, errors = once(platforms)
    assert (code, printed, "Nothing was due" in errors) == (0, "", True)
    told = status(platforms)
    assert (told["quillmint"]["outcome"], told["quillmint"]["failures"]) == ("captured", 0)
    assert (told["broken"]["outcome"], told["broken"]["failures"]) == ("failed", 1)
    assert told["broken"]["next_due"] == told["broken"]["back_off_until"] < told["quillmint"]["next_due"]


def ended_in_the_middle(server: FaultServer, platforms: Path, number: int) -> tuple[int, Holder | None, int, str]:
    """The process of a watch that gets a signal while it waits for the last page, which is not answered before:
    its id, who held the lock then, its return code, and what it said.
    """
    asked, ended = threading.Event(), threading.Event()

    def never_answered_before_the_end() -> None:
        asked.set()
        ended.wait(WAIT)

    server.when("/slow", never_answered_before_the_end)
    with watch(platforms, "quillmint") as process:
        try:
            assert asked.wait(WAIT), process.communicate(timeout=5)
            assert kept_of_two(platforms), "the pages before the last one were not kept"
            holder = Locks(platforms.parent / "store").holder("quillmint")
            os.kill(process.pid, number)
            _, errors = process.communicate(timeout=WAIT)
        finally:
            ended.set()
            process.kill()
    server.when("/slow", lambda: None)
    return process.pid, holder, process.returncode, errors


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -9), (signal.SIGTERM, 0)])
def test_a_watch_that_is_ended_in_the_middle_of_a_visit_is_followed_by_one_that_goes_on_with_it(
    server: FaultServer, platforms: Path, number: int, code: int
) -> None:
    process, holder, returned, errors = ended_in_the_middle(server, platforms, number)
    assert holder
    assert (returned, holder.pid) == (code, process), errors
    assert "Traceback" not in errors
    assert number == signal.SIGKILL or "2 pages are kept" in errors
    assert once(platforms, "quillmint")[0] == 0
    assert [sum(path == each for each, _ in server.asked) for path in PATHS] == [1, 1, 2]
    with Store.open(platforms.parent / "store") as store:
        (visit,) = store.visits.visits()
    assert len(visit.captures) == len(PATHS)
    assert status(platforms)["quillmint"]["held_by"] is None


def test_while_it_waits_the_health_endpoint_answers_and_it_ends_at_once(platforms: Path) -> None:
    with watch(platforms, "quillmint", "--health", "0") as process:
        try:
            assert process.stderr
            assert process.stdout
            address = process.stderr.readline().removeprefix("Health: ").strip()
            assert "quillmint: captured" in process.stdout.readline()
            with urlopen(address) as answer:  # noqa: S310 - our own server
                told = json.loads(answer.read())
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=WAIT)
        finally:
            process.kill()
    assert (process.returncode, told["status"], told["failing"]) == (130, "ok", [])
    assert told["next_due"] == told["watched"]["platforms"][0]["next_due"]


def test_two_watchers_share_the_work(server: FaultServer, platforms: Path, asked: threading.Event) -> None:
    with watch(platforms, "--once", "quillmint") as process:
        assert asked.wait(WAIT), process.communicate(timeout=5)
        code, printed, _ = once(platforms)
        assert (code, "broken" in printed, "quillmint" in printed) == (3, True, False)
        process.communicate(timeout=WAIT)
    assert process.returncode == 0
    assert [sum(path == each for each, _ in server.asked) for path in PATHS] == [1, 1, 1]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[watch]\nevery = "daily"', "[watch]: every"),
        ("[[watch.platform]]\nid = 'quillmint'\nat = '06:30'", "[[watch.platform]] quillmint"),
        ("[wach]", "watch"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_named_before_anything_is_visited(
    server: FaultServer, platforms: Path, config: str, said: str
) -> None:
    path = platforms.parent / "pricelint.toml"
    path.write_text(config, encoding="utf-8")
    code, _, errors = once(platforms, "--config", str(path))
    assert (code, str(path) in errors, said in errors) == (2, True, True), errors
    assert server.asked == []
