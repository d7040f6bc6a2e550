"""The spend report: months of a ledger in the terminal, and as a page with drawn figures."""

from __future__ import annotations

from pricelint_reports.spend.html import spend_page
from pricelint_reports.spend.terminal import spend_text

__all__ = ["spend_page", "spend_text"]
