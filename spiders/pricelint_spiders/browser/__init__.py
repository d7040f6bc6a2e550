"""The browser driver: a pool of reused pages, and what is taken from each page."""

from __future__ import annotations
