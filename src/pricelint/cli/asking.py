"""The options by which a command lets somebody choose rules and findings: declared once, for several commands."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from pricelint.cli.options import BaselineFile, Config, Ignore, Select, SuppressionFile

NAME = "asked"
"""The parameter of a command that receives what was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a command line says of rules and findings; each field is an option."""

    config: Config = None
    suppressions: SuppressionFile = None
    select: Select = None
    ignore: Ignore = None
    baseline: BaselineFile = None


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option per field of `Asked`; it receives them together, as its parameter `asked`."""
    shared = inspect.signature(Asked, eval_str=True).parameters
    own = inspect.signature(command, eval_str=True)
    parameters = [each for name, each in own.parameters.items() if name != NAME]
    parameters += [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in shared.values()]

    @wraps(command)
    def asked_for(**given: Any) -> None:  # noqa: ANN401 - whatever the command line holds
        asked = Asked(**{name: given.pop(name) for name in shared})
        command(**given, **{NAME: asked})

    asked_for.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    asked_for.__annotations__ = {each.name: each.annotation for each in parameters}
    return asked_for
