"""Exchanges as WARC records and back: `write` for the store and for bundles, `read` for both."""

from __future__ import annotations
