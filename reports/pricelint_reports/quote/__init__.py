"""Quotes for a terminal."""

from __future__ import annotations

from pricelint_reports.quote.terminal import quote_text

__all__ = ["quote_text"]
