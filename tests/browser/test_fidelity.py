"""How far a replay is the page: measured in a real browser, on pages that replay well and on some that do not."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pricelint.browser import BrowserFound
from pricelint.model.capture import Capture, CaptureOutcome, Fidelity
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.browser.fidelity import picture_alike, text_alike
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

WHOLE = """<!doctype html><html lang=en><meta charset=utf-8><title>Prices</title><link rel=stylesheet href=/style.css>
<body><h1>Prices of our plans</h1><p>The Pro plan is €29 per month for 1,000 credits.</p><img src=/moved.png>
<script src=/app.js></script></body></html>"""
APP = "fetch('/api').then(r => r.text()).then(t => { const p = document.createElement('p'); p.textContent = t;"
APP += "document.body.append(p); });"
RANDOM = """<!doctype html><html lang=en><title>R</title><body style="background: white">
<h1>Prices of the day</h1><p id=p></p>
<script>fetch('/api?now=' + performance.timeOrigin).then(r => r.text()).then(text => {
document.getElementById('p').textContent = text; document.body.style.background = 'navy'; });</script></body></html>"""
LATE = """<!doctype html><html lang=en><title>L</title>
<h1>Prices of our plans today and what each of them gives in credits every single month</h1><script>setTimeout(() => {
const p = document.createElement('p');
p.textContent = 'alpha beta gamma delta epsilon'; document.body.append(p); }, 900);
</script></html>"""
DOT = BytesIO()
Image.new("RGB", (300, 200), "teal").save(DOT, "PNG")


@pytest.fixture(scope="module")
def site() -> Iterator[HTTPServer]:
    numbers = count(1)

    def api(_: Request) -> Response:
        return Response(
            f"Answer {next(numbers)}: the Team plan is €99 and the Studio plan €199 per month.",
            content_type="text/plain",
        )

    with HTTPServer(host="127.0.0.1") as server:
        for path, body in {"/whole": WHOLE, "/random": RANDOM, "/late": LATE}.items():
            server.expect_request(path).respond_with_data(body, content_type="text/html; charset=utf-8")
        server.expect_request("/app.js").respond_with_data(APP, content_type="text/javascript")
        server.expect_request("/style.css").respond_with_data("h1 { background: gold }", content_type="text/css")
        server.expect_request("/moved.png").respond_with_data("", 302, {"Location": "/dot.png"})
        server.expect_request("/dot.png").respond_with_data(DOT.getvalue(), content_type="image/png")
        server.expect_request("/api").respond_with_handler(api)
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        yield server


@pytest.fixture(scope="module")
def captures(
    site: HTTPServer, tmp_path_factory: pytest.TempPathFactory, browser_found: BrowserFound
) -> dict[str, Capture]:
    paths = ("/whole", "/random", "/late")
    pages = tuple(PageTarget(site.url_for(path), Role.PRICING) for path in paths)
    conduct = Politeness(delay=0, page_timeout=15, addresses=AddressPolicy(allow_loopback=True))
    settings = CrawlSettings(politeness=conduct, fidelity=True, http_first=False)
    with Store.open(tmp_path_factory.mktemp("store")) as store:
        (visit,) = SpiderCapturer(store, settings, browser_found).visit([Platform("local", "Local", pages)])
        assert [capture.outcome for capture in visit.captures] == [CaptureOutcome.CAPTURED] * len(pages)
        return dict(zip(paths, store.visits.visits()[0].captures, strict=True))


def of(captures: dict[str, Capture], path: str) -> Fidelity:
    found = captures[path].fidelity
    assert found is not None
    assert found.problem == ""
    return found


def test_a_page_replays_from_its_record_without_its_server(captures: dict[str, Capture], site: HTTPServer) -> None:
    found = of(captures, "/whole")
    assert (found.text, found.missing, found.late) == (1.0, (), 0.0)
    assert found.picture is not None
    assert found.picture > 0.99
    assert found.asked >= 5
    assert found.score > 0.99
    asked = [request.path for request, _ in site.log]
    assert asked.count("/whole") == 1
    assert asked.count("/app.js") == 1


def test_what_a_replay_lacks_is_named_and_costs_the_score(captures: dict[str, Capture]) -> None:
    found = of(captures, "/random")
    assert len(found.missing) == 1
    assert "/api?now=" in found.missing[0]
    assert found.text is not None
    assert found.text < 0.6
    assert found.picture is not None
    assert found.picture < 0.3
    assert found.score == min(found.text, found.picture, 1 - 1 / found.asked)


def test_text_that_comes_after_the_capture_is_seen(captures: dict[str, Capture]) -> None:
    found = of(captures, "/late")
    assert found.late == 5 / 21
    assert found.score == 1 - 5 / 21


@given(st.text(), st.text())
def test_likeness_of_texts_is_a_share_and_does_not_depend_on_the_side(one: str, other: str) -> None:
    assert text_alike(one, one) == 1.0
    assert 0 <= text_alike(one, other) == text_alike(other, one) <= 1


def picture(width: int, height: int, colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def test_pictures_are_alike_by_their_blocks() -> None:
    assert picture_alike(picture(64, 64, "white"), picture(64, 64, "#fcfcfc")) == 1.0
    assert picture_alike(picture(64, 64, "white"), picture(64, 64, "black")) == 0.0
    assert picture_alike(picture(64, 64, "white"), picture(64, 32, "white")) == 0.5
