"""Sends a tab to an address, waits until the page is quiet, and takes everything that is kept of it."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import time
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any, TypeVar

import msgspec
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Response
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from pricelint.model.capture import BannerOutcome
from pricelint_spiders.browser.consent import decline
from pricelint_spiders.browser.recorded import document_body, record
from pricelint_spiders.browser.tab import Tab
from pricelint_spiders.browser.taken import DOWNLOAD, BrowserFetchError, Collected, Pictures, Taken
from pricelint_spiders.browser.world import in_world
from pricelint_spiders.settings import CrawlSettings

SCRIPT = "collect.js"

ARTEFACT_SECONDS = 20.0
"""For the images and the archive of a page that is already there."""

RENAVIGATIONS = 4
"""Times a page may send itself elsewhere while it is being read."""

THIN_TEXT = 60
WIDEST = 4096
JPEG_QUALITY = 70
_GONE = ("context was destroyed", "Cannot find context", "context with specified id", "Inspected target navigated")
_T = TypeVar("_T")
_decoder = msgspec.json.Decoder(Collected)


async def take(
    tab: Tab, url: str, settings: CrawlSettings, *, fonts: str, full_page: bool, wait_for: tuple[str, ...]
) -> Taken:
    """Visit one address with the tab; raises `BrowserFetchError` where no page comes of it."""
    seconds = settings.politeness.page_timeout
    deadline = time.monotonic() + seconds
    tab.traffic.begin()
    try:
        async with asyncio.timeout(seconds):
            response = await _go(tab, url, seconds)
            _refuse_large(response, settings)
            options = collect_options(settings, fonts, wait_for)
            shown = await collect(tab, options, deadline)
            await _refuse_error_page(tab, shown)
            banner = await decline(tab)
            if banner and banner.outcome is BannerOutcome.DECLINED:
                shown = await collect(tab, options, deadline)
    except TimeoutError as error:
        if tab.excess:
            raise BrowserFetchError("too large", url, tab.excess) from error
        raise BrowserFetchError("timeout", url, f"no quiet page within {seconds:g} s") from error
    except PlaywrightError as error:
        raise _fetch_error(tab, url, error) from error
    if shown.html_chars > settings.politeness.max_body_bytes:
        raise BrowserFetchError("too large", url, f"the page has {shown.html_chars} characters of HTML")
    if shown.settled.ready == "loading":
        raise BrowserFetchError("timeout", url, f"the page was still arriving after {seconds:g} s")
    return replace(await _with_artefacts(tab, response, shown, settings, full_page=full_page), banner=banner)


async def _go(tab: Tab, url: str, seconds: float) -> Response:
    response = await tab.page.goto(url, wait_until="commit", timeout=seconds * 1000)
    if response is None:
        raise BrowserFetchError("no response", url, "the address led to no new page")
    return response


def _refuse_large(response: Response, settings: CrawlSettings) -> None:
    size = response.headers.get("content-length", "")
    if size.isdigit() and int(size) > settings.politeness.max_body_bytes:
        raise BrowserFetchError("too large", response.url, f"the response announces {int(size)} bytes")


async def _refuse_error_page(tab: Tab, shown: Collected) -> None:
    """A page that sent itself where the browser could not follow; the frame knows where that was."""
    if shown.url.startswith("chrome-error:"):
        tree = await tab.session.send("Page.getFrameTree")
        where = tree["frameTree"]["frame"].get("unreachableUrl") or shown.url
        raise BrowserFetchError("net::ERR_FAILED", where, "the page led on to where nothing is")


def collect_options(settings: CrawlSettings, fonts: str, wait_for: tuple[str, ...]) -> dict[str, Any]:
    """What the capture script is told, all but its time limit."""
    return {
        "quiet": settings.quiet_ms,
        "settle_limit": settings.settle_ms,
        "patience": settings.patience_ms,
        "thin": THIN_TEXT,
        "longest": settings.politeness.max_body_bytes,
        "wait_for": wait_for,
        "fonts": fonts,
    }


async def collect(tab: Tab, options: dict[str, Any], deadline: float) -> Collected:
    """Run the script in a world of its own; a page that navigates meanwhile is read where it arrives."""
    for attempt in range(RENAVIGATIONS):
        left = max(0.2, deadline - time.monotonic())
        try:
            return _decoder.decode(await in_world(tab, SCRIPT, {**options, "limit": left * 900}))
        except PlaywrightError as error:
            if attempt + 1 == RENAVIGATIONS or not any(sign in str(error) for sign in _GONE):
                raise
            await tab.page.wait_for_load_state("domcontentloaded", timeout=left * 1000)
    raise AssertionError("unreachable: the last attempt returns or raises")


async def _with_artefacts(
    tab: Tab, response: Response, shown: Collected, settings: CrawlSettings, *, full_page: bool
) -> Taken:
    problems: list[str] = []
    taken = await pictures(tab, shown, settings, problems, full_page=full_page)
    body = document_body(taken.recorded, response.url)
    if body is None:
        body = await _attempt(response.body(), "the response's bytes", problems)
    return Taken(
        status=response.status,
        headers=tuple(response.headers.items()),
        redirects=_redirects(response),
        body=body,
        shown=shown,
        pictures=taken,
        problems=tuple(problems),
    )


async def pictures(
    tab: Tab, shown: Collected, settings: CrawlSettings, problems: list[str], *, full_page: bool
) -> Pictures:
    """Everything beside the text of a page that is there; what cannot be taken becomes a line of `problems`."""
    mhtml = await _attempt(_mhtml(tab), "the archive", problems)
    screenshot = await _attempt(window_picture(tab), "the screenshot", problems)
    whole = await _whole_page(tab, shown.page, settings, problems) if full_page else ()
    closed = await _attempt(_closed_roots(tab), "the shadow roots", problems) if shown.notes.suspects else 0
    return Pictures(
        geometry=_noted(bytes(shown.geometry), closed or 0),
        mhtml=mhtml,
        screenshot=screenshot,
        full_page=whole[0] if whole else None,
        tiles=whole[1:],
        recorded=await record(tab),
    )


async def _whole_page(
    tab: Tab, page: tuple[float, float], settings: CrawlSettings, problems: list[str]
) -> tuple[bytes, ...]:
    """The page from top to bottom, in pictures as high as the encoder takes; stops at the first that cannot be had."""
    width, height, tile = min(page[0], WIDEST), page[1], settings.full_page_height
    found: list[bytes] = []
    for y in range(0, min(int(height), tile * settings.full_page_tiles), tile):
        clip = {"x": 0, "y": y, "width": width, "height": min(height - y, tile), "scale": 1}
        work = _picture(tab, format="jpeg", quality=JPEG_QUALITY, captureBeyondViewport=True, clip=clip)
        picture = await _attempt(work, f"the image of the whole page from {y} px", problems)
        if picture is None:
            return tuple(found)
        found.append(picture)
    if height > tile * settings.full_page_tiles:
        problems.append(f"the image of the whole page ends at {tile * settings.full_page_tiles} of {height:g} px")
    return tuple(found)


async def _attempt(work: Awaitable[_T], what: str, problems: list[str]) -> _T | None:
    """What `work` gives, or None and a line in `problems`: a missing picture does not void a capture."""
    try:
        async with asyncio.timeout(ARTEFACT_SECONDS):
            return await work
    except (PlaywrightError, TimeoutError) as error:
        problems.append(f"{what} could not be taken ({str(error).splitlines()[0][:120] if str(error) else 'too slow'})")
        return None


async def _mhtml(tab: Tab) -> bytes:
    answer = await tab.session.send("Page.captureSnapshot", {"format": "mhtml"})
    return str(answer["data"]).encode()


async def window_picture(tab: Tab) -> bytes:
    """The window as PNG; raises Playwright's errors."""
    return await _picture(tab, format="png", optimizeForSpeed=True)


