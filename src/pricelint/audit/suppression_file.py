"""Suppressions as tables of a TOML file, read and written.

[[suppress]]
fingerprint = "5f0c2a…"                      32 hexadecimal digits, as a result prints them
reason = "Confirmed with the vendor: …"      why it does not count
author = "Ada, Example Weekly"               who answers for that
until = 2027-06-30                           the last day it holds
rule = "expiring-bonus"                      for readers, may be left out
platform = "acme"                            for readers, may be left out
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import TypeGuard

import msgspec

from pricelint.audit.near import near
from pricelint.audit.rule import Rule
from pricelint.audit.toml_text import toml_value
from pricelint.errors import ConfigError
from pricelint.model.fingerprint import DIGITS
from pricelint.model.suppression import Suppression

KEY = "suppress"
"""Name of the tables."""

_FINGERPRINT = re.compile(rf"[0-9a-f]{{{DIGITS}}}")
_KEYS = tuple(field.name for field in fields(Suppression))
_REQUIRED = {
    "fingerprint": f"the {DIGITS} hexadecimal digits that a result prints with a finding",
    "reason": "why the finding does not count, in words",
    "author": "who answers for that, in words",
    "until": "the last day it holds, as a TOML date without quotes: until = 2027-06-30",
}


def read_suppressions(tables: object, rules: Iterable[Rule], where: str = "") -> tuple[Suppression, ...]:
    """The entries of a TOML file's `suppress`; `where` is the file, for messages.

    Raises ConfigError, naming the entry by its number, for a key that is missing, empty, unknown or of the wrong type,
    for a fingerprint that is none, and for an unknown rule.
    """
    if not _is_list_of_tables(tables):
        raise ConfigError(
            f"{KEY} holds no list of tables", where=where, expected=f"[[{KEY}]] before the keys of each entry"
        )
    known = tuple(rule.id for rule in rules)
    return tuple(_entry(table, known, _place(where, number)) for number, table in enumerate(tables, start=1))


def must_be_distinct(entries: Iterable[Suppression], where: str = "") -> None:
    """Raises ConfigError where two entries name one fingerprint: only one reason can be the reason."""
    seen: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        first = seen.setdefault(entry.fingerprint, number)
        if first != number:
            raise ConfigError(
                f"the fingerprint {entry.fingerprint} stands in entry {first} and in entry {number}",
                where=where, expected="one entry per fingerprint", do="keep the one whose reason and date hold",
            )  # fmt: skip


def written(entry: Suppression) -> str:
    """An entry as it is written in the file: a blank line, the head, one line per key.

    Raises ValueError for text that TOML cannot hold (half a character).
    """
    values = {name: getattr(entry, name) for name in _KEYS}
    lines = [f"{name} = {toml_value(value)}" for name, value in values.items() if value != ""]
    return "\n".join(("", f"[[{KEY}]]", *lines, ""))


def appended(text: str, entries: Iterable[Suppression], rules: Iterable[Rule], where: str = "") -> str:
    """What to add at the end of a file that holds `text`, so that it holds `entries` too and all else as it was.

    Raises ConfigError where the file is no TOML, names one of the fingerprints already, or keeps its entries in
    another way than as [[suppress]] tables.
    """
    new, known = tuple(entries), tuple(rules)
    before = _parsed(text, where)
    held = read_suppressions(before.get(KEY, []), known, where)
    must_be_distinct((*held, *new), where)
    more = ("" if not text or text.endswith("\n") else "\n") + "".join(written(entry) for entry in new)
    try:
        after = tomllib.loads(text + more)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"no table can be added at its end: {error}", where=where, expected=f"entries as [[{KEY}]] tables",
            do=f"write the entries that it has as [[{KEY}]] tables",
        ) from error  # fmt: skip
    read_suppressions(after[KEY], known, where)
    return more


def _parsed(text: str, where: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"this is no TOML: {error}", where=where, do="correct it first") from error


def _place(where: str, number: int) -> str:
    return f"{where}, [[{KEY}]] entry {number}" if where else f"[[{KEY}]] entry {number}"


def _entry(table: Mapping[str, object], rules: tuple[str, ...], where: str) -> Suppression:
    for name in table:
        if name not in _KEYS:
            expected = near(name, _KEYS, f"one of {', '.join(_KEYS)}")
            raise ConfigError(f"there is no key {name!r}", where=where, expected=expected, do="correct or remove it")
    for name, meaning in _REQUIRED.items():
        if name not in table:
            raise ConfigError(f"{name} is missing", where=where, expected=meaning, do=f"add {name} = …")
    if type(table["until"]) is not date:
        raise ConfigError(
            f"until is {table['until']!r}, which is no date", where=where, expected=_REQUIRED["until"], do="correct it"
        )
    return _checked(_converted(table, where), rules, where)


def _converted(table: Mapping[str, object], where: str) -> Suppression:
    for name, value in table.items():
        if name != "until" and not isinstance(value, str):
            raise ConfigError(
                f"{name} is {value!r}", where=where, expected=f"a text in quotes: {name} = \"…\"", do="correct it"
            )  # fmt: skip
    return msgspec.convert(dict(table), Suppression)


def _checked(entry: Suppression, rules: tuple[str, ...], where: str) -> Suppression:
    for name in ("reason", "author"):
        if not getattr(entry, name).strip():
            raise ConfigError(f"{name} is empty", where=where, expected=_REQUIRED[name], do=f"say it in {name}")
    if not _FINGERPRINT.fullmatch(entry.fingerprint):
        raise ConfigError(
            f"{entry.fingerprint!r} is no fingerprint", where=where, expected=_REQUIRED["fingerprint"],
            do="copy it from the result, or write the entry with `pricelint suppress`",
        )  # fmt: skip
    if entry.rule and entry.rule not in rules:
        raise ConfigError(
            f"no rule is called {entry.rule!r}", where=where, expected=near(entry.rule, rules, "a rule's id"),
            do="see the ids with `pricelint rules`",
        )  # fmt: skip
    return entry


def _is_list_of_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and all(isinstance(table, dict) for table in value)
