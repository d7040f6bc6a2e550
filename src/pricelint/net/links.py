"""Which links of a page name pricing, credits, billing, FAQ, terms or refunds: what a bare address is followed to, and
what an audit has to name when it was not read. Pure functions over HTML; the words are data in `links.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
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

_NO_PAGE = re.compile(r"\.(?:pdf|zip|png|jpe?g|gif|svg|webp|mp4|mp3|css|js|json|xml|ico|dmg|exe|apk)$", re.IGNORECASE)
_NOWHERE = ("#", "mailto:", "tel:", "javascript:", "data:")
_LANGUAGE = re.compile(r"^/[a-z]{2}(?:[-_][a-zA-Z]{2,4})?(?=/|$)")
_ENDING = re.compile(r"\.(?:html?|php|aspx?)$")
_EDGES = re.compile(r"[-_.]")
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that links name; `silence` as in the coverage condition."""

    name: str
    role: Role
    silence: bool
    path: frozenset[str]
    text: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Link:
    """A same-site link that names a topic. `url` is absolute, without fragment; `text` as the page shows it."""

    url: str
    topic: str
    role: Role
    text: str
    silence: bool


@cache
def topics() -> tuple[Topic, ...]:
    """The topics of `links.toml`, in the order in which they are tried."""
    return tuple(
        Topic(row["name"], Role(row["role"]), row["silence"], frozenset(row["path"]), _pattern(row["text"]))
        for row in _rows()
    )


@cache
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(
        files("pricelint.net").joinpath("links.toml").read_text(encoding="utf-8")
    )["topic"]
    return rows


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
    return topic.role if topic else Role.PRICING


def relevant_links(html: str, base_url: str) -> tuple[Link, ...]:
    """Same-site links of a page that name a topic, each page once, in the order of the document.

    Not among them: the page itself, other languages of it or of a link already listed, and files that are no pages.
    """
    tree = LexborHTMLParser(html)
    base = next((node.attributes.get("href") or "" for node in tree.css("base[href]")), "")
    anchors = ((node.attributes.get("href") or "", node.text) for node in tree.css("a[href]"))
    return among(anchors, base_url, tidy(base, base_url) or base_url)


def among(anchors: Iterable[tuple[str, Callable[[], str]]], base_url: str, root: str) -> tuple[Link, ...]:
    """As `relevant_links`, of the anchors of a page at `base_url`, resolved against `root`.

    An anchor is its href and what reads its text: most are settled by their address alone.
    """
    seen = {_same_page(base_url)}
    found: list[Link] = []
    addresses: dict[str, tuple[str | None, Topic | None]] = {}
    for href, text in anchors:
        if href not in addresses:
            url = None if href.startswith(_NOWHERE) else tidy(href, root)
            addresses[href] = (url, topic_of_path(url) if url else None)
        url, topic = addresses[href]
        if not url or not (topic := topic or topic_of_text(" ".join(text().split()))):
            continue
        page = _same_page(url)
        if page not in seen and not _NO_PAGE.search(urlsplit(url).path) and same_site(url, base_url):
            seen.add(page)
            found.append(Link(url, topic.name, topic.role, " ".join(text().split()), topic.silence))
    return tuple(found)


def follow(links: tuple[Link, ...], most: int) -> tuple[Link, ...]:
    """At most `most` links to visit: topics take turns, so that no topic crowds out another."""
    order = [topic.name for topic in topics()]
    turns: dict[str, int] = {}
    ranked = []
    for place, link in enumerate(links):
        turns[link.topic] = turns.get(link.topic, -1) + 1
        ranked.append((turns[link.topic], order.index(link.topic), place, link))
    ranked.sort(key=lambda row: row[:3])
    return tuple(row[3] for row in ranked[:most])


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


def _same_page(url: str) -> tuple[str, str, str]:
    """Two addresses that differ in language, scheme, "www." or a trailing slash are one page for our purpose."""
    parts = urlsplit(url)
    path = _LANGUAGE.sub("", parts.path).rstrip("/")
    path = re.sub(r"(?:/index)?\.(?:html?|php)$", "", path)
    return parts.netloc.lower().removeprefix("www."), path, parts.query
