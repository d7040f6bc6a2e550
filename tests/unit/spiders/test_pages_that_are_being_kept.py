"""A page that is complete when the end of the crawling process is asked for is told of before it ends; no page is
asked for before the one before it is kept."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable

import pytest
from event_loop import run
from scrapy import Request
from scrapy.http import Response, TextResponse

from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint_spiders.keeping import Keeping
from pricelint_spiders.protocol import Alive, Asked, Captured, Channel, Event
from pricelint_spiders.record import Recorder
from pricelint_spiders.settings import CrawlSettings, Order
from pricelint_spiders.unchanged.again import Again
from pricelint_spiders.visit import Visit

HTML = "<!doctype html><title>Terms</title>" + "<p>Credits roll over for 12 months, then they end.</p>" * 20
SETTINGS = CrawlSettings(politeness=Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True)))
PAGES = tuple(PageTarget(f"http://127.0.0.1:9999/terms?{number}", Role.TERMS) for number in range(2))
LONG = 30.0


class Blobs:
    """Holds nothing, and calls `put_first` before it takes something for the first time."""

    def __init__(self, put_first: Callable[[], None]) -> None:
        self._put_first: Callable[[], None] | None = put_first

    def put(self, data: bytes) -> str:
        first, self._put_first = self._put_first, None
        if first is not None:
            first()
        return f"{len(data):064d}"

    def get(self, sha256: str) -> bytes:
        raise KeyError(sha256)


async def answered(request: Request) -> Response:
    return TextResponse(
        request.url, body=HTML.encode(), encoding="utf-8", headers={"Content-Type": "text/html"}, request=request
    )


async def visited(keeping: Keeping, blobs: Blobs, tell: Callable[[Event], None], over: asyncio.Event) -> None:
    """Run a visit of two pages until it is over or `over` is set."""
    order = Order("visit", Platform("quiet", "Quiet", PAGES, discover=False), PAGES)
    recorder = Recorder("quiet", SETTINGS, blobs, "", lambda: keeping.came("visit"))
    again = Again(order, SETTINGS, answered, blobs, "")
    running = asyncio.ensure_future(Visit(order, SETTINGS, answered, recorder, tell, {}, again, keeping).run())
    waiting = asyncio.ensure_future(over.wait())
    await asyncio.wait((running, waiting), timeout=LONG, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        running.result()
    running.cancel()
    waiting.cancel()


def test_a_page_that_came_is_told_of_before_the_end_and_no_other_is_asked_for() -> None:
    told: list[Event] = []
    when_ended: list[int] = []

    async def scenario() -> None:
        loop, over = asyncio.get_running_loop(), asyncio.Event()
        keeping = Keeping()

        def end() -> None:
            keeping.end(LONG)
            when_ended.append(sum(isinstance(event, Captured) for event in told))
            loop.call_soon_threadsafe(over.set)

        def ends_while_it_is_kept() -> None:
            threading.Thread(target=end, daemon=True).start()
            while not keeping.ending:
                pass

        await visited(keeping, Blobs(ends_while_it_is_kept), told.append, over)

    run(scenario())
    assert when_ended == [1]
    assert [event.url for event in told if isinstance(event, Asked)] == [PAGES[0].url]


@pytest.mark.parametrize("keeps", [True, False])
def test_the_next_page_is_asked_for_when_the_one_before_it_is_kept(keeps: bool) -> None:
    told: list[Event] = []

    async def scenario() -> None:
        over, keeping = asyncio.Event(), Keeping()

        def tell(event: Event) -> None:
            told.append(event)
            if isinstance(event, Captured):
                asyncio.get_running_loop().call_later(0.2, keeping.kept if keeps else lambda _: over.set(), event.visit)

        await visited(keeping, Blobs(lambda: None), tell, over)

    run(scenario())
    first, second = ([page.url] * 2 for page in PAGES)
    assert [url_of(event) for event in told] == (first + second if keeps else first)


def url_of(event: Event) -> str:
    assert isinstance(event, Asked | Captured)
    return event.url if isinstance(event, Asked) else event.capture.requested_url


def test_the_end_waits_for_no_page_that_has_not_come_and_for_none_for_ever() -> None:
    keeping = Keeping()
    keeping.end(LONG)
    stuck = Keeping()
    stuck.came("visit")
    stuck.end(0.01)
    stuck.told("visit")
    stuck.told("a visit of which no page ever came")


def test_pages_are_asked_for_until_the_end_and_when_all_that_were_told_are_kept() -> None:
    async def goes_on(keeping: Keeping) -> None:
        async with asyncio.timeout(0.2):
            await keeping.go_on("visit")

    keeping = Keeping()
    run(goes_on(keeping))
    for _ in range(2):
        keeping.tells("visit")
    keeping.kept("visit")
    with pytest.raises(TimeoutError):
        run(goes_on(keeping))
    keeping.kept("visit")
    run(goes_on(keeping))
    keeping.end(LONG)
    with pytest.raises(TimeoutError):
        run(goes_on(keeping))


def test_a_page_that_fails_while_everything_is_ended_is_not_told_of() -> None:
    out = io.BytesIO()
    channel = Channel(out)
    channel.send(Alive())
    said = out.getvalue()
    channel.close()
    channel.send(Alive())
    assert said
    assert out.getvalue() == said