async def _picture(tab: Tab, **options: Any) -> bytes:  # noqa: ANN401 - options of the protocol
    answer = await tab.session.send("Page.captureScreenshot", options)
    return base64.b64decode(answer["data"])


async def _closed_roots(tab: Tab) -> int:
    """Closed shadow roots of the page; only the protocol sees them, at a price, so only where there may be one."""
    answer = await tab.session.send("DOM.getDocument", {"depth": -1, "pierce": True})
    found, stack = 0, [answer["root"]]
    while stack:
        node = stack.pop()
        found += node.get("shadowRootType") == "closed"
        stack += [*node.get("children", ()), *node.get("shadowRoots", ())]
    return found


def _noted(geometry: bytes, closed: int) -> bytes:
    if not closed:
        return geometry
    data = json.loads(geometry)
    data["notes"]["closed_shadow_roots"] = closed
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _redirects(response: Response) -> tuple[str, ...]:
    """Addresses between the first and the last one."""
    chain = []
    request = response.request.redirected_from
    while request is not None:
        chain.append(request.url)
        request = request.redirected_from
    return tuple(reversed(chain[:-1]))


def _fetch_error(tab: Tab, url: str, error: PlaywrightError) -> BrowserFetchError:
    message = str(error).splitlines()[0]
    if tab.excess:
        return BrowserFetchError("too large", url, tab.excess)
    if isinstance(error, PlaywrightTimeoutError):
        return BrowserFetchError("timeout", url, "the server did not answer in time")
    if "Download is starting" in message:
        return BrowserFetchError(DOWNLOAD, url, "the address is a download")
    if found := re.search(r"net::ERR_\w+", message):
        # After a redirect, the error names the first address.
        where = tab.traffic.led_to or url
        return BrowserFetchError(found.group(), where, f"the browser reports {found.group()}")
    if "crash" in message.lower() or "closed" in message:
        return BrowserFetchError("crash", url, "the browser crashed on the page")
    return BrowserFetchError("failed", url, message[:300])
