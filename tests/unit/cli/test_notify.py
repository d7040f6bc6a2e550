"""`pricelint notify` through Apprise, to a real server on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from packs_page import packs_page
from pytest_httpserver import HTTPServer
from timetable import Clock, FakeVisitor, platform_named
from typer.testing import CliRunner, Result
from werkzeug import Request, Response

from pricelint.cli import app
from pricelint.errors import ConfigError
from pricelint.schedule.cadence import Cadence
from pricelint.schedule.watcher import Watcher
from pricelint.store.store import Store

SECRET = "s3cret"  # noqa: S105 - of nobody


class Service:
    """What was posted; `status` is what is answered. The first `kills` posts kill the `sender` before it hears that."""

    def __init__(self, server: HTTPServer) -> None:
        self.status, self.posted, self.authorized = 200, list[dict[str, str]](), list[str]()
        self.sender = self.kills = 0
        server.expect_request("/hook").respond_with_handler(self._take)
        self.address = f"json://user:{SECRET}@{server.host}:{server.port}/hook"

    def _take(self, request: Request) -> Response:
        self.posted.append(json.loads(request.data))
        self.authorized.append(request.headers.get("Authorization", ""))
        if self.kills:
            self.kills -= 1
            os.kill(self.sender, signal.SIGKILL)
        return Response(status=self.status)


@pytest.fixture
def service(httpserver: HTTPServer) -> Service:
    return Service(httpserver)


@pytest.fixture
def config(tmp_path: Path, service: Service, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DESK_URL", service.address)
    path = tmp_path / "pricelint.toml"
    path.write_text('[[notify]]\nname = "desk"\nenv = "DESK_URL"\n', encoding="utf-8")
    return path


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    """A store in which a rise was confirmed, and nobody told."""
    with Store.open(tmp_path / "store") as store:
        clock, costs = Clock(), [5, 5, 8, 8]
        visitor = FakeVisitor(store, clock, lambda _: packs_page(costs.pop(0)))
        watcher = Watcher(store, {"inkwell": Cadence(every=timedelta(hours=1))}, platform_named, visitor, clock)
        while costs:
            list(watcher.turn())
            clock.on(hours=2)
    return tmp_path / "store"


def run(config: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(app, ["notify", "--config", str(config), *arguments])
    assert SECRET not in result.output
    return result


def test_a_sample_reaches_the_service_with_what_the_address_holds(config: Path, service: Service) -> None:
    result = run(config, "--test")
    assert (result.exit_code, "desk: sent" in result.stdout) == (0, True)
    ((posted,), (authorized,)) = service.posted, service.authorized
    assert "a sample" in posted["title"]
    assert "One image costs 8 credits." in posted["message"]
    assert authorized.startswith("Basic ")


@pytest.mark.parametrize("down", ["answers 500", "is gone"])
def test_a_service_that_takes_nothing_is_named_without_its_address(
    config: Path, service: Service, httpserver: HTTPServer, down: str, caplog: pytest.LogCaptureFixture
) -> None:
    if down == "is gone":
        httpserver.stop()
    service.status = 500
    result = run(config, "--test")
    if down == "is gone":
        httpserver.start()
    assert (result.exit_code, "channel desk: not sent" in result.stderr) == (3, True)
    assert SECRET not in caplog.text


def test_a_confirmed_change_is_sent_once_through_failure_and_restart(
    config: Path, service: Service, watched: Path
) -> None:
    service.status = 503
    result = run(config, "--store", str(watched))
    assert (len(service.posted), "not sent" in result.stderr, "Tried again" in result.stderr) == (1, True, True)
    service.status = 200
    assert "Nothing was due" in run(config, "--store", str(watched)).stdout
    with Store.open(watched) as store:
        (waiting,) = store.outbox.due(Clock().now + timedelta(days=4000), ["desk"])
        store.outbox.not_sent([waiting], Clock().now)
    assert "sent" in run(config, "--store", str(watched)).stderr
    assert "Nothing was due" in run(config, "--store", str(watched)).stdout
    assert [one["title"] for one in service.posted] == ["pricelint: 1 change at inkwell"] * 2
    assert "8 credit" in service.posted[-1]["message"]
    told = CliRunner().invoke(app, ["status", "--store", str(watched)])
    assert "Channel desk: 1 sent" in told.stdout
    assert SECRET not in (watched / "records.sqlite").read_bytes().decode("latin-1")


def test_an_address_that_apprise_does_not_know_is_refused_without_being_told(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_URL", f"nosuchservice://{SECRET}")
    result = CliRunner().invoke(app, ["notify", "--config", str(config), "--test"])
    assert isinstance(result.exception, ConfigError)
    assert "desk" in str(result.exception)
    assert SECRET not in str(result.exception)


PROGRAM = [sys.executable, "-c", "from pricelint.cli import main; main()", "notify"]


def test_a_sender_that_is_killed_after_the_service_took_the_message_costs_one_repeat_and_no_news(
    config: Path, service: Service, watched: Path
) -> None:
    command = [*PROGRAM, "--config", str(config), "--store", str(watched)]
    service.kills = 2
    codes = []
    for _ in range(4):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            service.sender = process.pid
            _, errors = process.communicate(timeout=60)
        codes.append(process.returncode)
        assert SECRET not in errors
    assert codes == [-signal.SIGKILL, -signal.SIGKILL, 0, 0]
    assert [one["title"] for one in service.posted] == ["pricelint: 1 change at inkwell"] * 2
    with Store.open(watched) as store:
        assert store.outbox.counts() == {"desk": {"unclear": 1}}
