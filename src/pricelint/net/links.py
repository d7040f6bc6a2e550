"""Which links of a page name what prices depend on: what a visit follows, and what an audit has to name when it was not
read. Pure functions over HTML; the words are data in `links.toml`, the order of following stands in `rank.py`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from pricelint.model.platform import Role
from pricelint.net.scope import same_site, tidy

MAX_TEXT = 80
"""Characters of a link's text that may name a topic; longer ones are headlines of articles."""

_NO_PAGE = re.compile(
    r"\.(?:zip|png|jpe?g|gif|svg|webp|mp4|mp3|css|js|json|xml|md|txt|ico|dmg|exe|apk)$", re.IGNORECASE
)
_NOWHERE = ("#", "mailto:", "tel:", "javascript:", "data:")
_LANGUAGE = re.compile(r"^/[a-z]{2}(?:[-_][a-zA-Z]{2,4})?(?=/|$)")
_TONGUE = re.compile(
    r"/(?:en|de|fr|es|pt|it|ja|jp|zh|ko|kr|ru|nl|pl|tr|ar|hi|id|vi|th|uk|cs|sv|da|fi|nb|he|el|hu|ro)"
    r"(?:[-_][a-zA-Z]{2,4})?(?=/)"
)
"""A segment that names a language wherever it stands; at the beginning of a path any two letters do."""

_ENDING = re.compile(r"\.(?:html?|php|aspx?)$")
_EDGES = re.compile(r"[-_.]")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


_LISTING = frozenset({Role.HELP, Role.FAQ})
"""Roles of pages whose headings name what the links below them lead to; elsewhere they advertise."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that links name; `silence` as in the coverage condition, `rank` in the order of following, from 1."""

    name: str
    rank: int
    role: Role
    silence: bool
    path: frozenset[str]
    text: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Link:
    """A same-site link that names a topic. `url` is absolute, without fragment; `text` as the page shows it.

    `heading` is the text of the heading above it, "" where there is none or it was not asked for.
    """

    url: str
    topic: str
    role: Role
    text: str
    silence: bool
    heading: str = ""


@cache
def topics() -> tuple[Topic, ...]:
    """The topics of `links.toml`, in the order in which they are tried."""
    return tuple(
        Topic(
            row["name"], row["rank"], Role(row["role"]), row["silence"], frozenset(row["path"]), _pattern(row["text"])
        )
        for row in _rows()
    )


@cache
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = link_words()["topic"]
    return rows


@cache
def link_words() -> dict[str, Any]:
    """`links.toml` as it is written."""
    return tomllib.loads(files("pricelint.net").joinpath("links.toml").read_text(encoding="utf-8"))


@cache
def _path_screen() -> frozenset[str]:
    return frozenset(word for topic in topics() for word in topic.path)


@cache
def _text_screen() -> frozenset[str]:
    """The first words of all texts that name a topic: a text in a spaced script with none of them names none."""
    return frozenset(_WORD.findall(text)[0] for row in _rows() for text in row["text"])


def _pattern(words: list[str]) -> re.Pattern[str]:
    parts = [re.escape(word) if _UNSPACED.search(word) else rf"(?<!\w){re.escape(word)}(?!\w)" for word in words]
    return re.compile("|".join(parts), re.IGNORECASE)


def topic_of(url: str, text: str = "") -> Topic | None:
    """The topic that an address names by its path, else the one that `text` names; None where neither does."""
    return topic_of_path(url) or topic_of_text(text)


@lru_cache(maxsize=4096)
def topic_of_path(url: str) -> Topic | None:
    """The topic that the path of an address names. Menus repeat their links on every page of a site."""
    words = _path_words(url)
    if _path_screen().isdisjoint(words):
        return None
    return next(topic for topic in topics() if not topic.path.isdisjoint(words))


@lru_cache(maxsize=4096)
def topic_of_text(text: str) -> Topic | None:
    """The topic that the text of a link or a title names. Menus repeat their texts on every page of a site."""
    if not text or len(text) > MAX_TEXT:
        return None
    if _text_screen().isdisjoint(_WORD.findall(text.lower())) and not _UNSPACED.search(text):
        return None
    return next((topic for topic in topics() if topic.text.search(text)), None)


