"""The lists of a site take long to read: the page that is done is told before, with what is known of the way on."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from event_loop import run
from scrapy import Request
from scrapy.http import Response, TextResponse

from pricelint.model.capture import Capture, CaptureOutcome, Fetcher
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.keeping import Keeping
from pricelint_spiders.ledger import Ledger
from pricelint_spiders.protocol import Asked, Captured, Event, Planned, Started
from pricelint_spiders.record import Recorder
from pricelint_spiders.settings import CrawlSettings, Order
from pricelint_spiders.unchanged.again import Again
from pricelint_spiders.visit import Fetch, Visit

SITE = "http://127.0.0.1:9999"
SETTINGS = CrawlSettings(politeness=Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True)))
HOME = PageTarget(f"{SITE}/terms", Role.TERMS)
PLATFORM = Platform("quiet", "Quiet", (HOME,), discover=True)
NOW = datetime(2026, 11, 2, tzinfo=UTC)
TEXT = "<p>Credits roll over for 12 months, then they end.</p>" * 20
FAQ, REFUNDS = f"{SITE}/faq", f"{SITE}/refund-policy"
LLMS = f"# Quiet\n- [Refunds]({REFUNDS}): what is given back\n"


class Blobs:
    """Holds nothing."""

    def put(self, data: bytes) -> str:
        return f"{len(data):064d}"

    def get(self, sha256: str) -> bytes:
        raise KeyError(sha256)


def visit_with(fetch: Fetch, told: list[object]) -> Visit:
    """A visit whose parent keeps each page at once."""
    order = Order("visit", PLATFORM, PLATFORM.pages)
    keeping = Keeping()
    recorder = Recorder("quiet", SETTINGS, Blobs(), "", lambda: keeping.came("visit"))

    def tell(event: Event) -> None:
        told.append(event)
        if isinstance(event, Captured):
            keeping.kept(event.visit)

    return Visit(order, SETTINGS, fetch, recorder, tell, {}, Again(order, SETTINGS, fetch, Blobs(), ""), keeping)


def visited(*, link: str, lists: str) -> list[object]:
    """What is told of a visit, with the paths that were asked for in between; of lists that are "never" there, until
    they are waited for."""
    told: list[object] = []

    async def scenario() -> None:
        waits = asyncio.Event()

        async def fetch(request: Request) -> Response:
            told.append(request.url.removeprefix(SITE))
            if request.url.endswith(("/llms.txt", "/sitemap.xml")):
                if lists == "never":
                    waits.set()
                    await asyncio.get_running_loop().create_future()
                return Response(request.url, status=200 if "llms" in request.url else 404, body=lists.encode())
            page = f"<!doctype html><title>Page</title>{TEXT}<p>{request.url}</p>{link}"
            headers = {"Content-Type": "text/html"}
            return TextResponse(request.url, body=page.encode(), encoding="utf-8", headers=headers, request=request)

        visit = asyncio.ensure_future(visit_with(fetch, told).run())
        waiting = asyncio.ensure_future(waits.wait())
        await asyncio.wait((visit, waiting), timeout=30, return_when=asyncio.FIRST_COMPLETED)
        visit.cancel()
        waiting.cancel()

    run(scenario())
    return told


def in_short(told: list[object]) -> list[str]:
    """Paths that were asked for, and of the plans and pages their paths."""
    short = []
    for each in told:
        if isinstance(each, Planned):
            short.append("planned " + " ".join(url.removeprefix(SITE) for url, _ in each.pages))
        elif isinstance(each, Captured):
            short.append("captured " + each.capture.requested_url.removeprefix(SITE))
        elif isinstance(each, str):
            short.append(each)
    return short


def test_a_page_is_told_with_what_it_links_to_before_the_lists_are_read() -> None:
    told = in_short(visited(link='<a href="/faq">FAQ</a>', lists="never"))
    assert told == ["/terms", "planned /faq", "captured /terms", "/llms.txt"]


def test_a_plan_that_the_lists_add_to_is_told_anew_and_one_that_they_do_not_is_not() -> None:
    told = in_short(visited(link='<a href="/faq">FAQ</a>', lists=LLMS))
    plans = [each for each in told if each.startswith("planned")]
    assert plans[0] == "planned /faq"
    assert [set(plan.split()[1:]) for plan in plans[1:]] == [{"/faq", "/refund-policy"}]
    told = in_short(visited(link='<a href="/faq">FAQ</a>', lists="nothing"))
    assert [each for each in told if each.startswith("planned")] == ["planned /faq"]


def test_a_page_that_links_to_nothing_waits_for_the_lists_which_alone_lead_on() -> None:
    told = in_short(visited(link="", lists=LLMS))
    assert told[:4] == ["/terms", "/llms.txt", "/sitemap.xml", "planned /refund-policy"]
    assert told[4] == "captured /terms"


def captured(url: str) -> Capture:
    return Capture(
        platform="quiet",
        role=Role.TERMS,
        requested_url=url,
        final_url=url,
        captured_at=NOW,
        fetcher=Fetcher.HTTP,
        outcome=CaptureOutcome.FAILED,
        reason="the server did not answer",
    )


@pytest.mark.parametrize("broken_off", ["before the lists", "after them", "when a listed page is done"])
def test_a_visit_that_broke_off_is_gone_on_with_by_the_plan_that_was_told_last(tmp_path: Path, broken_off: str) -> None:
    with Store.open(tmp_path) as store:
        ledger = Ledger.of_platforms(store.visits, SETTINGS, [PLATFORM])
        (order,) = ledger.orders()
        events: list[Event] = [
            Started(order.visit, NOW),
            Asked(order.visit, HOME.url, "terms"),
            Planned(order.visit, ((FAQ, "faq"), (f"{SITE}/help", "help"))),
            Captured(order.visit, captured(HOME.url)),
        ]
        if broken_off != "before the lists":
            events += [Planned(order.visit, ((REFUNDS, "terms"), (FAQ, "faq")))]
        if broken_off == "when a listed page is done":
            events += [Asked(order.visit, REFUNDS, "terms"), Captured(order.visit, captured(REFUNDS))]
        ledger.start(order.visit, NOW)
        for event in events[1:]:
            ledger.hear(event)
    left = {
        "before the lists": [FAQ, f"{SITE}/help"],
        "after them": [REFUNDS, FAQ],
        "when a listed page is done": [FAQ],
    }
    with Store.open(tmp_path) as store:
        (open_visit,) = store.visits.unfinished()
    assert [target.url for target in open_visit.remaining] == left[broken_off]
