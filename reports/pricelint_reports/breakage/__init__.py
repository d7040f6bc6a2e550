"""Breakage for a terminal."""

from __future__ import annotations

from pricelint_reports.breakage.terminal import breakage_text

__all__ = ["breakage_text"]
