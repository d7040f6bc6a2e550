"""The platforms that a command can be told of by id: those that ship, and those of a folder of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from pricelint.cli.sources import existing, is_address, platform_of_address
from pricelint.errors import UsageError
from pricelint.model.platform import Platform
from pricelint_spiders.catalogue import PlatformFile, load_platform, read_platform_file

OWN = Path("pricelint-platforms")
"""Where platform files are written unless --platforms says otherwise: never among the installed ones."""


@dataclass(frozen=True, slots=True)
class Target:
    """One platform file. `own` is its path in a folder of the user's, None for one that ships with pricelint."""

    platform: Platform
    entry: PlatformFile
    text: str
    own: Path | None


def known_targets(folder: Path | None) -> dict[str, Target]:
    """Every platform by its id, those of `folder` before ours. Raises SourceNotFoundError where it does not exist."""
    with as_file(files("pricelint_spiders").joinpath("platforms")) as ours:
        targets = {path.stem: _target(path, own=False) for path in sorted(ours.glob("*.toml"))}
    if folder is not None:
        for path in sorted(existing(str(folder), "a folder of platform files").glob("*.toml")):
            targets[path.stem] = _target(path, own=True)
    return dict(sorted(targets.items()))


def chosen_targets(names: list[str], folder: Path | None) -> list[Target]:
    """The platforms of these ids; all of `folder` where none is named, else all. An unknown one is a UsageError."""
    known = known_targets(folder)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UsageError(
            f"no platform is called {unknown[0]!r}", expected="an id that `pricelint platforms` lists",
            do="for a folder of your own, say --platforms FOLDER",
        )  # fmt: skip
    if names:
        return [known[name] for name in names]
    return [target for target in known.values() if folder is None or target.own]


def platform_named(name: str, known: Mapping[str, Target]) -> Platform:
    """The platform of an address, of a `known` id or of a platform file; a file is read anew each time."""
    if is_address(name):
        return platform_of_address(name)
    if name in known:
        own = known[name].own
        return load_platform(own) if own else known[name].platform
    return load_platform(existing(name, "an id that `pricelint platforms` lists, a platform file, or an address"))


def _target(path: Path, *, own: bool) -> Target:
    text = path.read_text(encoding="utf-8", errors="replace")
    return Target(load_platform(path), read_platform_file(path), text, path if own else None)
