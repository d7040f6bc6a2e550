"""Which archived pages were shown only inside others. A frame is no page: what it says belongs to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pricelint.archives.page import Archived, Reading
from pricelint.model.pdf_bytes import is_pdf
from pricelint.net.scope import tidy


def without_frames(reading: Reading) -> list[Archived]:
    """The pages that no other page frames. What is framed and linked as well can be reached by itself: it is a page."""
    framed: set[str] = set()
    linked: set[str] = set()
    for page in reading.pages:
        if page.lost or page.file:
            continue
        content = reading.shelf[page.dom or page.body]
        if is_pdf(content):
            continue
        tree = LexborHTMLParser(content)
        framed.update(_targets(tree.css("iframe[src]"), "src", page.url))
        linked.update(_targets(tree.css("a[href]"), "href", page.url))
    return [page for page in reading.pages if page.url not in framed or page.url in linked]


def _targets(nodes: Iterable[LexborNode], name: str, base: str) -> Iterator[str]:
    """Where the nodes of a page lead, itself left out."""
    for node in nodes:
        url = tidy(node.attributes.get(name) or "", base)
        if url and url != base:
            yield url
