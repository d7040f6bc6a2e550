"""Every capture keeps what went over the network for it, by the browser and by plain HTTP."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pricelint.browser import BrowserFound
from pricelint.model.capture import Capture, CaptureOutcome, Fetcher
from pricelint.model.exchange import Exchange
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint.warc.read import exchanges
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings, TrafficLimits

PAGE = """<!doctype html><html lang=en><meta charset=utf-8><title>Prices</title><link rel=stylesheet href=/style.css>
<body><h1>Prices</h1><p>The Pro plan is € 29 per month for 1,000 credits.</p><img src=/dot.png><img src=/gone.png>
<script src=/app.js></script></body></html>"""
APP = (
    "const wide = '€'; fetch('/api/prices', {method: 'POST', body: '{\"plan\": 1}'}).then(r => r.json()).then(data => {"
)
APP += (
    "const p = document.createElement('p'); p.textContent = data.text; document.body.append(p); });" + "/* x */" * 2000
)
LATIN = "<!doctype html><title>Preise</title><p>Die Gebühr beträgt fünf Euro im Monat, Umsatzsteuer enthalten.</p>"
TERMS = "<!doctype html><title>Terms</title><p>" + "All sales are final, and credits expire after 30 days. " * 20
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cfc0f01f000500"
    "01ffa6f8c0570000000049454e44ae426082"
)
LARGE = "/* " + "x" * 400_000 + " */"
PACKED = {"/style.css": "p { color: rgb(1, 2, 3) }", "/app.js": APP}


def answer(request: Request) -> Response:
    """The site: compressed style and script, an API, a page in Latin-1, a redirect."""
    path = request.path
    if path in PACKED:
        kind = "text/css" if path.endswith("css") else "text/javascript"
        packed = gzip.compress(PACKED[path].encode())
        return Response(packed, headers={"Content-Encoding": "gzip"}, content_type=f"{kind}; charset=utf-8")
    if path == "/api/prices":
        return Response('{"text": "The Team plan is € 99."}'.encode(), headers={"Content-Type": "text/plain"})
    bodies: dict[str, tuple[bytes, str]] = {
        "/pricing": (PAGE.encode(), "text/html; charset=utf-8"),
        "/latin": (LATIN.encode("iso-8859-1"), "text/html; charset=iso-8859-1"),
        "/large": (f"{PAGE}<script src=/large.js></script>".encode(), "text/html; charset=utf-8"),
        "/large.js": (LARGE.encode(), "text/javascript"),
        "/dot.png": (DOT, "image/png"),
        "/terms": (TERMS.encode(), "text/html; charset=utf-8"),
    }
    if path == "/moved":
        return Response("", 302, {"Location": "/terms"})
    body, kind = bodies.get(path, (b"not here", ""))
    return Response(body, 200 if kind else 404, content_type=kind or "text/plain")


@pytest.fixture(scope="module")
def site() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as server:
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        for path in ("pricing", "latin", "large", "large.js", "dot.png", "gone.png", "style.css", "app.js"):
            server.expect_request(f"/{path}").respond_with_handler(answer)
        for path in ("api/prices", "terms", "moved"):
            server.expect_request(f"/{path}").respond_with_handler(answer)
        yield server


@pytest.fixture(scope="module")
def captures(site: HTTPServer, store: Store, browser_found: BrowserFound) -> dict[str, Capture]:
    roles = {"/pricing": Role.PRICING, "/latin": Role.FAQ, "/large": Role.CREDITS, "/moved": Role.TERMS}
    pages = tuple(PageTarget(site.url_for(path), role) for path, role in roles.items())
    conduct = Politeness(delay=0, page_timeout=15, addresses=AddressPolicy(allow_loopback=True))
    settings = CrawlSettings(politeness=conduct, traffic=TrafficLimits(resource_bytes=200_000))
    (visit,) = SpiderCapturer(store, settings, browser_found).visit([Platform("local", "Local", pages)])
    assert [capture.outcome for capture in visit.captures] == [CaptureOutcome.CAPTURED] * len(pages)
    return dict(zip(roles, store.visits.visits()[0].captures, strict=True))


def recorded(store: Store, capture: Capture) -> dict[str, Exchange]:
    """The exchanges of a capture by path."""
    assert capture.artefacts.warc
    found = exchanges(store.blobs.get(capture.artefacts.warc), "warc", store.blobs.get)
    return {"/" + each.url.split("/", 3)[3]: each for each in found}


def test_the_page_and_everything_it_loaded_is_there_byte_for_byte(store: Store, captures: dict[str, Capture]) -> None:
    found = recorded(store, captures["/pricing"])
    assert {"/pricing", "/style.css", "/app.js", "/api/prices", "/dot.png", "/gone.png"} <= set(found)
    assert found["/pricing"].body == PAGE.encode() == store.blobs.get(captures["/pricing"].artefacts.body or "")
    assert found["/app.js"].body == APP.encode()
    assert found["/dot.png"].body == DOT
    assert (found["/gone.png"].status, found["/gone.png"].body) == (404, b"not here")
    assert {each.rebuilt for each in found.values()} == {""}


def test_headers_are_those_of_the_wire(store: Store, captures: dict[str, Capture]) -> None:
    found = recorded(store, captures["/pricing"])
    style = dict(found["/style.css"].response_headers)
    assert style["x-orig-content-encoding"] == "gzip"
    assert "Server" in dict(found["/pricing"].response_headers)
    asked = {name.lower(): value for name, value in found["/pricing"].request_headers}
    assert asked["user-agent"] == captures["/pricing"].user_agent
    assert asked["host"].startswith("127.0.0.1:")
    api = found["/api/prices"]
    assert (api.method, api.request_body, api.status) == ("POST", b'{"plan": 1}', 200)


def test_data_that_declares_no_charset_keeps_its_bytes(store: Store, captures: dict[str, Capture]) -> None:
    api = recorded(store, captures["/pricing"])["/api/prices"]
    assert api.body == '{"text": "The Team plan is € 99."}'.encode()
    assert "€ 99" in store.blobs.get(captures["/pricing"].artefacts.dom or "").decode()


def test_a_page_in_another_encoding_keeps_its_bytes(store: Store, captures: dict[str, Capture]) -> None:
    assert recorded(store, captures["/latin"])["/latin"].body == LATIN.encode("iso-8859-1")


def test_a_resource_beyond_the_limit_is_named_with_its_reason(store: Store, captures: dict[str, Capture]) -> None:
    large = recorded(store, captures["/large"])["/large.js"]
    assert (large.status, large.body) == (200, None)
    assert "more than the 200000 kept" in large.left_out
    about = captures["/large"].circumstances
    assert about is not None
    assert [(each.url.rsplit("/", 1)[1], each.reason) for each in about.left_out] == [("large.js", large.left_out)]


def test_plain_http_keeps_each_hop_with_its_address(store: Store, captures: dict[str, Capture]) -> None:
    capture = captures["/moved"]
    assert capture.fetcher is Fetcher.HTTP
    found = recorded(store, capture)
    assert (found["/moved"].status, found["/terms"].body) == (302, TERMS.encode())
    assert found["/terms"].address == "127.0.0.1"
    assert dict(found["/moved"].response_headers)["Location"] == "/terms"


def test_clock_and_versions_stand_beside_a_capture(captures: dict[str, Capture]) -> None:
    for path, capture in captures.items():
        about = capture.circumstances
        assert about is not None
        assert about.began_at < capture.captured_at, path
        assert 0 < about.seconds < 60
        assert about.certificate is None
        expected = {"pricelint", "scrapy", "playwright", "python", "system"}
        assert set(dict(about.versions)) == expected | ({"browser"} if capture.fetcher is Fetcher.BROWSER else set())


def test_what_two_captures_share_is_kept_once(store: Store, captures: dict[str, Capture]) -> None:
    warcs = [store.blobs.get(captures[path].artefacts.warc or "") for path in ("/pricing", "/large")]
    assert all(b"WARC-Type: revisit" in each for each in warcs)
    assert all(len(each) < len(APP) for each in warcs)
