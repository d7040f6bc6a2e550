"""What RFC 4287 asks of an Atom feed, as checks over its elements: how often each may stand, what it may hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
_ONE = frozenset({"id", "title", "updated"})
_FEED = {
    **dict.fromkeys(("id", "title", "updated"), 1), "generator": 1, "icon": 1, "logo": 1, "rights": 1, "subtitle": 1,
    "author": None, "category": None, "contributor": None, "link": None, "entry": None,
}  # fmt: skip
_ENTRY = {
    **dict.fromkeys(("id", "title", "updated"), 1), "content": 1, "published": 1, "rights": 1, "source": 1,
    "summary": 1, "author": None, "category": None, "contributor": None, "link": None,
}  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def problems(text: bytes) -> list[str]:
    """Every way in which a document is no Atom feed; [] for one that is."""
    feed = etree.fromstring(text)
    if feed.tag != f"{ATOM}feed":
        return [f"the root is {feed.tag}"]
    found = list(_element(feed, _FEED))
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        found += _element(entry, _ENTRY)
        if entry.find(f"{ATOM}content") is None and not _alternates(entry):
            found.append("an entry has neither content nor an alternate link")
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            found.append("nobody is the author of an entry")
    twice = [name for name, n in Counter(entry.findtext(f"{ATOM}id") for entry in entries).items() if n > 1]
    return [*found, *(f"two entries are {name}" for name in twice)]


def _element(element: etree._Element, allowed: dict[str, int | None]) -> Iterator[str]:
    counts = Counter(etree.QName(child).localname for child in element)
    for name, number in counts.items():
        if name not in allowed:
            yield f"{element.tag} holds {name}"
        elif allowed[name] is not None and number > (allowed[name] or 0):
            yield f"{number} times {name}"
    yield from (f"{element.tag} has no {name}" for name in _ONE if not counts[name])
    for child in element:
        yield from _child(etree.QName(child).localname, child)
    links = Counter((link.get("type"), link.get("hreflang")) for link in _alternates(element))
    yield from ("two alternate links of one type" for number in links.values() if number > 1)


def _child(name: str, child: etree._Element) -> Iterator[str]:
    text = child.text or ""
    if name in {"updated", "published"} and not (_DATE.fullmatch(text) and datetime.fromisoformat(text).tzinfo):
        yield f"{name} is no time: {text}"
    if name == "id" and not _URI.fullmatch(text):
        yield f"id is no IRI: {text}"
    if name == "link" and not _URI.fullmatch(child.get("href") or ""):
        yield f"a link leads nowhere: {child.get('href')}"
    if name == "category" and not child.get("term"):
        yield "a category has no term"
    if name in {"title", "subtitle", "summary", "content"}:
        yield from _words(name, child)
    if name == "author" and len(child.findall(f"{ATOM}name")) != 1:
        yield "an author has no name"


def _words(name: str, child: etree._Element) -> Iterator[str]:
    if child.get("type") not in (None, "text", "html", "xhtml"):
        yield f"{name} is of type {child.get('type')}"
    elif child.get("type") != "xhtml" and len(child):
        yield f"{name} holds elements"


def _alternates(element: etree._Element) -> list[etree._Element]:
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
