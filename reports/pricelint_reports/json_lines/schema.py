"""The published JSON Schema of a line, generated from the types and their docstrings."""

from __future__ import annotations

from pricelint.result_json.schema import printed, published
from pricelint_reports.json_lines.lines import LINES_VERSION, Line


def lines_schema_text() -> str:
    """JSON Schema (2020-12) of one line, as its file is published."""
    schema = published(
        Line,
        f"urn:pricelint:schema:outcome-line:{LINES_VERSION}",
        f"pricelint outcome line {LINES_VERSION}",
        "One line of what `pricelint audit --format jsonl` writes. The first line is the header.",
    )
    return printed(schema)
