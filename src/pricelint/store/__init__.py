"""Captures as content-addressed blobs, visits as records. `pricelint.store.store.Store.open(folder)` is the way in.

Nothing is imported here: the crawling process keeps blobs and must not pay for the database libraries.
"""

from __future__ import annotations
