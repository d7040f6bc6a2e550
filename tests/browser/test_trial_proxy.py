"""A price that follows the way into the network, seen through a real proxy on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request as Asked
from werkzeug import Response

from pricelint.browser import BrowserFound
from pricelint.model.capture import Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.trial import Factor, trial_of
from pricelint.model.units import VariationKind
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.pipeline import snapshot
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

PAGE = """<!doctype html><html lang=en><title>Inkwell pricing</title><h1>Plans for Inkwell</h1><section>
<div class=card><h3>Studio</h3><p><b>${}</b>/month</p><ul><li>1,000 credits per month</li></ul></div>
<div class=card><h3>Pro</h3><p><b>$30</b>/month</p><ul><li>4,000 credits per month</li></ul></div></section>"""


class Forward(BaseHTTPRequestHandler):
    """A proxy for plain HTTP: asks for what it is asked for, and says so to the server."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        request = Request(self.path, headers={**dict(self.headers), "Via": "1.1 inland"})  # noqa: S310 - loopback
        with build_opener(ProxyHandler({})).open(request) as answer:
            body = answer.read()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.headers["Content-Type"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@pytest.fixture
def proxy() -> Iterator[str]:
    Forward.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Forward)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def price(request: Asked) -> Response:
    return Response(PAGE.format("14" if "Via" in request.headers else "10"), content_type="text/html; charset=utf-8")


def test_a_price_that_follows_the_proxy_is_found_and_every_varied_load_went_through_it(
    proxy: str, browser_found: BrowserFound, tmp_path: Path
) -> None:
    with HTTPServer(host="127.0.0.1") as server, Store.open(tmp_path) as store:
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request("/pricing").respond_with_handler(price)
        url = server.url_for("/pricing")
        conduct = Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True))
        settings = CrawlSettings(
            politeness=conduct, http_first=False, max_states=0, vary=(Factor.PROXY,), trial_proxy=proxy
        )
        (visit,) = SpiderCapturer(store, settings, browser_found).visit(
            [Platform("inkwell", "Inkwell", (PageTarget(url, Role.PRICING),))]
        )
        (page,) = snapshot(visit, store.blobs.get).facts.pages
    assert [item.kind for item in page.variations] == [VariationKind.REGION]
    assert Forward.asked == [url] * varied(visit)
    assert varied(visit) == 4


def varied(visit: Visit) -> int:
    trials = [trial_of(capture.state) for capture in visit.captures]
    return sum(trial.varied for trial in trials if trial)
