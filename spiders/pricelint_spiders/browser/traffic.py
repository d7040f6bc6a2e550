"""Listens to what a tab sends and receives, and fetches the bodies, by the Network domain of the browser's protocol.

    traffic = Traffic(session, TrafficLimits(), frame); await traffic.start()
    traffic.begin(); … the page is visited …; exchanges = await traffic.exchanges()

Bodies are asked for as soon as they are complete: the browser forgets them when the page leads elsewhere. It hands out
text decoded; the bytes are made of it again, and where their number is not that of the bytes received, that is said.
"""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from inspect import Parameter, Signature
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from pricelint.model.exchange import Exchange
from pricelint_spiders.browser.hops import Hop, Wire, encoded, exchange_of
from pricelint_spiders.settings import TrafficLimits

BODY_SECONDS = 10.0
_FETCHING = 4
_NO_BODY = frozenset({101, 204, 205, 304})
_MEDIA = "Media"
_ONE = Signature([Parameter("event", Parameter.POSITIONAL_ONLY)])


class Traffic:
    """The exchanges of one tab since `begin`; `led_to` is the address that its page, `frame`, asked for last."""

    def __init__(self, session: CDPSession, limits: TrafficLimits, frame: str) -> None:
        self._session = session
        self._limits = limits
        self._frame = frame
        self.excess: Callable[[str], None] = lambda _: None
        self._fetching = asyncio.Semaphore(_FETCHING)
        self._tasks: set[asyncio.Task[None]] = set()
        self.begin()

    async def start(self) -> None:
        """Begin to listen."""
        heard: Mapping[str, Callable[[Any], None]] = {
            "requestWillBeSent": self._asked,
            "requestWillBeSentExtraInfo": self._wired_request,
            "responseReceived": self._answered,
            "responseReceivedExtraInfo": self._wired_response,
            "dataReceived": self._arrived,
            "loadingFinished": self._finished,
            "loadingFailed": self._failed,
            "webSocketCreated": self._socket,
        }
        for name, hear in heard.items():
            self._session.on(f"Network.{name}", _declared(hear))
        sizes = {"maxTotalBufferSize": self._limits.page_bytes, "maxResourceBufferSize": self._limits.resource_bytes}
        await self._session.send("Network.enable", sizes)

    def begin(self) -> None:
        """Forget what was: another page is going to be visited."""
        for task in self._tasks:
            task.cancel()
        self._hops: dict[str, list[Hop]] = {}
        self._wires: dict[str, Wire] = {}
        self._count = 0
        self._kept = 0
        self._arrived_bytes = 0
        self.dropped = 0
        self.led_to = ""
        self.began_at = datetime.now(UTC)
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since `begin`, by a monotonic clock."""
        return time.monotonic() - self._began

    async def exchanges(self) -> tuple[Exchange, ...]:
        """Everything so far, in the order in which it was asked for; waits for bodies that are on their way."""
        if self._tasks:
            await asyncio.wait(tuple(self._tasks), timeout=BODY_SECONDS)
        found = [(hop.sent, exchange_of(hop)) for name, hops in self._hops.items() for hop in self._wired(name, hops)]
        return tuple(exchange for _, exchange in sorted(found, key=lambda each: each[0]))

    async def certificate(self, origin: str) -> bytes | None:
        """The certificate that an https origin showed, in DER; None where the browser has none."""
        try:
            answer = await self._session.send("Network.getCertificate", {"origin": origin})
        except PlaywrightError:
            return None
        tables = answer.get("tableNames") or ()
        return base64.b64decode(tables[0]) if tables else None

    def _wired(self, name: str, hops: list[Hop]) -> list[Hop]:
        """The hops of a request with their headers as on the wire; a hop that a cache answered had no wire."""
        wire = self._wires.get(name)
        if wire is not None:
            for hop in hops:
                if hop.wired:
                    hop.on_wire = wire.take(hop)
        return hops

    def _asked(self, event: Any) -> None:  # noqa: ANN401 - an event of the protocol
        request = event["request"]
        if not request["url"].startswith(("http://", "https://")):
            return
        if event["requestId"] == event.get("loaderId") and event.get("frameId") == self._frame:
            self.led_to = request["url"]
        hops = self._hops.setdefault(event["requestId"], [])
        if hops and (answer := event.get("redirectResponse")):
            hops[-1].redirected(answer, event["timestamp"], wired=bool(event.get("redirectHasExtraInfo")))
        if self._count >= self._limits.requests:
            self.dropped += 1
            return
        self._count += 1
        hops.append(Hop(request, event.get("type", "Other"), event["wallTime"], event["timestamp"]))

    def _wired_request(self, event: Any) -> None:  # noqa: ANN401
        self._wires.setdefault(event["requestId"], Wire()).requests.append(event["headers"])

    def _wired_response(self, event: Any) -> None:  # noqa: ANN401
        self._wires.setdefault(event["requestId"], Wire()).responses.append((event["statusCode"], event["headers"]))

    def _answered(self, event: Any) -> None:  # noqa: ANN401
        if hop := self._hop(event):
            hop.answered(event["response"], wired=bool(event.get("hasExtraInfo")))

    def _arrived(self, event: Any) -> None:  # noqa: ANN401
        if hop := self._hop(event):
            hop.received += event["dataLength"]
            self._arrived_bytes += event["dataLength"]
            if hop.kind == "Document" and hop.received > self._limits.document_bytes:
                self.excess(f"the page unpacks to more than {self._limits.document_bytes} bytes")
            elif self._arrived_bytes > self._limits.all_bytes:
                self.excess(f"the page loads more than {self._limits.all_bytes} bytes")

    def _finished(self, event: Any) -> None:  # noqa: ANN401
        if (hop := self._hop(event)) is None or hop.response is None:
            return
        hop.seconds = event["timestamp"] - hop.sent
        if hop.status in _NO_BODY or hop.request["method"] == "HEAD":
            hop.body = b""
        elif reason := self._too_much(hop):
            hop.left_out = reason
        else:
            self._kept += hop.received
            task = asyncio.ensure_future(self._fetch(event["requestId"], hop))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _failed(self, event: Any) -> None:  # noqa: ANN401
        if hop := self._hop(event):
            why = event.get("blockedReason") or ("aborted" if event.get("canceled") else event.get("errorText", ""))
            hop.left_out = f"the browser reports: {why or 'failed'}"

    def _socket(self, event: Any) -> None:  # noqa: ANN401
        request = {"url": event["url"], "method": "GET", "headers": {}}
        hop = Hop(request, "WebSocket", time.time(), float("inf"))
        hop.left_out = "what is said over a WebSocket is not recorded"
        self._hops.setdefault(event["requestId"], []).append(hop)

    def _hop(self, event: Any) -> Hop | None:  # noqa: ANN401
        hops = self._hops.get(event["requestId"])
        return hops[-1] if hops else None

    def _too_much(self, hop: Hop) -> str:
        limits = self._limits
        if hop.kind == _MEDIA:
            return "sound and film are not kept"
        if hop.received > limits.resource_bytes:
            return f"{hop.received} bytes are more than the {limits.resource_bytes} kept of one resource"
        if self._kept + hop.received > limits.page_bytes:
            return f"the page's resources have more than the {limits.page_bytes} bytes kept of one page"
        return ""

    async def _fetch(self, name: str, hop: Hop) -> None:
        try:
            async with self._fetching:
                answer = await self._session.send("Network.getResponseBody", {"requestId": name})
        except PlaywrightError:
            hop.left_out = "the browser no longer had the body"
            return
        hop.body, hop.rebuilt = encoded(answer["body"], hop, base64_encoded=answer["base64Encoded"])


def _declared(hear: Callable[[Any], None]) -> Callable[[Any], None]:
    """A listener that says what it takes: Playwright asks each one anew for every event, which costs more than to hear
    it where it has to be found out."""

    def heard(event: Any) -> None:  # noqa: ANN401 - an event of the protocol
        hear(event)

    heard.__signature__ = _ONE  # type: ignore[attr-defined]
    return heard
