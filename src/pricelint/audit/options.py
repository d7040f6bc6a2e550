"""Thresholds that a user overrides: tables of a TOML file, one per rule, into the rules' typed options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

import msgspec

from pricelint.audit.rule import Rule
from pricelint.audit.toml_text import toml_value
from pricelint.errors import RuleOptionError
from pricelint.model.result import OptionValue


def read_options(
    tables: Mapping[str, Mapping[str, object]], rules: Iterable[Rule], where: str = ""
) -> dict[str, object]:
    """Options by rule id for the rules that `tables` names; `where` is the file, for messages.

    Read the TOML with `parse_float=Decimal`: shares and ratios are exact. Raises RuleOptionError for an unknown rule or
    option and for a value of the wrong type.
    """
    known = {rule.id: rule for rule in rules}
    if unknown := sorted(tables.keys() - known.keys()):
        raise RuleOptionError(f"no rule is called {unknown[0]!r}", where=where, do="see the ids with `pricelint rules`")
    return {name: _options_of(known[name], table, where) for name, table in tables.items()}


def in_force(rule: Rule, options: object | None = None) -> tuple[OptionValue, ...]:
    """Every option of a rule with its value in `options` (None: nothing was overridden) and its default."""
    default = rule.options()
    chosen = default if options is None else options
    return tuple(
        OptionValue(
            name=field.name,
            value=toml_value(getattr(chosen, field.name)),
            default=toml_value(getattr(default, field.name)),
        )
        for field in fields(rule.options)
    )


def _options_of(rule: Rule, table: Mapping[str, object], where: str) -> object:
    names = [field.name for field in fields(rule.options)]
    if unknown := sorted(table.keys() - set(names)):
        expected = f"one of {', '.join(names)}" if names else "no options: this rule has none"
        raise RuleOptionError(f"{rule.id} has no option {unknown[0]!r}", where=where, expected=expected)
    try:
        options: object = msgspec.convert(dict(table), rule.options)
    except msgspec.ValidationError as error:
        raise RuleOptionError(f"an option of {rule.id} has the wrong type: {error}", where=where) from error
    return options
