"""`pricelint watch --print`: the command line that was typed, as a recipe for whoever is to keep the time."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import typer

from pricelint.cli.settings import NOTIFY_KEY, tables
from pricelint.cli.watching import Watched
from pricelint.errors import UsageError
from pricelint.schedule.channels import variables_of
from pricelint.schedule.recipes import RECIPES, Order, Recipe

_OURS = ("recipe", "once", "platforms")


def recipe_text(recipe: Recipe, context: typer.Context, watched: dict[str, Watched], config: Path | None) -> str:
    """The recipe. Raises UsageError for a word that it cannot hold, ConfigError where the configuration is wrong."""
    if not watched:
        raise UsageError("there is no platform to watch", where="--print", do="name one, or --platforms FOLDER")
    found = tables(config).get(NOTIFY_KEY, []) if config else []
    names = [str(name) for name in context.params["platforms"] or ()]
    order = Order(
        program=shutil.which("pricelint") or str(Path(sys.executable).with_name("pricelint")),
        arguments=(*_typed(context), *(["--", *names] if names else [])),
        folder=str(Path.cwd()),
        shortest=min(one.cadence.every for one in watched.values()),
        variables=variables_of(found if isinstance(found, list) else [found], config),
        store=str(context.params["store"]),
    )
    return RECIPES[recipe](order)


def _typed(context: typer.Context) -> list[str]:
    """The options that were given on the command line, as they were."""
    words: list[str] = []
    for option in context.command.params:
        name = option.name or ""
        source = context.get_parameter_source(name)
        if name in _OURS or source is None or source.name != "COMMANDLINE":
            continue
        value = context.params[name]
        if isinstance(value, bool):
            words.append(option.opts[0] if value else option.secondary_opts[0])
        else:
            for one in value if isinstance(value, list | tuple) else [value]:
                words += [option.opts[0], str(one)]
    return words
