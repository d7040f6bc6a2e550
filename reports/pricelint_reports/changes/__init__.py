"""Changes of a platform over time: a table for the terminal, and JSON."""

from __future__ import annotations

from pricelint_reports.changes.json_text import changes_json
from pricelint_reports.changes.terminal import announced_table, dated_table, difference_table

__all__ = ["announced_table", "changes_json", "dated_table", "difference_table"]
