"""The words and marks of `walls.toml`, by section."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def wall_words(section: str, key: str) -> tuple[str, ...]:
    """The entries of one key."""
    raw = tomllib.loads(files("pricelint_spiders").joinpath("walls.toml").read_text(encoding="utf-8"))
    return tuple(raw[section][key])
