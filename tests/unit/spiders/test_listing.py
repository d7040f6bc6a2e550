from __future__ import annotations

import gzip
from collections.abc import Sequence

import pytest
from event_loop import run
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from pricelint_spiders.listing import MOST_FILES, in_llms_text, in_sitemap, listed

SITE = "https://quillmint.example"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(*urls: str, kind: str = "urlset", entry: str = "url") -> bytes:
    rows = "".join(f"<{entry}><loc>{url}</loc></{entry}>" for url in urls)
    return f'<?xml version="1.0"?><{kind} {NAMESPACE}>{rows}</{kind}>'.encode()


def index(*urls: str) -> bytes:
    return sitemap(*urls, kind="sitemapindex", entry="sitemap")


class Server:
    """Answers from a table, and notes what it was asked for."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    async def fetch(self, request: Request) -> Response:
        path = request.url.removeprefix(SITE)
        self.asked.append(path)
        if path == "/llms.txt" and "closed" in self.pages:
            raise IgnoreRequest("Forbidden by robots.txt")
        return Response(request.url, status=200 if path in self.pages else 404, body=self.pages.get(path, b"no"))


def listing(server: Server, sitemaps: Sequence[str] = ()) -> list[tuple[str, str]]:
    return run(listed(server.fetch, f"{SITE}/pricing", sitemaps, "visit"))


def test_llms_txt_and_the_default_sitemap_are_read() -> None:
    llms = b"# Quillmint\n- [How credits work](/docs/credits.html): costs\n- [Plans](https://quillmint.example/plans)\n"
    server = Server({"/llms.txt": llms, "/sitemap.xml": sitemap(f"{SITE}/faq")})
    assert listing(server) == [
        ("/docs/credits.html", "How credits work"),
        (f"{SITE}/plans", "Plans"),
        (f"{SITE}/faq", ""),
    ]


def test_the_sitemaps_that_robots_txt_names_are_read_instead_and_only_on_the_same_site() -> None:
    server = Server({"/maps/a.xml.gz": gzip.compress(sitemap(f"{SITE}/terms")), "closed": b""})
    assert listing(server, ["https://elsewhere.test/sitemap.xml", f"{SITE}/maps/a.xml.gz"]) == [(f"{SITE}/terms", "")]
    assert server.asked == ["/llms.txt", "/maps/a.xml.gz"]


def test_of_an_index_the_telling_sitemaps_are_read_first_and_no_more_than_the_bound() -> None:
    names = ["post-sitemap1.xml", "image-sitemap.xml", "de-sitemap.xml", "b.xml", "help-sitemap.xml", "pages.xml"]
    pages = {f"/{name}": sitemap(f"{SITE}/{name}/faq") for name in names}
    server = Server({"/sitemap.xml": index(*(f"{SITE}/{name}" for name in names)), **pages})
    listing(server)
    assert server.asked == ["/llms.txt", "/sitemap.xml", "/help-sitemap.xml", "/pages.xml", "/b.xml"]
    assert len(server.asked) == 1 + MOST_FILES


def test_an_index_that_names_itself_ends() -> None:
    server = Server({"/sitemap.xml": index(f"{SITE}/sitemap.xml", f"{SITE}/sitemap.xml")})
    assert listing(server) == []
    assert len(server.asked) <= 1 + MOST_FILES


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><title>Not found</title>",
        b"\x1f\x8bbroken",
        gzip.compress(b"<urlset>" + b" " * 30_000_000 + b"</urlset>"),
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url>',
    ],
)
def test_what_is_no_sitemap_or_a_bomb_lists_nothing(body: bytes) -> None:
    pages, more = in_sitemap(body)
    assert "aaaa" not in "".join(pages)
    assert more == []


def test_a_web_page_in_place_of_llms_txt_lists_nothing() -> None:
    assert in_llms_text(b"\n<!doctype html><p>[Credits](/credits)</p>") == []


@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_none(body: bytes) -> None:
    pages, more = in_sitemap(body)
    assert not (pages and more)
    in_llms_text(body)
