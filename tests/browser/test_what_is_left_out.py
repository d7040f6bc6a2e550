"""What a capture leaves out changes no text and no box; what would change one is not left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from event_loop import run
from playwright.async_api import async_playwright
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pricelint.browser import BrowserFound, launch_options
from pricelint.model.capture import Capture, CaptureOutcome
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint.warc.read import exchanges
from pricelint_spiders.browser.take import collect_options
from pricelint_spiders.browser.world import source
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

PAGE = """<!doctype html><html lang=en><title>Plans</title><link rel=icon href=/icon.png>
<link rel=prefetch href=/later.js>
<link rel=stylesheet href=/style.css><h1>Plans for everyone</h1><p>Pro costs $20 per month for 1,000 credits.</p>
<a href=/terms ping=/ping>Terms</a><video src=/film.webm muted autoplay></video>
<p>Below the film: 500 credits for $12</p>
<audio src=/sound.ogg controls></audio><p id=worker>no worker</p><p id=beacon></p><script type=speculationrules>
{"prerender": [{"urls": ["/terms"], "eagerness": "immediate"}]}</script><script>
beacon.textContent = navigator.sendBeacon('/beacon', 'x') ? 'Beacon: 1 credit' : 'none';
addEventListener('pagehide', () => navigator.sendBeacon('/left', 'x'));
setInterval(() => fetch('/tick'), 50);
</script></html>"""
TERMS = "<!doctype html><html lang=en><title>Terms</title>" + "<p>Unused credits expire after 30 days.</p>" * 9


def filmed(found: BrowserFound) -> bytes:
    """A film of 640 by 480 pixels, as the browser itself records it."""
    script = """async () => {
      const canvas = Object.assign(document.createElement('canvas'), {width: 640, height: 480});
      const [context, parts] = [canvas.getContext('2d'), []];
      const recorder = new MediaRecorder(canvas.captureStream(10), {mimeType: 'video/webm'});
      recorder.ondataavailable = event => parts.push(event.data);
      const ended = new Promise(done => { recorder.onstop = done });
      recorder.start();
      for (let n = 0; n < 12; n++) {
        context.fillStyle = `hsl(${n * 20}, 90%, 50%)`;
        context.fillRect(0, 0, 640, 480);
        await new Promise(done => setTimeout(done, 50));
      }
      recorder.stop();
      await ended;
      return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
    }"""

    async def record() -> bytes:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(**launch_options(found.path, found.environment))
            try:
                return bytes(await (await browser.new_page()).evaluate(script))
            finally:
                await browser.close()

    return run(record())


@pytest.fixture(scope="module")
def site(browser_found: BrowserFound) -> Iterator[HTTPServer]:
    film = filmed(browser_found)

    def answer(request: Request) -> Response:
        bodies = {
            "/plans": (PAGE.encode(), "text/html"),
            "/terms": (TERMS.encode(), "text/html"),
            "/film.webm": (film, "video/webm"),
            "/style.css": (b"p { font: 17px serif }", "text/css"),
        }
        body, kind = bodies.get(request.path, (b"", "text/plain"))
        return Response(body, 404 if request.path == "/robots.txt" else 200, content_type=kind)

    with HTTPServer(host="127.0.0.1") as server:
        server.expect_request(re.compile("/.*")).respond_with_handler(answer)
        yield server


@pytest.fixture(scope="module")
def captures(site: HTTPServer, store: Store, browser_found: BrowserFound) -> tuple[Capture, ...]:
    conduct = Politeness(delay=0.2, page_timeout=30, addresses=AddressPolicy(allow_loopback=True))
    settings = CrawlSettings(politeness=conduct, max_states=0, http_first=False)
    pages = (PageTarget(site.url_for("/plans"), Role.PRICING), PageTarget(site.url_for("/terms"), Role.TERMS))
    (visit,) = SpiderCapturer(store, settings, browser_found).visit([Platform("local", "Local", pages)])
    assert [capture.outcome for capture in visit.captures] == [CaptureOutcome.CAPTURED] * 2
    return visit.captures


def shown_plainly(url: str, found: BrowserFound) -> list[object]:
    """The text nodes and boxes of a page in a browser as Playwright starts it, without a setting of ours."""

    async def look() -> list[object]:
        async with async_playwright() as playwright:
            options = launch_options(found.path, found.environment)
            browser = await playwright.chromium.launch(
                executable_path=options["executable_path"],
                chromium_sandbox=options["chromium_sandbox"],
                env=options["env"],
                args=["--font-render-hinting=none"],
            )
            try:
                context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
                page = await context.new_page()
                await page.goto(url)
                wishes = {**collect_options(CrawlSettings(), "", ()), "limit": 20_000}
                told = await page.evaluate(f"({source('collect.js')})({json.dumps(wishes)})")
                return list(json.loads(told)["geometry"]["nodes"])
            finally:
                await browser.close()

    return run(look())


def test_text_and_boxes_are_those_of_a_browser_that_leaves_nothing_out(
    site: HTTPServer, store: Store, captures: tuple[Capture, ...], browser_found: BrowserFound
) -> None:
    kept = json.loads(store.blobs.get(captures[0].artefacts.geometry or ""))["nodes"]
    assert kept == shown_plainly(site.url_for("/plans"), browser_found)
    assert "Beacon: 1 credit" in json.dumps(kept)


def test_a_film_is_loaded_for_its_size_and_not_kept(store: Store, captures: tuple[Capture, ...]) -> None:
    found = exchanges(store.blobs.get(captures[0].artefacts.warc or ""), "warc", store.blobs.get)
    (film,) = [each for each in found if each.url.endswith("/film.webm")]
    assert (film.status, film.body, film.left_out) == (200, None, "sound and film are not kept")


@pytest.mark.usefixtures("captures")
def test_a_page_that_was_taken_is_left_before_the_next_one_is_asked_for(site: HTTPServer) -> None:
    asked = [request.path for request, _ in site.log if not request.headers.get("Sec-Purpose")]
    assert asked.index("/left") < asked.index("/terms")
