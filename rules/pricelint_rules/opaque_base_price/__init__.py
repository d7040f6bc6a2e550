"""The rule `opaque-base-price`: its check, its README and its examples."""

from __future__ import annotations
