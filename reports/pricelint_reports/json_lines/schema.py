"""The published JSON Schema of a line, generated from the types and their docstrings."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any

import msgspec

from pricelint_reports.json_lines.lines import LINES_VERSION, Line


def lines_schema_text() -> str:
    """JSON Schema (2020-12) of one line as it is published: stable order, two-space indent, a final newline."""
    schema: dict[str, Any] = msgspec.json.schema(Line)
    for node in _nodes(schema):
        if isinstance(node.get("description"), str):
            node["description"] = inspect.cleandoc(node["description"])
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:pricelint:schema:outcome-line:{LINES_VERSION}",
        "title": f"pricelint outcome line {LINES_VERSION}",
        "description": "One line of what `pricelint audit --format jsonl` writes. The first line is the header.",
        **schema,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from _nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from _nodes(child)
