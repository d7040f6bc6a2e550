"""A page while its controls are driven: looks, presses, and keeps it where it is."""

from __future__ import annotations

import asyncio
import contextlib
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import msgspec
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page
from playwright.async_api import Request as PlaywrightRequest

from pricelint_spiders.browser.states.control import Found, labels
from pricelint_spiders.browser.tab import Tab
from pricelint_spiders.browser.world import in_world

LOADING_SECONDS = 2.5
"""Longest wait for what a press asked the server for."""

QUIET_MS, SETTLE_MS, ANIMATED_MS = 80, 1200, 700
FIND, ACT, LOOK = "states/find.js", "states/act.js", "collect.js"
_DATA = frozenset({"fetch", "xhr"})
_NO_WINDOWS = "window.open = () => null; HTMLFormElement.prototype.submit = function () {};"


class Glance(msgspec.Struct, frozen=True):
    """The visible text of a page and its address, as the capture script sees them."""

    url: str
    visible: str


class Stage:
    """One page under guard: it cannot leave, send forms or open windows, and dialogs are dismissed by Playwright.

    `stopped` counts what it tried since it was last asked for.
    """

    def __init__(self, tab: Tab, options: dict[str, Any]) -> None:
        self._tab = tab
        self._options = {**options, "quiet": QUIET_MS, "settle_limit": SETTLE_MS, "patience": 0, "wait_for": ()}
        self._loading: set[PlaywrightRequest] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._stopped: list[str] = []

    async def __aenter__(self) -> Self:
        page, session = self._tab.page, self._tab.session
        session.on("Fetch.requestPaused", self._judge)
        page.on("request", self._started)
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)
        page.on("popup", self._close)
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*", "resourceType": "Document"}]})
        await session.send("Runtime.evaluate", {"expression": _NO_WINDOWS})
        await self.act("guard")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        page, session = self._tab.page, self._tab.session
        session.remove_listener("Fetch.requestPaused", self._judge)
        page.remove_listener("request", self._started)
        page.remove_listener("requestfinished", self._ended)
        page.remove_listener("requestfailed", self._ended)
        page.remove_listener("popup", self._close)
        for task in self._tasks:
            task.cancel()
        if not page.is_closed():
            await session.send("Fetch.disable")

    async def find(self) -> Found:
        """The controls of the page."""
        return msgspec.json.decode(await in_world(self._tab, FIND, {"words": labels()}), type=Found)

    async def act(self, what: str, **options: object) -> dict[str, Any]:
        """One act of `act.js`."""
        answer: dict[str, Any] = msgspec.json.decode(await in_world(self._tab, ACT, {"do": what, **options}))
        return answer

    async def look(self, seconds: float = 5.0) -> Glance:
        """The page once it has come to rest: answers arrived, animations over, no node rewritten for a while."""
        await self.act("rest", limit=ANIMATED_MS)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), LOADING_SECONDS)
        options = {**self._options, "glance": True, "limit": seconds * 1000}
        return msgspec.json.decode(await in_world(self._tab, LOOK, options), type=Glance)

    async def click(self, member: int) -> bool:
        """Press a control with the mouse, or from within where something lies over it; false where it is gone."""
        aimed = await self.act("aim", id=member)
        if aimed.get("gone"):
            return False
        if aimed["hit"]:
            await self._tab.page.mouse.click(aimed["x"], aimed["y"])
            return True
        return not (await self.act("press", id=member)).get("gone")

    async def point(self, member: int) -> bool:
        """Point at a control with the mouse; false where it is gone."""
        aimed = await self.act("aim", id=member)
        if not aimed.get("gone"):
            await self._tab.page.mouse.move(aimed["x"], aimed["y"], steps=3)
        return not aimed.get("gone")

    async def leave(self) -> None:
        """Take the mouse off whatever it points at."""
        await self._tab.page.mouse.move(0, 0)

    async def key(self, name: str) -> None:
        """Press a key of the keyboard."""
        await self._tab.page.keyboard.press(name)

    async def return_to(self, url: str, glance: Glance) -> bool:
        """Whether the page is still the one at `url`; where it has moved itself on without loading, it is sent back."""
        if _place(glance.url) == _place(url):
            return True
        await self.act("back")
        return False

    @property
    def loading(self) -> bool:
        """Whether the page waits for answers of the server."""
        return bool(self._loading)

    def stopped(self) -> list[str]:
        """The addresses that the page tried to lead to since this was last asked."""
        tried, self._stopped = self._stopped, []
        return tried

    def _started(self, request: PlaywrightRequest) -> None:
        if request.resource_type in _DATA:
            self._loading.add(request)
            self._idle.clear()

    def _ended(self, request: PlaywrightRequest) -> None:
        self._loading.discard(request)
        if not self._loading:
            self._idle.set()

    def _close(self, popup: Page) -> None:
        self._stopped.append(popup.url)
        self._later(popup.close())

    def _judge(self, event: dict[str, Any]) -> None:
        """Let frames load, and keep the page itself from going anywhere."""
        what = {"requestId": event["requestId"]}
        if event["frameId"] == self._tab.frame:
            self._stopped.append(event["request"]["url"])
            self._later(self._tab.session.send("Fetch.failRequest", {**what, "errorReason": "Aborted"}))
        else:
            self._later(self._tab.session.send("Fetch.continueRequest", what))

    def _later(self, work: Any) -> None:  # noqa: ANN401 - a coroutine of any result
        task = asyncio.ensure_future(_quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _quietly(work: Any) -> None:  # noqa: ANN401 - a coroutine of any result
    try:
        await work
    except PlaywrightError:
        return


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc, parts.path.rstrip("/")
