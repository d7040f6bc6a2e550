"""The rule `incomplete-cost-table`: its check, its README and its examples."""

from __future__ import annotations
