"""The health endpoint over a real socket."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from pricelint.errors import StoreError, UsageError
from pricelint.schedule.cadence import Cadence
from pricelint.schedule.health import STALLED, Health, Pulse, health_of, served_health
from pricelint.schedule.planning import first
from pricelint.schedule.status import status_of
from pricelint.store.store import Store

NOW = datetime(2026, 5, 3, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        opened.agenda.arrange(first("suno", Cadence(), None, NOW))
        yield opened


def asked(url: str, method: str = "GET") -> tuple[int, bytes]:
    try:
        with urlopen(Request(url, method=method)) as answer:  # noqa: S310 - our own server
            return answer.status, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()


def test_it_answers_with_every_platform_and_what_is_next(store: Store) -> None:
    with served_health("0", lambda: health_of(Pulse(), status_of(store))) as url:
        code, body = asked(url)
        assert url.startswith("http://127.0.0.1:")
        assert asked(url, "HEAD") == (200, b"")
        assert asked(url.replace("/health", "/etc/passwd"))[0] == 404
    told = json.loads(body)
    assert (code, told["status"], told["next_due"]) == (200, "ok", "2026-05-03T00:00:00Z")
    assert [one["platform"] for one in told["watched"]["platforms"]] == ["suno"]


def test_a_watcher_that_cannot_work_or_gives_no_sign_of_life_answers_503(store: Store) -> None:
    pulse = Pulse(problem="the disk is full")
    with served_health("127.0.0.1:0", lambda: health_of(pulse, status_of(store))) as url:
        assert (asked(url)[0], json.loads(asked(url)[1])["problem"]) == (503, "the disk is full")
        pulse.problem = ""
        pulse.seen -= 2 * STALLED
        assert json.loads(asked(url)[1])["status"] == "stalled"
        pulse.beat()
        assert asked(url)[0] == 200


def test_a_store_that_cannot_be_read_is_a_problem_in_words() -> None:
    def broken() -> Health:
        raise StoreError("the database cannot be used")

    with served_health("localhost:0", broken) as url:
        assert asked(url)[0] == 503
        assert b"cannot be used" in asked(url)[1]


@pytest.mark.parametrize(
    "address", ["", "host", "127.0.0.1", "example.com:80", "1.2.3.4:99999", "127.0.0.1:x", "::1:80"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(UsageError), served_health(address, lambda: pytest.fail("nobody asks")):
        pass


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(UsageError, match=address), served_health(address, lambda: pytest.fail("nobody asks")):
            pass
