"""In which order links are followed: topics take turns, and within a topic what speaks of costs goes first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import unquote, urlsplit

from pricelint.net.links import Link, link_words, topic_of_path, topic_of_text, topics

_SPACED = re.compile(r"[\W_]+")
_LANGUAGE = re.compile(r"^/([a-z]{2})(?:[-_][a-zA-Z]{2,4})?(?=/|$)")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def follow(
    links: tuple[Link, ...], most: int, taken: Mapping[str, int] | None = None, home: str = ""
) -> tuple[Link, ...]:
    """At most `most` links to visit: topics take turns, so that no topic crowds out another.

    `taken` counts the pages per topic that the visit has already; `home` is an address in the language to prefer.
    """
    turns = dict(taken or {})
    ranks = {topic.name: topic.rank for topic in topics()}
    by_weight = sorted(enumerate(links), key=lambda row: (-weight(row[1], home), row[0]))
    order = []
    for place, link in by_weight:
        turns[link.topic] = turns.get(link.topic, 0) + 1
        order.append((turns[link.topic], ranks[link.topic], place, link))
    order.sort(key=lambda row: row[:3])
    return tuple(row[3] for row in order[:most])


def weight(link: Link, home: str = "") -> int:
    """How likely a link is to lead to what a price depends on; comparable within a topic only."""
    path, said = unquote(urlsplit(link.url).path), _said(link)
    points = 2 * (topic_of_path(link.url) is not None) + 2 * (topic_of_text(link.text) is not None)
    points += bool(link.heading and topic_of_text(link.heading))
    points += 3 * _any("strong", said)
    points += 2 * (_language(link.url) == _language(home)) - ("?" in link.url)
    return points - max(0, path.strip("/").count("/") - 2)


def is_idle(link: Link) -> bool:
    """Whether a link speaks of news, members or other trades: what it says of prices may be years old."""
    return _any("weak", _said(link))


def _said(link: Link) -> str:
    path = unquote(urlsplit(link.url).path).lower()
    return f" {_SPACED.sub(' ', path)} {_SPACED.sub(' ', link.text.lower())} "


@cache
def _words(key: str) -> tuple[str, ...]:
    """Words to look for: with their spaces, where their script has any."""
    words = (_SPACED.sub(" ", word) for word in link_words()["weigh"][key])
    return tuple(word if _UNSPACED.search(word) else f" {word} " for word in words)


def _any(key: str, said: str) -> bool:
    return any(word in said for word in _words(key))


def _language(url: str) -> str:
    found = _LANGUAGE.match(urlsplit(url).path)
    return found[1] if found else ""
