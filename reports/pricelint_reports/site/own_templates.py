"""Templates of a publisher's own: copied from ours to begin with, told apart by a digest, and wrong in a sentence."""

from __future__ import annotations

import hashlib
import traceback
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from pricelint.errors import ConfigError, UsageError

_OURS = ("site/templates", "site/static")
_STYLE = "site.css"
_ENDINGS = (".j2", ".css")


def init_templates(folder: Path) -> tuple[Path, ...]:
    """Copy our templates and style sheet into a folder, to be altered there; returns what was written.

    Raises UsageError for a folder that holds something: nobody's work is written over.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            "there is something in it", where=f"--init-template {folder}", expected="an empty or new folder"
        )
    written = []
    for name in _OURS:
        for path, item in walked(files("pricelint_reports").joinpath(name)):
            if path.endswith(".j2") or path == _STYLE:
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(item.read_bytes())
                written.append(target)
    return tuple(written)


def own_templates(folder: Path) -> Path:
    """The folder, where it holds a template or style sheet. Raises ConfigError where it does not."""
    if not any(path.suffix in _ENDINGS for path in folder.rglob("*")):
        raise ConfigError(
            "there is no template in this folder", where=str(folder), expected="files ending in .j2, or site.css",
            do=f"begin with ours: pricelint report --init-template {folder}",
        )  # fmt: skip
    return folder


def templates_digest(folder: Path) -> str:
    """The sha256 over all templates of a folder, by their names."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _ENDINGS and path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def template_error(error: TemplateError, folder: Path) -> ConfigError:
    """What is wrong with a template of the folder, and where, for a person."""
    if isinstance(error, TemplateSyntaxError):
        where = f"{error.filename or error.name}:{error.lineno}"
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
        where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else str(folder)
    return ConfigError(
        f"this template cannot be used: {error.message or error}", where=where,
        expected="what the view models of pricelint_reports.site hold", do="compare it with ours: --init-template",
    )  # fmt: skip


def walked(folder: Traversable, under: str = "") -> list[tuple[str, Traversable]]:
    """Every file under a folder of the package with its path in it, by name; none where there is no such folder."""
    entries = sorted(folder.iterdir(), key=lambda one: one.name) if folder.is_dir() else []
    found: list[tuple[str, Traversable]] = []
    for one in entries:
        found += walked(one, f"{under}{one.name}/") if one.is_dir() else [(f"{under}{one.name}", one)]
    return found
