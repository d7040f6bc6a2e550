"""Contradictions inside a page and between the pages of a visit."""

from __future__ import annotations

from pricelint.derive.contradictions.find import contradictions, site_facts

__all__ = ["contradictions", "site_facts"]
