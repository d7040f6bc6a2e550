"""Coverage for a terminal."""

from __future__ import annotations

from pricelint_reports.coverage.terminal import coverage_text

__all__ = ["coverage_text"]
