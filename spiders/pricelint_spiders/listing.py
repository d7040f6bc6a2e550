"""What a site lists of itself: its sitemaps and its `llms.txt`, as addresses that may be worth a visit.

Both are read through the spider like any page (robots.txt, delay, guard), and both are hostile: sizes, numbers of files
and of entries are bounded, entities are not resolved. A list that is missing or broken lists nothing.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import islice
from urllib.parse import urljoin

from lxml.etree import LxmlError
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

from pricelint.net.links import topic_of_path
from pricelint.net.scope import same_site

MOST_FILES = 4
"""Sitemaps read in one visit, an index among them."""

MOST_BYTES = 10_000_000
MOST_ENTRIES = 20_000
MOST_LLMS_BYTES = 500_000

_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(\s*<?([^\s<>()]{1,500})")
_TELLING = re.compile(r"page|help|support|docs?|faq|legal|pricing|main|static|core|general", re.IGNORECASE)
_IDLE = re.compile(
    r"blog|post|news|image|video|author|tag|categor|product|user|gallery|(?:^|[_-])[a-z]{2}[._-]", re.IGNORECASE
)

_BROKEN = (LxmlError, OSError, EOFError, ValueError, StopIteration, RuntimeError, struct.error, zlib.error)
"""What hostile gzip and XML make the readers raise."""

Fetch = Callable[[Request], Awaitable[Response]]
Listed = tuple[str, str]
"""An address and the text that names it, "" where it has none."""


async def listed(fetch: Fetch, home: str, sitemaps: Sequence[str], visit: str) -> list[Listed]:
    """What the site at `home` lists: `llms.txt`, then the sitemaps that its robots.txt names, else /sitemap.xml."""
    text = await _get(fetch, urljoin(home, "/llms.txt"), visit, MOST_LLMS_BYTES)
    found = in_llms_text(text) if text else []
    waiting = [url for url in sitemaps if same_site(url, home)] or [urljoin(home, "/sitemap.xml")]
    for read in range(MOST_FILES):
        if not waiting:
            break
        body = await _get(fetch, waiting.pop(0), visit, MOST_BYTES)
        pages, more = in_sitemap(body) if body else ([], [])
        found += [(url, "") for url in pages]
        if read == 0 or not pages:
            waiting = _telling_first(url for url in (*more, *waiting) if same_site(url, home))
    return found


def in_sitemap(body: bytes) -> tuple[list[str], list[str]]:
    """The pages and the further sitemaps that a sitemap names; gzip is undone. Nothing where it is no sitemap."""
    try:
        plain = gunzip(body, max_size=MOST_BYTES) if body.startswith(b"\x1f\x8b") else body
        sitemap = Sitemap(plain)
        urls = [entry["loc"] for entry in islice(sitemap, MOST_ENTRIES) if entry.get("loc")]
    except _BROKEN:
        return [], []
    if sitemap.type == "sitemapindex":
        return [], urls
    return (urls, []) if sitemap.type == "urlset" else ([], [])


def in_llms_text(body: bytes) -> list[Listed]:
    """The links of an `llms.txt`, which is Markdown; nothing where a web page came in its place."""
    text = body[:MOST_LLMS_BYTES].decode("utf-8", "replace")
    if text.lstrip()[:1] == "<":
        return []
    return [(url, " ".join(words.split())) for words, url in islice(_MARKDOWN_LINK.findall(text), MOST_ENTRIES)]


def _telling_first(urls: Iterable[str]) -> list[str]:
    """Sitemaps in the order in which they may name pages about prices."""

    def rank(url: str) -> int:
        name = url.rsplit("/", 1)[-1]
        if topic_of_path(url):
            return 0
        return 3 if _IDLE.search(name) else 1 if _TELLING.search(name) else 2

    return sorted(dict.fromkeys(urls), key=rank)


async def _get(fetch: Fetch, url: str, visit: str, most: int) -> bytes | None:
    meta = {"cookiejar": visit, "download_maxsize": most}
    try:
        response = await fetch(Request(url, meta=meta, dont_filter=True))
    except Exception:  # noqa: BLE001 - a list that cannot be had lists nothing; the pages themselves have outcomes
        return None
    return response.body if response.status == 200 else None
