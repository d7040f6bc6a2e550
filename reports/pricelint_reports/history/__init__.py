"""A platform over time as pages: charts whose points open that day's receipts, and every change with both quotes."""

from __future__ import annotations

from pricelint_reports.history.charts import history_charts
from pricelint_reports.history.difference import difference_page
from pricelint_reports.history.given import PlatformHistory
from pricelint_reports.history.page import history_file, write_history

__all__ = ["PlatformHistory", "difference_page", "history_charts", "history_file", "write_history"]
