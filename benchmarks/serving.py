"""Loopback servers of the benchmarks."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Quiet(BaseHTTPRequestHandler, ABC):
    """Answers as its subclass does, and prints nothing: the terminal belongs to the figures."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One request."""
        self.answer()

    @abstractmethod
    def answer(self) -> None:
        """Answer it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], host: str = "127.0.0.1") -> Iterator[str]:
    """A server on a free port, in a thread of its own, until the block ends; gives its origin."""
    server = ThreadingHTTPServer((host, 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{host}:{server.server_address[1]}"
    finally:
        server.shutdown()
