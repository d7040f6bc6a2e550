"""What a set of documents covers: which roles were read, and which links that name a topic of the rules were not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from pricelint.documents.document import Document
from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Coverage, PageCoverage
from pricelint.net.links import Link, among
from pricelint.net.scope import tidy

_FILES = "http://files.invalid/"
"""Where documents without an address are taken to stand, so that their relative links have one."""


def coverage_of(documents: Sequence[Document]) -> Coverage:
    """The coverage of documents that were all read; what could not be captured is known to the visit alone."""
    pages = tuple(
        PageCoverage(
            url=document.url or document.page,
            role=document.role,
            outcome=CaptureOutcome.CAPTURED,
            reason="read",
            geometry=document.measured,
        )
        for document in documents
    )
    return Coverage(pages=pages, unfollowed=unfollowed(documents))


def unfollowed(documents: Sequence[Document], asked: Iterable[str] = ()) -> tuple[str, ...]:
    """Same-site links that name credits, billing, FAQ, terms or refunds and lead to none of the documents.

    `asked` are further addresses that were asked for (they redirected or failed, and are accounted for elsewhere).
    """
    read = {_key(_address(document)) for document in documents} | {_key(url) for url in asked}
    links = (link for document in documents for link in _links(document))
    missed = {_key(link.url): link.url.removeprefix(_FILES) for link in links if link.silence}
    return tuple(url for key, url in missed.items() if key not in read)


def _links(document: Document) -> tuple[Link, ...]:
    elements, address = document.elements, _address(document)
    anchors = ((href, partial(document.words_in, elements[index])) for href, index in document.links)
    return among(anchors, address, tidy(document.base, address) or address)


def _address(document: Document) -> str:
    return document.url or f"{_FILES}{document.page}"


def _key(url: str) -> str:
    """What makes two addresses one page: no scheme, query, fragment, trailing slash or ".html"; of files the name."""
    bare = url.partition("#")[0].partition("?")[0].rstrip("/").removesuffix(".html").removesuffix(".htm")
    return bare.rsplit("/", 1)[-1] if url.startswith(_FILES) else bare.partition("://")[2]
