"""Captures as content-addressed blobs, visits as records. `Store.open(folder)` is the way in."""

from __future__ import annotations

from pricelint.store.blobs import Blobs
from pricelint.store.ports import BlobStore, VisitStore
from pricelint.store.records import Records
from pricelint.store.store import Store

__all__ = ["BlobStore", "Blobs", "Records", "Store", "VisitStore"]
