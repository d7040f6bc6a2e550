"""`pricelint.toml`: thresholds, the selection of rules, and suppressions.

select = ["costs", "high"]      rules, families or severities that judge (all where it is not given)
ignore = ["pack-misfit"]        and those that do not
[rules.<id>]                    thresholds of a rule
[timestamp]                     an authority for evidence bundles: `pricelint.cli.stamping`
[watch]                         how often platforms are visited: `pricelint.schedule.reading`
[[notify]]                      whom to tell of what: `pricelint.schedule.channels`
[publish], [disclosures]        what the publisher of a report states: `pricelint.cli.publishing`
[[suppress]]                    a finding that does not count: `pricelint.audit.suppression_file`
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from pricelint.audit.near import near
from pricelint.audit.options import read_options
from pricelint.audit.rule import Rule
from pricelint.audit.selection import AnyRule, selected
from pricelint.audit.suppression_file import KEY, must_be_distinct, read_suppressions
from pricelint.cli.asking import Asked
from pricelint.errors import ConfigError
from pricelint.model.choice import Choice, Selection
from pricelint.model.suppression import Suppression

TIMESTAMP_KEY = "timestamp"
WATCH_KEY = "watch"
NOTIFY_KEY = "notify"
PUBLISH_KEY, DISCLOSURES_KEY = "publish", "disclosures"
_KEYS = ("select", "ignore", "rules", TIMESTAMP_KEY, WATCH_KEY, NOTIFY_KEY, PUBLISH_KEY, DISCLOSURES_KEY, KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What stands in `pricelint.toml`, and the suppressions of a file beside it."""

    options: Mapping[str, object] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What an audit is made with: the rules that judge, their thresholds, and what counts."""

    rules: tuple[Rule, ...]
    options: Mapping[str, object]
    choice: Choice


def chosen(rules: Sequence[Rule], asked: Asked) -> Chosen:
    """What a command line and its files ask for.

    The command line wins: `--select` over the file's `select` and `ignore`, `--ignore` over the file's `ignore`.
    """
    settings = settings_of(rules, asked)
    kept, selection = chosen_rules(rules, asked, settings)
    choice = Choice(selection=selection, suppressions=settings.suppressions)
    return Chosen(rules=kept, options=settings.options, choice=choice)


def chosen_rules(
    rules: Sequence[AnyRule], asked: Asked, settings: Settings, known: Sequence[Rule] = ()
) -> tuple[tuple[AnyRule, ...], Selection | None]:
    """The rules that judge, and how they were chosen (None: all); `known` are further rules that may be named."""
    where = "--select and --ignore" if asked.select or asked.ignore else str(asked.config or "")
    if asked.select:
        return selected(rules, asked.select, asked.ignore or (), where, known)
    return selected(rules, settings.select, asked.ignore or settings.ignore, where, known)


def settings_of(rules: Sequence[Rule], asked: Asked) -> Settings:
    """What the files say. Raises ConfigError, RuleOptionError or SourceNotFoundError where one cannot be used."""
    found = _read(asked.config, rules) if asked.config else Settings()
    if asked.suppressions is None:
        return found
    entries = (*found.suppressions, *_entries(tables(asked.suppressions, (KEY,)), rules, asked.suppressions))
    must_be_distinct(entries, " and ".join(str(file) for file in (asked.config, asked.suppressions) if file))
    return Settings(options=found.options, select=found.select, ignore=found.ignore, suppressions=entries)


def _read(file: Path, rules: Sequence[Rule]) -> Settings:
    data = tables(file, _KEYS)
    rows = data.get("rules", {})
    if not isinstance(rows, dict) or not all(isinstance(table, dict) for table in rows.values()):
        raise ConfigError("[rules] holds no tables", where=str(file), expected="[rules.<id>] with the rule's options")
    return Settings(
        options=read_options(rows, rules, str(file)),
        select=_names(data, "select", file),
        ignore=_names(data, "ignore", file),
        suppressions=_entries(data, rules, file),
    )


def tables(file: Path, keys: Sequence[str] = _KEYS) -> dict[str, object]:
    """The keys of a TOML file; raises ConfigError where it is none, or has others than `keys`."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError as error:
        raise ConfigError("there is no such file", where=str(file), do="check its name") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"this is no TOML: {error}", where=str(file)) from error
    except OSError as error:
        raise ConfigError(f"it cannot be read: {error.strerror}", where=str(file), expected="a TOML file") from error
    for name in data:
        if name not in keys:
            expected = near(name, keys, f"one of {', '.join(keys)}")
            what = f"there is no key {name!r}"
            raise ConfigError(what, where=str(file), expected=expected, do="correct or remove it")
    return data


def _names(data: Mapping[str, object], key: str, file: Path) -> tuple[str, ...]:
    value = data.get(key, [])
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(str(name) for name in value)
    raise ConfigError(
        f"{key} is {value!r}", where=str(file), expected=f'a list of rules, families or severities: {key} = ["costs"]'
    )


def _entries(data: Mapping[str, object], rules: Sequence[Rule], file: Path) -> tuple[Suppression, ...]:
    entries = read_suppressions(data.get(KEY, []), rules, str(file))
    must_be_distinct(entries, str(file))
    return entries
