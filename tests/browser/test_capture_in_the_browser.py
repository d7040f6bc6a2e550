from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pricelint.browser import BrowserFound
from pricelint.documents.geometry import Geometry, TextNode, load_geometry
from pricelint.model.capture import Capture, CaptureOutcome, Fetcher
from pricelint.model.platform import Hints, PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

SEEN = """<!doctype html><html lang=en><head><title>Plans</title><noscript><img src=/pixel.png></noscript></head><body>
<h1 style="font: 700 40px sans-serif; color: rgb(10, 20, 30)">Plans</h1>
<p id=plain>Plain <b>bold $29</b> tail</p>
<p style="display:none">gone by display</p>
<p style="visibility:hidden">gone by visibility <span style="visibility:visible">seen inside</span></p>
<div style="opacity:0"><p style="opacity:1">gone by opacity of a parent</p></div>
<p style="font-size:0">gone by size</p>
<p style="position:absolute; left:-9999px">gone off the page</p>
<p style="position:absolute; clip:rect(0,0,0,0)">gone by clip</p>
<p style="clip-path:inset(50%)">gone by clip path</p>
<div style="height:0; overflow:hidden"><p>gone in a folded box</p></div>
<div style="width:1px; height:1px; overflow:hidden; position:absolute">gone for screen readers only</div>
<div style="height:30px; overflow:auto"><p style="height:200px">seen at first</p><p>seen by scrolling</p></div>
<div style="height:0; overflow:hidden"><p style="position:fixed; top:300px; left:600px">seen because fixed</p></div>
<p style="color:transparent">gone by colour</p>
<p style="background:linear-gradient(red, blue); -webkit-background-clip:text; color:transparent">seen as gradient</p>
<details><summary>seen summary</summary><p>gone in details</p></details>
<table><tr><td style="background:rgb(1, 2, 3)">cell</td></tr></table>
<script>const late = document.createElement('p'); late.append('split ', 'text'); document.body.append(late);
setTimeout(() => {
  const p = document.createElement('p'); p.textContent = 'seen though late'; document.body.append(p);
}, 60);
document.body.append('seen half \\ud83d of a pair');
JSON.stringify = () => 'fooled'; window.getComputedStyle = () => null;</script>
</body></html>"""

NESTED = """<!doctype html><html lang=en><title>Nested</title><body><p>Before the nested parts, a text of its own.</p>
<price-card id=open><i slot=x>slotted light text</i></price-card><closed-card></closed-card>
<iframe src="/inner" width=400 height=200 style="border:0; margin:0"></iframe>
<iframe src="http://{other}/inner" width=100 height=100></iframe><p>After</p>
<script>
document.getElementById('open').attachShadow({{mode: 'open'}}).innerHTML =
  '<style>p {{ color: red }}</style><p>in the shadow</p><slot name=x></slot><deep-card></deep-card>';
document.querySelector('price-card').shadowRoot.querySelector('deep-card').attachShadow({{mode: 'open'}}).innerHTML =
  '<em>deeper</em>';
const closed = document.querySelector('closed-card'); closed.style.display = 'block';
closed.attachShadow({{mode: 'closed'}}).innerHTML = '<p>secret</p>';
</script></body></html>"""

INNER = (
    "<!doctype html><title>Inner</title><body style='margin:0'><p>in the frame</p><ul><li>five credits</li></ul></body>"
)
LATE = """<!doctype html><title>Late</title><div id=root>…</div><script>setTimeout(() => {
document.getElementById('root').innerHTML = '<h1>Prices</h1><p>The Pro plan is $29 per month for 1,000 credits.</p>';
}, 500)</script>"""
TALL = (
    "<!doctype html><title>Tall</title><p>Top of a tall page of prices</p><div style='height:30000px'></div><p>Foot</p>"
)
DEEP = "<!doctype html><title>Deep</title><p>Deep prices below</p>" + "<div>" * 10_000 + "$29 at the bottom of it all"
AWAY = "<!doctype html><title>Away</title><script>location.replace('/seen')</script>"
PAGES = {"/seen": SEEN, "/inner": INNER, "/late": LATE, "/tall": TALL, "/deep": DEEP, "/away": AWAY}


