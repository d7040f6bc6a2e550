"""What a page opens beside HTTP: sockets and WebRTC reach no private address either."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from event_loop import run
from playwright.async_api import async_playwright
from pytest_httpserver import HTTPServer

from pricelint.browser import BrowserFound, launch_options
from pricelint.model.capture import CaptureOutcome
from pricelint.model.platform import Hints, PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

OPEN, CLOSED = "127.3.0.21", "127.3.0.22"
PAGE = """<!doctype html><html lang=en><title>Plans</title><h1>Plans</h1><p>Pro: $29 a month, 1,000 credits</p>
<p id=told></p><script>
const heard = new Set();
const tell = word => {{ heard.add(word); if (heard.size === 3) told.textContent = 'everything told' }};
for (const [name, url] of [['open', '{opened}'], ['closed', '{closed}']]) {{
  const socket = new WebSocket(url); socket.onerror = socket.onclose = () => tell(name); }}
const peer = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{stun}'}},
  {{urls: 'turn:{turn}?transport=tcp', username: 'u', credential: 'c'}}]}});
peer.onicegatheringstatechange = () => {{ if (peer.iceGatheringState === 'complete') tell('gathered') }};
peer.createDataChannel('x'); peer.createOffer().then(offer => peer.setLocalDescription(offer));
</script></html>"""


class Listener:
    """A port that notes who comes, and says nothing."""

    def __init__(self, host: str, kind: socket.SocketKind) -> None:
        self._socket = socket.socket(socket.AF_INET, kind)
        self._socket.bind((host, 0))
        self.address = "{}:{}".format(*self._socket.getsockname())
        self.came = threading.Event()
        if kind is socket.SOCK_STREAM:
            self._socket.listen()
        self._thread = threading.Thread(target=self._wait, args=(kind,), daemon=True)
        self._thread.start()

    def _wait(self, kind: socket.SocketKind) -> None:
        with contextlib.suppress(OSError):
            if kind is socket.SOCK_STREAM:
                self._socket.accept()[0].close()
            else:
                self._socket.recvfrom(2048)
            self.came.set()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


@pytest.fixture
def listeners() -> Iterator[dict[str, Listener]]:
    kinds = {"opened": (OPEN, socket.SOCK_STREAM), "closed": (CLOSED, socket.SOCK_STREAM)}
    kinds |= {"stun": (CLOSED, socket.SOCK_DGRAM), "turn": (CLOSED, socket.SOCK_STREAM)}
    made = {name: Listener(host, kind) for name, (host, kind) in kinds.items()}
    yield made
    for each in made.values():
        each.close()


@pytest.fixture
def url(listeners: dict[str, Listener]) -> Iterator[str]:
    with HTTPServer(host=OPEN) as server:
        told = {name: each.address for name, each in listeners.items()}
        told |= {name: f"ws://{told[name]}/" for name in ("opened", "closed")}
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request("/pricing").respond_with_data(PAGE.format(**told), content_type="text/html")
        yield server.url_for("/pricing")


def test_sockets_and_webrtc_reach_what_is_allowed_and_nothing_private(
    url: str, listeners: dict[str, Listener], browser_found: BrowserFound, tmp_path: Path
) -> None:
    addresses = AddressPolicy(hosts=frozenset({OPEN}))
    conduct = Politeness(delay=0, addresses=addresses)
    settings = CrawlSettings(politeness=conduct, http_first=False, max_states=0, patience_ms=15_000)
    with Store.open(tmp_path) as store:
        hints = Hints(wait_for=("everything told",))
        platform = Platform("plans", "Plans", (PageTarget(url, Role.PRICING),), hints=hints)
        (visit,) = SpiderCapturer(store, settings, browser_found).visit([platform])
        (capture,) = visit.captures
        shown = store.content(capture).decode()
    assert capture.outcome is CaptureOutcome.CAPTURED
    assert "everything told</p>" in shown
    assert listeners["opened"].came.is_set()
    assert [name for name in ("closed", "stun", "turn") if listeners[name].came.is_set()] == []


def test_a_browser_without_the_guard_would_have_reached_them(
    url: str, listeners: dict[str, Listener], browser_found: BrowserFound
) -> None:
    async def unguarded() -> None:
        async with async_playwright() as playwright:
            options = launch_options(browser_found.path, browser_found.environment)
            browser = await playwright.chromium.launch(**options)
            page = await browser.new_page()
            await page.goto(url)
            for name in ("closed", "stun", "turn"):
                assert await asyncio.to_thread(listeners[name].came.wait, 20), name
            await browser.close()

    run(unguarded())
