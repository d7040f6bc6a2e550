"""The rule `variable-pricing`: its check, its README and its examples."""

from __future__ import annotations
