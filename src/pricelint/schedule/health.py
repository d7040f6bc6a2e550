"""The health endpoint: how a watcher stands, as JSON over HTTP, for whoever looks after it. It answers GET and HEAD."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from pricelint.errors import PricelintError, UsageError
from pricelint.result_json.text import json_text
from pricelint.schedule.status import Status

STALLED = 600.0
"""Seconds without a sign of life after which a watcher counts as stalled; one page takes far less."""

PATHS = ("/", "/health")


@dataclass(slots=True)
class Pulse:
    """Signs of life of a watcher. `problem` is what keeps it from its work now, "" where nothing does."""

    problem: str = ""
    seen: float = field(default_factory=time.monotonic)

    def beat(self) -> None:
        """It lives."""
        self.seen = time.monotonic()

    @property
    def word(self) -> str:
        """ "ok", "problem", or "stalled"."""
        stalled = time.monotonic() - self.seen > STALLED
        return "stalled" if stalled else "problem" if self.problem else "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the endpoint answers."""

    status: str
    problem: str
    next_due: datetime | None
    failing: tuple[str, ...]
    watched: Status


def health_of(pulse: Pulse, status: Status) -> Health:
    """The health of a watcher; a platform that fails is no fault of it, and is named."""
    return Health(
        status=pulse.word,
        problem=pulse.problem,
        next_due=min((one.next_due for one in status.platforms), default=None),
        failing=tuple(one.platform for one in status.platforms if one.failures),
        watched=status,
    )


@contextmanager
def served_health(address: str, health: Callable[[], Health]) -> Iterator[str]:
    """Answer at "PORT" (of loopback) or "HOST:PORT" until the block is left; gives the address to ask at."""
    host, port = _parts(address)
    try:
        server = ThreadingHTTPServer((host, port), _handler(health))
    except OSError as error:
        raise UsageError(
            f"nothing can listen there: {error.strerror}", where=f"--health {address}", do="choose another port"
        ) from error
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="pricelint-health", daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}/health"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _parts(address: str) -> tuple[str, int]:
    host, colon, port = address.rpartition(":")
    expected = "PORT, or ADDRESS:PORT such as 127.0.0.1:8731"
    if not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise UsageError(f"{address!r} names no port", where="--health", expected=expected)
    if not colon or host == "localhost":
        return "127.0.0.1", int(port)
    try:
        if ip_address(host).version == 4:
            return host, int(port)
    except ValueError:
        pass
    raise UsageError(f"{host!r} is no IPv4 address of this machine", where="--health", expected=expected)


def _handler(health: Callable[[], Health]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers one request."""

        timeout = 10

        def do_GET(self) -> None:
            """The health, with 503 where the watcher does not do its work."""
            code, body = _answer(health) if self.path in PATHS else (HTTPStatus.NOT_FOUND, b"{}\n")
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def do_HEAD(self) -> None:
            """The same without the body."""
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
            """Say nothing of it."""

    return Handler


def _answer(health: Callable[[], Health]) -> tuple[HTTPStatus, bytes]:
    try:
        found = health()
    except PricelintError as error:
        return HTTPStatus.SERVICE_UNAVAILABLE, json_text({"status": "problem", "problem": str(error)})
    code = HTTPStatus.OK if found.status == "ok" else HTTPStatus.SERVICE_UNAVAILABLE
    return code, json_text(found)
