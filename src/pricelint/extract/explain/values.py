"""The value of a fact in words: every part that is stated, in the order of the model."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum

from pricelint.model.fact import Fact
from pricelint.model.money import Money

_APART = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOLD_ELSEWHERE = frozenset({"evidence", "method", "doubt"})


def kind_of(fact: Fact) -> str:
    """What a fact is: the name of its class as words ("price point")."""
    return _APART.sub(" ", type(fact).__name__).lower()


def said_by(fact: Fact) -> str:
    """What a fact says: "amount USD 24 · per month". Parts that are not stated, and facts inside it, are left out."""
    parts = [(item.name, getattr(fact, item.name)) for item in fields(fact) if item.name not in _TOLD_ELSEWHERE]
    return " · ".join(_part(name.replace("_", " "), value) for name, value in parts if _is_stated(value))


def _is_stated(value: object) -> bool:
    inner = value[0] if isinstance(value, tuple) and value else value
    return value is not None and value is not False and value not in ("", ()) and not isinstance(inner, Fact)


def _part(name: str, value: object) -> str:
    return name if value is True else f"{name} {_words(value)}"


def _words(value: object) -> str:
    if isinstance(value, Money):
        return f"{value.currency} {_words(value.amount)}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return ", ".join(_words(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value) if isinstance(value, Enum) else str(value)
