"""Numbered migrations, applied in order when a store is opened."""

from __future__ import annotations
