"""The rule `buried-rate`: its check, its README and its examples."""

from __future__ import annotations
