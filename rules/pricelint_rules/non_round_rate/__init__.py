"""The rule `non-round-rate`: its check, its README and its examples."""

from __future__ import annotations
