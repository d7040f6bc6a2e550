"""The rule `pressure-tactics`: its check, its README and its examples."""

from __future__ import annotations
