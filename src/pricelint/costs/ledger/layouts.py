"""How exports name their columns: each known layout is a TOML file beside this module, a user's own may be given."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from pricelint.errors import ConfigError, LedgerError

FIELDS = ("date", "platform", "action", "model", "units", "money", "currency", "outcome", "project", "prompt", "id")
"""What a row can say, in the order of the template."""

REQUIRED = ("date", "platform", "action", "outcome")
"""Fields without which no row can be counted; beside them units or money have to be there."""

OUTCOMES = ("usable", "rejected", "failed")
"""What became of a generation: published or kept; looked at and thrown away; nothing usable came out of it."""

OWN = "own"
"""The name of our own layout, that of the template."""

_FOLDER = files("pricelint.costs.ledger").joinpath("layout_files")


@dataclass(frozen=True, slots=True)
class Layout:
    """How one kind of export is read.

    columns   the name of the column of each field; fields that the export does not have are absent
    outcomes  its words for `OUTCOMES`, lower-case
    actions   its words for actions, lower-case, where they are not ours ("aimage_generation": "image")
    defaults  what holds where a field has no column or is blank
    """

    name: str
    says: str
    columns: Mapping[str, str]
    outcomes: Mapping[str, str]
    actions: Mapping[str, str]
    defaults: Mapping[str, str]

    def missing(self, header: Sequence[str]) -> tuple[str, ...]:
        """Columns without which a file of this header is not of this layout."""
        there = set(header)
        lost = [self.columns.get(name, name) for name in REQUIRED if not self._known(name, there)]
        amounts = [self.columns[name] for name in ("units", "money") if name in self.columns]
        return (*lost, *(() if there.intersection(amounts) else (" or ".join(amounts),)))

    def unread(self, header: Sequence[str]) -> tuple[str, ...]:
        """Columns that mean nothing where a file is of our own layout: misspelled ones, most likely."""
        return tuple(name for name in header if self.name == OWN and name not in self.columns.values())

    def _known(self, name: str, there: set[str]) -> bool:
        return self.columns.get(name) in there or name in self.defaults


def _read(name: str, text: str, where: str) -> Layout:
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"this is no TOML: {error}", where=where, expected="a layout as docs/ledger.md shows"
        ) from error
    tables = {key: _table(data.get(key, {}), key, where) for key in ("columns", "outcomes", "actions", "defaults")}
    _check(set(tables["columns"]) | set(tables["defaults"]), set(FIELDS), where)
    _check(set(tables["outcomes"].values()), set(OUTCOMES), where)
    return Layout(name=name, says=str(data.get("says", name)), **tables)


def _table(value: object, key: str, where: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise ConfigError(
            f"[{key}] holds something else than words", where=where, expected='lines such as date = "Day"'
        )
    return dict(value)


def _check(said: set[str], known: set[str], where: str) -> None:
    if unknown := sorted(said - known):
        raise ConfigError(f"unknown: {', '.join(unknown)}", where=where, expected=f"one of {', '.join(sorted(known))}")


LAYOUTS: Mapping[str, Layout] = {
    name: _read(name, _FOLDER.joinpath(f"{name}.toml").read_text("utf-8"), f"{name}.toml")
    for name in (OWN, "focus", "litellm")
}
"""The layouts that ship with pricelint, by name."""


def layout_of(header: Sequence[str], wanted: str | None = None, where: str = "the ledger") -> Layout:
    """The layout of a header, or the one that is `wanted` by its name or the path of a TOML file.

    Raises LedgerError where the columns fit none, and ConfigError where a file of one's own cannot be used.
    """
    for layout in [_named(wanted)] if wanted else LAYOUTS.values():
        if not layout.missing(header):
            return layout
    nearest = _named(wanted) if wanted else LAYOUTS[OWN]
    raise LedgerError(
        f"the columns of layout {nearest.name} are missing: {', '.join(nearest.missing(header))}",
        where=where,
        expected=f"the header of {' or '.join([wanted] if wanted else LAYOUTS)}; found {', '.join(header)[:200]}",
        do="write a template with `pricelint spend --init`, or name another layout with --layout (docs/ledger.md)",
    )


def _named(wanted: str) -> Layout:
    if wanted in LAYOUTS:
        return LAYOUTS[wanted]
    path = Path(wanted)
    if path.suffix != ".toml" or not path.is_file():
        raise ConfigError(
            "there is no such layout", where=f"--layout {wanted}",
            expected=f"{', '.join(LAYOUTS)}, or the path of a TOML file", do="see docs/ledger.md",
        )  # fmt: skip
    return _read(path.stem, path.read_text("utf-8"), wanted)
