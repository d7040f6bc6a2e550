"""A loopback server that misbehaves in every way the product has to survive. One path, one fault."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

PARAGRAPH = "<p>The Pro plan costs $29 a month and holds 1,000 credits; an image costs 5 credits.</p>"
PAGE = f"<!doctype html><html lang=en><title>Pricing</title><h1>Pricing</h1>{PARAGRAPH * 8}</html>".encode()
CHALLENGE = (
    b"<!doctype html><title>Just a moment...</title><h1>Checking your browser</h1>"
    b"<p>Verify you are human by completing the action below.</p>"
)
CONSENT = (
    b"<!doctype html><title>Example</title><h2>Before you continue</h2><p>We use cookies to measure.</p>"
    b"<button>Accept all</button><button>Reject all</button>"
)
SHELL = b"<!doctype html><title>App</title><div id=root></div><script>1</script>"
STUCK = b"<!doctype html><title>Stuck</title><p>Wait</p><script>for (;;) {}</script>"
SLOW_SECONDS = 4.0
HUGE_BYTES = 21 * 1024 * 1024
ROBOTS = b"User-agent: *\nDisallow: /private\n"

Answer = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}

ANSWERS: dict[str, Answer] = {
    "/robots.txt": (200, {"Content-Type": "text/plain"}, ROBOTS),
    "/page": (200, HTML, PAGE),
    "/private": (200, HTML, PAGE),
    "/moved-to-private": (302, {"Location": "/private"}, b""),
    "/moved": (302, {"Location": "/moved-again"}, b""),
    "/moved-again": (301, {"Location": "/page"}, b""),
    "/json": (200, {"Content-Type": "application/json"}, b'{"price": 29}'),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 and so on"),
    "/binary": (200, {}, bytes(range(256)) * 20),
    "/empty": (200, HTML, b""),
    "/circle": (302, {"Location": "/circle-back"}, b""),
    "/circle-back": (302, {"Location": "/circle"}, b""),
    "/missing": (404, HTML, b"<h1>There is no such page</h1>"),
    "/broken": (500, HTML, b""),
    "/forbidden": (403, HTML, b"<h1>Forbidden</h1>"),
    "/too-often": (429, HTML, b"<h1>Slow down</h1>"),
    "/challenge": (200, HTML, CHALLENGE),
    "/challenge-503": (503, HTML, CHALLENGE),
    "/consent": (200, HTML, CONSENT),
    "/shell": (200, HTML, SHELL),
    "/stuck": (200, HTML, STUCK),
    "/to-network": (302, {"Location": "http://10.255.255.1/secret"}, b""),
    "/to-metadata": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/image-inside": (
        200,
        HTML,
        PAGE + b"<img src=http://10.255.255.1/x.png><img src=http://no-such-host.invalid/y.png>",
    ),
    "/script-to-metadata": (
        200,
        HTML,
        b"<!doctype html><title>Go</title><script>location = 'http://169.254.169.254/latest/'</script>",
    ),
}


class FaultServer:
    """Where the server listens, and what it was asked for."""

    def __init__(self, url: str, asked: list[tuple[str, str]], hooks: dict[str, Callable[[], None]]) -> None:
        self.url = url
        self.asked = asked
        self._hooks = hooks

    def when(self, path: str, action: Callable[[], None]) -> None:
        """Do something each time that a path is asked for, before it is answered."""
        self._hooks[path] = action

    def agents(self) -> set[str]:
        """User agents that asked."""
        return {agent for _, agent in self.asked}


@contextmanager
def fault_server(address: str = "127.3.0.1", more: dict[str, Answer] | None = None) -> Iterator[FaultServer]:
    """Serve every fault, and `more` answers by path, on one loopback address until the block ends."""
    asked: list[tuple[str, str]] = []
    hooks: dict[str, Callable[[], None]] = {}
    ended = threading.Event()
    bound = type(
        "Bound", (Handler,), {"asked": asked, "hooks": hooks, "more": more or {}, "wait": staticmethod(ended.wait)}
    )
    server = ThreadingHTTPServer((address, 0), bound)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield FaultServer(f"http://{address}:{server.server_address[1]}", asked, hooks)
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Handler(BaseHTTPRequestHandler):
    """Answers one path with one fault; `asked`, `hooks` and `wait` belong to the server that a subclass is made for."""

    asked: ClassVar[list[tuple[str, str]]]
    more: ClassVar[dict[str, Answer]]
    hooks: ClassVar[dict[str, Callable[[], None]]]
    wait: ClassVar[Callable[[float], bool]]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("User-Agent", "")))
        self.hooks.get(self.path, lambda: None)()
        if self.path == "/slow":
            type(self).wait(SLOW_SECONDS)
            self.answer(200, HTML, PAGE)
        elif self.path == "/huge":
            self.answer(200, HTML, b"<p>" + b"x" * HUGE_BYTES)
        elif self.path == "/huge-unannounced":
            self.unannounced(b"<p>" + b"x" * HUGE_BYTES)
        else:
            self.answer(*{**ANSWERS, **self.more}.get(self.path.partition("?")[0], (404, HTML, b"<h1>Not here</h1>")))

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.say(body)

    def unannounced(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        self.say(body)
        self.close_connection = True

    def say(self, body: bytes) -> None:
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""
