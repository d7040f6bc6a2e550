"""What a set of documents covers: which roles were read, and which links that name a topic of the rules were not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from pricelint.documents.document import Document
from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Coverage, PageCoverage
from pricelint.model.platform import Role
from pricelint.net.links import Link, among
from pricelint.net.scope import tidy

_FILES = "http://files.invalid/"
"""Where documents without an address are taken to stand, so that their relative links have one."""


def coverage_of(documents: Sequence[Document]) -> Coverage:
    """The coverage of documents that were all read; what could not be captured is known to the visit alone."""
    away = clicks(documents)
    pages = tuple(
        PageCoverage(
            url=document.url or document.page,
            role=document.role,
            outcome=CaptureOutcome.CAPTURED,
            reason="read",
            geometry=document.measured,
            page=document.page,
            clicks=away.get(document.page),
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


def clicks(documents: Sequence[Document], asked: Sequence[str] = ()) -> dict[str, int]:
    """Clicks from the pricing page to each page by the links of the documents; pages that none leads to are left out.

    `asked` holds the address that each document was asked for by, where it may have been redirected.
    """
    roles = (Role.PRICING, Role.CREDITS)
    starts = ([document.page for document in documents if document.role is role] for role in roles)
    found = dict.fromkeys(next(filter(None, starts), ()), 0)
    if not found or len(documents) == 1:
        return found
    leads = _leads(documents, asked)
    edge = list(found)
    while edge:
        edge = sorted({to for page in edge for to in leads[page]} - found.keys())
        found |= dict.fromkeys(edge, max(found.values()) + 1)
    return found


def _leads(documents: Sequence[Document], asked: Sequence[str]) -> dict[str, set[str]]:
    """The documents that each document links to, by page id."""
    names = {_key(_address(document)): document.page for document in documents}
    names |= {_key(url): document.page for url, document in zip(asked, documents, strict=False)}
    leads: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        leads[document.page] |= {names[key] for key in _targets(document) if key in names}
    return leads


def _targets(document: Document) -> Iterator[str]:
    """What the links of a document lead to, as `_key` tells pages apart."""
    root = _root(document)
    for href in dict.fromkeys(href for href, _ in document.links):
        if url := tidy(href, root):
            yield _key(url)


def _links(document: Document) -> tuple[Link, ...]:
    anchors = ((href, partial(document.words_in, document.elements[index]), "") for href, index in document.links)
    return among(anchors, _address(document), _root(document))


def _root(document: Document) -> str:
    """What relative links of a document begin from."""
    address = _address(document)
    return tidy(document.base, address) or address


def _address(document: Document) -> str:
    return document.url or f"{_FILES}{document.page}"


def _key(url: str) -> str:
    """What makes two addresses one page: no scheme, query, fragment, trailing slash or ".html"; of files the name."""
    bare = url.partition("#")[0].partition("?")[0].rstrip("/").removesuffix(".html").removesuffix(".htm")
    return bare.rsplit("/", 1)[-1] if url.startswith(_FILES) else bare.partition("://")[2]
