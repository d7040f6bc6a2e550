"""The comparison of platforms: what is compared and how, as Markdown, CSV and a terminal table."""

from __future__ import annotations

from pricelint_reports.comparison.about import About
from pricelint_reports.comparison.csv_file import CsvRenderer
from pricelint_reports.comparison.markdown import MarkdownRenderer
from pricelint_reports.comparison.terminal import comparison_table, platform_table

__all__ = ["About", "CsvRenderer", "MarkdownRenderer", "comparison_table", "platform_table"]
