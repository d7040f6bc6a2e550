"""The price index of credits for readers: a table for the terminal, CSV to cite, its chart, and a page with both."""

from __future__ import annotations

from pricelint_reports.index.charts import index_chart, overall_chart
from pricelint_reports.index.csv_file import index_csv
from pricelint_reports.index.page import index_page
from pricelint_reports.index.terminal import index_text

__all__ = ["index_chart", "index_csv", "index_page", "index_text", "overall_chart"]
