"""A published table as JSON, with its schema."""

from __future__ import annotations

from pricelint.result_json.schema import printed, published
from pricelint.result_json.text import json_text
from pricelint_reports.table.model import PublishedTable

TABLE_VERSION = "1.0"
"""Version of the published JSON Schema of a table."""


def table_json(table: PublishedTable) -> bytes:
    """The table as UTF-8 JSON; figures are decimal strings with all their digits."""
    return json_text(table)


def table_schema() -> str:
    """The JSON Schema of `table_json`, as its file."""
    return printed(
        published(
            PublishedTable,
            f"urn:pricelint:schema:table:{TABLE_VERSION}",
            f"pricelint comparison table {TABLE_VERSION}",
            "A comparison table as published: cells name the notes they rest on, with quote, address, time and hash.",
        )
    )
