"""JSON Lines: the outcomes one by one, for streams, databases and shell tools."""

from __future__ import annotations

from pricelint_reports.json_lines.lines import LINES_VERSION, lines_text
from pricelint_reports.json_lines.schema import lines_schema_text

__all__ = ["LINES_VERSION", "lines_schema_text", "lines_text"]