@pytest.fixture(scope="module")
def site() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as server:
        other = f"127.0.0.2:{server.port}"
        for path, html in {**PAGES, "/nested": NESTED.format(other=other)}.items():
            server.expect_request(path).respond_with_data(html, content_type="text/html; charset=utf-8")
        yield server


@pytest.fixture(scope="module")
def captures(site: HTTPServer, store: Store, browser_found: BrowserFound) -> dict[str, Capture]:
    paths = ["/seen", "/nested", "/late", "/tall", "/away", "/deep"]
    pages = tuple(PageTarget(site.url_for(path), Role.PRICING) for path in paths)
    platform = Platform(
        "local", "Local", pages, hints=Hints(wait_for=("per month", "Plans", "nested", "Foot", "bottom"))
    )
    conduct = Politeness(delay=0, page_timeout=15, robots=False, addresses=AddressPolicy(allow_loopback=True))
    (visit,) = SpiderCapturer(store, CrawlSettings(politeness=conduct), browser_found).visit([platform])
    assert [capture.outcome for capture in visit.captures] == [CaptureOutcome.CAPTURED] * len(paths)
    return dict(zip(paths, visit.captures, strict=True))


def geometry_of(store: Store, capture: Capture) -> Geometry:
    assert capture.artefacts.geometry
    return load_geometry(store.blobs.get(capture.artefacts.geometry))


def one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    node = tree.css_first(selector)
    assert node is not None, selector
    return node


def texts_by_path(html: str) -> dict[str, list[str]]:
    """Text nodes of stored HTML by the CSS path of their parent, read by a parser that never saw the browser."""
    found: dict[str, list[str]] = {}
    stack: list[tuple[LexborNode, str]] = [(one(LexborHTMLParser(html), "html"), "html:nth-child(1)")]
    while stack:
        parent, path = stack.pop()
        number, child = 0, parent.first_child
        while child is not None:
            if child.is_text_node and (text := " ".join((child.text_content or "").split())):
                found.setdefault(path, []).append(text)
            elif child.is_element_node:
                number += 1
                if child.tag not in ("script", "style", "noscript", "template", "head"):
                    stack.append((child, f"{path}>{child.tag}:nth-child({number})"))
            child = child.next
    return found


@pytest.mark.parametrize("path", ["/seen", "/nested", "/late", "/tall", "/deep"])
def test_every_measured_text_stands_at_its_path_in_the_stored_page(
    captures: dict[str, Capture], store: Store, path: str
) -> None:
    measured: dict[str, list[str]] = {}
    for node in geometry_of(store, captures[path]).nodes:
        measured.setdefault(node.path, []).append(node.text)
    assert measured == texts_by_path(store.content(captures[path]).decode())


def test_what_a_reader_cannot_see_is_marked(captures: dict[str, Capture], store: Store) -> None:
    nodes = geometry_of(store, captures["/seen"]).nodes
    wrong = [node.text for node in nodes if node.text.startswith("gone") == node.visible]
    assert wrong == []
    assert sum(node.text.startswith("gone") for node in nodes) == 11


def find(geometry: Geometry, text: str) -> TextNode:
    (node,) = [node for node in geometry.nodes if node.text == text]
    return node


def test_a_text_has_its_box_and_look(captures: dict[str, Capture], store: Store) -> None:
    geometry = geometry_of(store, captures["/seen"])
    head = find(geometry, "Plans")
    assert (head.prominence.font_size, head.prominence.weight, head.prominence.color) == (40, 700, "rgb(10, 20, 30)")
    assert head.path == "html:nth-child(1)>body:nth-child(2)>h1:nth-child(1)"
    assert head.box.width > 50
    assert 0 < head.box.y < find(geometry, "bold $29").box.y
    assert find(geometry, "bold $29").prominence.weight == 700
    assert find(geometry, "cell").background == "rgb(1, 2, 3)"
    assert (geometry.viewport, geometry.unread) == ((1280, 800), ())


