"""Values as they are written in TOML, so that what is printed can be copied into `pricelint.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum

_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def toml_value(value: object) -> str:
    """A value as TOML: booleans, numbers, dates, texts, arrays and inline tables; anything else as a text."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{toml_string(str(key))} = {toml_value(item)}' for key, item in value.items())}}}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    if isinstance(value, frozenset | set):
        return f"[{', '.join(sorted(toml_value(item) for item in value))}]"
    return _scalar(value.value if isinstance(value, Enum) else value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}" if value.is_finite() else str(value).lower().replace("infinity", "inf")
    if isinstance(value, int | float):
        return str(value)
    return value.isoformat() if isinstance(value, date | time) else toml_string(str(value))


def toml_string(text: str) -> str:
    """Any text as a basic string on one line: what does not print is written as an escape.

    Raises ValueError for a lone surrogate, which TOML cannot hold.
    """
    return f'"{"".join(_escaped(character) for character in text)}"'


def _escaped(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    if character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        raise ValueError(f"U+{code:04X} is half a character")
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
