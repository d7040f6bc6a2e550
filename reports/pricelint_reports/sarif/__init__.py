"""SARIF 2.1.0 (OASIS): the result for code scanning and for the viewers of editors."""

from __future__ import annotations

from pricelint_reports.sarif.log import sarif_text

__all__ = ["sarif_text"]
