"""The published JSON Schema of the audit result, generated from the types and their docstrings."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any

import msgspec

from pricelint.model.result import SCHEMA_VERSION
from pricelint.result_json.wire import AuditJson

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_id(version: str = SCHEMA_VERSION) -> str:
    """The `$id` of a version of the schema: a name, not an address, so that no reader tries to fetch it."""
    return f"urn:pricelint:schema:audit-result:{version}"


def result_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of an audit result as `encode` writes it. Minor versions add properties."""
    return published(
        AuditJson,
        schema_id(),
        f"pricelint audit result {SCHEMA_VERSION}",
        "What one run of pricelint says of the platforms it visited. Decimals are strings, money is a "
        "decimal with an ISO 4217 code, times are ISO 8601, hashes are sha256 in hexadecimal.",
    )


def published(types: Any, name: str, title: str, description: str) -> dict[str, Any]:  # noqa: ANN401 - a type or union
    """JSON Schema (2020-12) of `types`, docstrings made even and times marked as such; `name` is its `$id`."""
    schema: dict[str, Any] = msgspec.json.schema(types)
    for node in _nodes(schema):
        if isinstance(node.get("description"), str):
            node["description"] = inspect.cleandoc(node["description"])
        for field, value in node.get("properties", {}).items():
            if field.endswith("_at") and value.get("type") == "string":
                value["format"] = "date-time"
    return {"$schema": DIALECT, "$id": name, "title": title, "description": description, **schema}


def schema_text() -> str:
    """The schema file of the audit result as it is published."""
    return printed(result_schema())


def printed(schema: dict[str, Any]) -> str:
    """A schema as its file: stable order, two-space indent, a final newline."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from _nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from _nodes(child)
