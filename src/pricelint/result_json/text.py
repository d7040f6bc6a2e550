"""The form of every JSON file that pricelint writes."""

from __future__ import annotations

import msgspec


def json_text(value: object) -> bytes:
    """A value as UTF-8 JSON: stable order, two-space indent, final newline; decimals are strings with all digits."""
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=2) + b"\n"
