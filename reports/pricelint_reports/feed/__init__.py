"""Atom feeds of changes: one per platform and one over all, made of the changes alone, never of the clock."""

from __future__ import annotations

from pricelint_reports.feed.atom import ALL, Feed, Publisher, feed_file, feed_xml
from pricelint_reports.feed.entries import Told

__all__ = ["ALL", "Feed", "Publisher", "Told", "feed_file", "feed_xml"]
