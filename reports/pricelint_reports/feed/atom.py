"""Atom 1.0 (RFC 4287) of some changes. Ids are tag URIs (RFC 4151): the same change has the same id for ever."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from pricelint import __version__
from pricelint_reports.feed.entries import Told, content_of, summary_of, title_of
from pricelint_reports.history import history_file
from pricelint_reports.text import one_line, slug

ALL = ""
"""The name of the feed over all platforms: no platform has it."""

AUTHORITY = "pricelint.invalid,2026"
"""What ids begin with where the publisher names nothing: a domain name that nobody can own (RFC 2606)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes feeds. `base` is the address of the folder that they and the pages lie in; "" where none is known.

    `authority` is what ids are minted under: a domain name of the publisher's own and a day on which it was.
    """

    name: str = "pricelint"
    base: str = ""
    authority: str = AUTHORITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: of a platform by its id, or over all (`ALL`). `since` is its time while nothing is told."""

    name: str
    title: str
    changes: tuple[Told, ...]
    since: datetime


def feed_file(name: str) -> str:
    """The file of a feed in its folder."""
    return "changes.atom" if name == ALL else f"changes-{slug(name)}.atom"


def feed_xml(feed: Feed, publisher: Publisher) -> bytes:
    """The feed as UTF-8 XML, newest entry first; the same changes give the same bytes."""
    made = FeedGenerator()
    made.id(_tag(publisher, "feed", feed.name))
    made.title(one_line(feed.title))
    made.subtitle("What public pricing pages state now that they did not before, with both quotes.")
    made.author({"name": one_line(publisher.name) or "pricelint"})
    made.generator("pricelint", version=__version__)
    made.updated(max((told.updated for told in feed.changes), default=feed.since))
    made.language("en")
    if publisher.base:
        made.link(href=f"{publisher.base}{feed_file(feed.name)}", rel="self", type="application/atom+xml")
        if feed.name != ALL:
            made.link(href=f"{publisher.base}{history_file(feed.name)}", rel="alternate", type="text/html")
    for told in _newest(feed.changes):
        made.add_entry(_entry(told, publisher), order="append")
    text: bytes = made.atom_str(pretty=True)
    return text


def _newest(changes: Iterable[Told]) -> list[Told]:
    return sorted(changes, key=lambda told: (told.updated, told.began, told.change.id), reverse=True)


def _entry(told: Told, publisher: Publisher) -> FeedEntry:
    entry = FeedEntry()
    entry.id(_tag(publisher, "change", told.change.id))
    entry.title(title_of(told))
    entry.updated(told.updated)
    entry.published(told.began)
    entry.category([{"term": told.change.dated.change.kind.value}, {"term": one_line(told.change.platform)}])
    entry.summary(summary_of(told))
    entry.content(content_of(told), type="html")
    if publisher.base:  # the only link: feedgen 1.0 writes no `rel` into entries, and two without one are not allowed
        entry.link(href=f"{publisher.base}{history_file(told.change.platform)}#change-{told.change.id}")
    return entry


def _tag(publisher: Publisher, kind: str, name: str) -> str:
    return f"tag:{publisher.authority}:{kind}{'/' if name else ''}{slug(name) if name else ''}"
