"""The rule `premium-markup`: its check, its README and its examples."""

from __future__ import annotations