def guess_role(url: str, title: str = "") -> Role:
    """The role of a page that nobody declared: what its address or title names, else pricing."""
    topic = topic_of(url, title)
    return topic.role if topic and topic.role is not Role.OTHER else Role.PRICING


def relevant_links(html: str, base_url: str, hosts: Collection[str] = ()) -> tuple[Link, ...]:
    """Links of a page that name a topic, each page once, in the order of the document: same-site and to `hosts`.

    A link names a topic by its address, its text, or in help and FAQ pages by the heading above it. Not among them: the
    page itself, other languages of it or of a link already listed, and files that are no pages.
    """
    tree = LexborHTMLParser(html)
    base = next((node.attributes.get("href") or "" for node in tree.css("base[href]")), "")
    return among(_anchors(tree), base_url, tidy(base, base_url) or base_url, hosts)


Anchor = tuple[str, Callable[[], str], str]
"""The href of a link, what reads its text (most links are settled by their address alone), and the heading above it."""


def _anchors(tree: LexborHTMLParser) -> Iterator[Anchor]:
    """The links of a page. The main heading, menus and footers head nothing: what stands there is about everything."""
    heading = ""
    for node in tree.css("h1, h2, h3, h4, h5, h6, nav, footer, a[href]"):
        if node.tag == "a":
            yield node.attributes.get("href") or "", node.text, heading
        else:
            heading = " ".join(node.text().split()) if node.tag in _HEADINGS else ""


def among(anchors: Iterable[Anchor], base_url: str, root: str, hosts: Collection[str] = ()) -> tuple[Link, ...]:
    """As `relevant_links`, of the anchors of a page at `base_url`, resolved against `root`."""
    own = topic_of_path(base_url)
    lists = own is not None and own.role in _LISTING
    seen = {same_page(base_url)}
    found: list[Link] = []
    addresses: dict[str, tuple[str | None, Topic | None]] = {}
    for href, text, heading in anchors:
        if href not in addresses:
            url = None if href.startswith(_NOWHERE) else tidy(href, root)
            addresses[href] = (url, topic_of_path(url) if url else None)
        url, topic = addresses[href]
        if not url or not (topic := topic or _topic_of_words(text(), heading if lists else "")):
            continue
        page = same_page(url)
        if page not in seen and not _NO_PAGE.search(urlsplit(url).path) and _near(url, base_url, hosts):
            seen.add(page)
            found.append(Link(url, topic.name, topic.role, " ".join(text().split()), topic.silence, heading))
    return tuple(found)


def _topic_of_words(text: str, heading: str) -> Topic | None:
    return topic_of_text(" ".join(text.split())) or topic_of_text(heading)


def _near(url: str, base_url: str, hosts: Collection[str]) -> bool:
    return same_site(url, base_url) or urlsplit(url).netloc in hosts


def alternates(html: str, base_url: str) -> tuple[str, ...]:
    """Addresses of the same page in other languages, by its `hreflang` links; never its own."""
    nodes = LexborHTMLParser(html).css('link[rel~="alternate"][hreflang], a[rel~="alternate"][hreflang]')
    urls = (tidy(node.attributes.get("href") or "", base_url) for node in nodes)
    return tuple(url for url in dict.fromkeys(urls) if url and url != tidy(base_url, base_url))


def _path_words(url: str) -> set[str]:
    words: set[str] = set()
    for segment in unquote(_path_of(url)).lower().split("/"):
        whole = _ENDING.sub("", segment) if "." in segment else segment
        words.add(whole)
        words.update(_EDGES.split(whole))
    return words


def _path_of(url: str) -> str:
    """The path of an address; absolute ones are cut by hand, since pages hold hundreds of them."""
    _, absolute, rest = url.partition("://")
    return rest.partition("#")[0].partition("?")[0].partition("/")[2] if absolute else urlsplit(url).path


def same_page(url: str) -> tuple[str, str, str]:
    """Two addresses that differ in language, scheme, "www." or a trailing slash are one page for our purpose."""
    parts = urlsplit(url)
    path = _TONGUE.sub("", _LANGUAGE.sub("", parts.path)).rstrip("/")
    path = re.sub(r"(?:/index)?\.(?:html?|php)$", "", path)
    return parts.netloc.lower().removeprefix("www."), path, parts.query