def test_neighbouring_text_nodes_are_one_and_late_text_is_waited_for(
    captures: dict[str, Capture], store: Store
) -> None:
    texts = [node.text for node in geometry_of(store, captures["/seen"]).nodes]
    assert "split text" in texts
    assert "seen though late" in texts
    assert "seen half \ufffd of a pair" in texts


def test_shadow_roots_and_frames_are_flattened_into_the_stored_page(captures: dict[str, Capture], store: Store) -> None:
    tree = LexborHTMLParser(store.content(captures["/nested"]).decode())
    assert [child.tag for child in one(tree, "price-card").iter()] == ["pricelint-shadow", "i"]
    assert one(tree, "price-card > pricelint-shadow > deep-card > pricelint-shadow > em").text() == "deeper"
    assert (one(tree, "pricelint-frame").attributes["src"] or "").endswith("/inner")
    assert one(tree, "pricelint-frame li").text() == "five credits"


def test_texts_in_frames_stand_where_the_frame_stands(captures: dict[str, Capture], store: Store) -> None:
    geometry = geometry_of(store, captures["/nested"])
    assert find(geometry, "in the frame").visible
    assert find(geometry, "in the frame").box.y > find(geometry, "in the shadow").box.y
    assert find(geometry, "deeper").visible
    assert find(geometry, "five credits").path.endswith(">pricelint-frame:nth-child(4)>ul:nth-child(2)>li:nth-child(1)")


def test_what_could_not_be_entered_is_noted(captures: dict[str, Capture], store: Store) -> None:
    unread = geometry_of(store, captures["/nested"]).unread
    assert any("127.0.0.2" in line for line in unread)
    assert "1 closed shadow roots" in unread


def test_a_page_that_fills_itself_late_is_waited_for(captures: dict[str, Capture], store: Store) -> None:
    assert b"1,000 credits" in store.content(captures["/late"])


def test_a_page_that_sends_itself_elsewhere_is_read_where_it_arrives(
    captures: dict[str, Capture], store: Store
) -> None:
    assert captures["/away"].final_url.endswith("/seen")
    assert b"bold $29" in store.content(captures["/away"])


def test_all_artefacts_are_kept_under_their_hashes(captures: dict[str, Capture], store: Store) -> None:
    capture = captures["/seen"]
    artefacts = capture.artefacts
    assert capture.fetcher is Fetcher.BROWSER
    assert capture.fonts
    assert store.blobs.get(artefacts.body or "") == SEEN.encode()
    assert store.blobs.get(artefacts.mhtml or "").startswith(b"From: <Saved by Blink>")
    assert store.blobs.get(artefacts.screenshot or "").startswith(b"\x89PNG")
    assert store.blobs.get(artefacts.full_page or "").startswith(b"\xff\xd8\xff")


def test_a_page_higher_than_one_image_is_kept_in_several(captures: dict[str, Capture], store: Store) -> None:
    artefacts, geometry = captures["/tall"].artefacts, geometry_of(store, captures["/tall"])
    sizes = [jpeg_size(store.blobs.get(name or "")) for name in (artefacts.full_page, *artefacts.tiles)]
    assert sizes == [(1280, 16_000), (1280, int(geometry.page[1]) - 16_000)]


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height by the start-of-frame segment of a JPEG."""
    at = 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")


def test_text_that_no_one_sees_still_counts_as_content(
    site: HTTPServer, tmp_path: Path, browser_found: BrowserFound
) -> None:
    hidden = (
        "<!doctype html><title>H</title><p style='position:absolute;left:-9999px'>A plan for $29 a month, hidden.</p>"
    )
    site.expect_request("/hidden").respond_with_data(hidden, content_type="text/html")
    conduct = Politeness(delay=0, robots=False, addresses=AddressPolicy(allow_loopback=True))
    with Store.open(tmp_path) as store:
        platform = Platform("hidden", "Hidden", (PageTarget(site.url_for("/hidden"), Role.PRICING),))
        (visit,) = SpiderCapturer(store, CrawlSettings(politeness=conduct), browser_found).visit([platform])
    assert visit.captures[0].outcome is CaptureOutcome.CAPTURED
    assert "no text of the page is visible" in visit.captures[0].reason
