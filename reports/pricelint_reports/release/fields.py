"""The columns of each table as a data package describes them, from the types of the rows."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from pricelint_reports.release.columns import KEYS, column
from pricelint_reports.release.rows import Row, Tables

_TYPES: Mapping[object, str] = {
    str: "string", int: "integer", bool: "boolean", Decimal: "number", datetime: "datetime",
}  # fmt: skip


def tables() -> Iterator[tuple[str, type[Row]]]:
    """The name of every table and the type of its rows, in the order of a release."""
    hints = get_type_hints(Tables)
    for field in fields(Tables):
        yield field.name, get_args(hints[field.name])[0]


def table_schema(name: str, row: type[Row]) -> dict[str, Any]:
    """The Table Schema of one table (Frictionless Data): its columns, and what names a row."""
    hints = get_type_hints(row)
    made: dict[str, Any] = {
        "fields": [_field(name, field.name, hints[field.name]) for field in fields(row)],
        "primaryKey": list(KEYS[name]),
    }
    if name != "visits" and "visit" in hints:
        made["foreignKeys"] = [{"fields": ["visit"], "reference": {"resource": "visits", "fields": ["visit"]}}]
    return made


def _field(table: str, name: str, hint: object) -> dict[str, Any]:
    told, kind = column(table, name), _without_none(hint)
    made: dict[str, Any] = {"name": name, "type": _type(kind), "description": told.says}
    if told.unit:
        made["unit"] = told.unit
    if told.same_as:
        made["rdfType" if told.same_as.startswith("https:") else "sameAs"] = told.same_as
    constraints: dict[str, Any] = {} if kind is not hint else {"required": True}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        constraints["enum"] = [one.value for one in kind]
    return {**made, "constraints": constraints} if constraints else made


def _without_none(hint: object) -> Any:  # noqa: ANN401 - a type, whatever its kind
    if get_origin(hint) is types.UnionType:
        return next(kind for kind in get_args(hint) if kind is not type(None))
    return hint


def _type(kind: Any) -> str:  # noqa: ANN401 - a type, whatever its kind
    if get_origin(kind) is tuple:
        return "array"
    return "string" if isinstance(kind, type) and issubclass(kind, StrEnum) else _TYPES[kind]
