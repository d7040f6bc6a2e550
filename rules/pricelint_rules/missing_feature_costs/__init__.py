"""The rule `missing-feature-costs`: its check, its README and its examples."""

from __future__ import annotations
