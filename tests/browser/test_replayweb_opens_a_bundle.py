"""A bundle opens in ReplayWeb.page, the viewer of web archives, in a real browser.

The viewer is had from npm, at a fixed version whose bytes are known, for this test alone; without npm it is skipped.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response
from werkzeug.utils import send_file

from pricelint.browser import BrowserFound
from pricelint.cli.commands.bundle import bundle_of
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

VIEWER = "replaywebpage-2.4.6"
INTEGRITY = "uG50jESRld0p+fY7+nUxIWl7hvfimreNjSmaNkc/a9a8gBdmb7PH4J42Iib+vgk9KrHd0HLScVT++LgqV5fwpQ=="
PAGE = """<!doctype html><html lang=en><meta charset=utf-8><title>Prices</title><link rel=stylesheet href=/style.css>
<body><h1>Prices</h1><p>The Pro plan is €29 per month.</p><script src=/app.js></script></body></html>"""
APP = """fetch('/api/prices').then(answer => answer.json()).then(data => {
const p = document.createElement('p'); p.id = 'late'; p.textContent = data.text; document.body.append(p); });"""


@pytest.fixture(scope="session")
def viewer(pytestconfig: pytest.Config) -> Path:
    """The unpacked package, kept between runs."""
    folder = Path(str(pytestconfig.cache.mkdir("viewer")))
    packed = folder / f"{VIEWER}.tgz"
    if not packed.is_file():
        try:
            command = ["npm", "pack", VIEWER.replace("-", "@"), "--silent", "--pack-destination", str(folder)]
            subprocess.run(command, check=True, capture_output=True, timeout=60)
        except (OSError, subprocess.SubprocessError) as error:
            pytest.skip(reason=f"the viewer cannot be had from npm: {error}")
    assert base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode() == INTEGRITY
    with tarfile.open(packed) as archive:
        for name in ("ui.js", "sw.js"):
            file = archive.extractfile(f"package/{name}")
            assert file is not None
            (folder / name).write_bytes(file.read())
    return folder


@pytest.fixture
def site() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as server:
        told = {"/pricing": (PAGE, "text/html; charset=utf-8"), "/app.js": (APP, "text/javascript")}
        told["/style.css"] = ("h1 { color: rgb(12, 34, 56) }", "text/css")
        told["/api/prices"] = ('{"text": "1,000 credits a month"}', "application/json")
        for path, (body, kind) in told.items():
            server.expect_request(path).respond_with_data(body, content_type=kind)
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        yield server


@pytest.fixture
def bundle(site: HTTPServer, tmp_path: Path, browser_found: BrowserFound) -> bytes:
    """The bundle of a visit to the site, which is closed when it is replayed."""
    platform = Platform("local", "Local", (PageTarget(site.url_for("/pricing"), Role.PRICING),))
    conduct = Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True))
    with Store.open(tmp_path) as store:
        (visit,) = SpiderCapturer(store, CrawlSettings(politeness=conduct), browser_found).visit([platform])
        data = bundle_of(store, visit, platform)
    site.clear()
    return data


def test_the_page_is_shown_from_the_bundle_with_its_style_and_its_data(
    viewer: Path, bundle: bytes, site: HTTPServer, page: Page
) -> None:
    url = site.url_for("/pricing")
    embedding = f"""<!doctype html><title>Viewer</title><script src=/ui.js></script><replay-web-page source=/visit.wacz
      url="{url}" replayBase=/replay/ style="display:block; height:700px"></replay-web-page>"""

    def serve(request: Request) -> Response:
        if request.path == "/visit.wacz":
            return send_file(BytesIO(bundle), request.environ, mimetype="application/wacz", conditional=True)
        if request.path in ("/ui.js", "/replay/sw.js"):
            return send_file(viewer / request.path.rpartition("/")[2], request.environ, mimetype="text/javascript")
        return Response(embedding, 200 if request.path == "/" else 404, content_type="text/html")

    with HTTPServer(host="127.0.0.1") as server:
        for path in ("/", "/ui.js", "/replay/sw.js", "/visit.wacz"):
            server.expect_request(path).respond_with_handler(serve)
        page.context.route(lambda where: "127.0.0.1" not in where, lambda route: route.abort())
        page.goto(server.url_for("/"))
        replayed = page.frame_locator("iframe").frame_locator("iframe")
        expect(replayed.locator("#late")).to_have_text("1,000 credits a month", timeout=120_000)
        expect(replayed.locator("h1")).to_have_css("color", "rgb(12, 34, 56)")
        (shown,) = (frame for frame in page.frames if is_replay(frame, url))
        assert "The Pro plan is €29 per month." in shown.inner_text("body")
    assert site.log == []


def is_replay(frame: Frame, url: str) -> bool:
    """Whether a frame shows the archived page."""
    return frame.url.endswith(f"mp_/{url}")
