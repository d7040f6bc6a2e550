"""Comparison tables for publishing: one table per currency, in the formats that editors paste."""

from __future__ import annotations

from pricelint_reports.table.build import TITLE, Publisher, published_table
from pricelint_reports.table.columns import column_of, default_columns
from pricelint_reports.table.csv_file import table_csv
from pricelint_reports.table.html import picture_page, table_fragment, table_page
from pricelint_reports.table.json_text import TABLE_VERSION, table_json, table_schema
from pricelint_reports.table.latex import table_latex
from pricelint_reports.table.markdown import table_markdown
from pricelint_reports.table.model import PublishedTable
from pricelint_reports.table.svg import table_svg
from pricelint_reports.table.xlsx import table_xlsx

__all__ = [
    "TABLE_VERSION",
    "TITLE",
    "PublishedTable",
    "Publisher",
    "column_of",
    "default_columns",
    "picture_page",
    "published_table",
    "table_csv",
    "table_fragment",
    "table_json",
    "table_latex",
    "table_markdown",
    "table_page",
    "table_schema",
    "table_svg",
    "table_xlsx",
]
