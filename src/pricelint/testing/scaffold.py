"""A new rule: its folder with everything that a rule has, and for a vendor's first one the package around it.

The examples fail until the rule is written: `check_rule_folder` says which. What is written comes from the files under
`templates/`, whose names end in `.txt` so that no tool takes them for code of this package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from pricelint.errors import UsageError

CHECKOUT = Path("rules") / "pricelint_rules"
"""Where the rules of pricelint itself are, below the root of a checkout."""

_NAME = re.compile(r"(?:(?P<vendor>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)/)?(?P<rule>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)")
_TEMPLATES = files("pricelint.testing") / "templates"


@dataclass(frozen=True, slots=True)
class Scaffold:
    """What was written: the `files`, and the `folder` of the rule among them."""

    folder: Path
    files: tuple[Path, ...]


def new_rule(rule_id: str, out: Path | None = None) -> Scaffold:
    """Write the beginnings of a rule and say what was written; no file that exists is touched.

    `vendor/rule` becomes a package in `out` (by default `vendor-pricelint-rules`), or one more rule in the package that
    is there. A name without vendor becomes a rule of pricelint itself: `out` is then the root of a checkout, by default
    the working folder. Raises UsageError, in words, for a name that no rule can have and where something is in the way.
    """
    name = _NAME.fullmatch(rule_id)
    if name is None:
        raise UsageError(
            f"{rule_id!r} is no name for a rule",
            expected="lower-case words with hyphens that begin with a letter: vendor/some-rule",
        )
    words = _words(rule_id, name["vendor"] or "")
    folder = name["rule"].replace("-", "_")
    if not name["vendor"]:
        return _written(_checkout(out or Path()) / folder, words)
    root = out or Path(words["distribution"])
    package = root / words["package"]
    _refuse(package / folder)
    around = () if (package / "__init__.py").is_file() else _package(root, words)
    made = _written(package / folder, words)
    return Scaffold(made.folder, (*around, *made.files))


def _words(rule_id: str, vendor: str) -> dict[str, str]:
    """What the templates are filled with."""
    distribution = f"{vendor}-pricelint-rules"
    return {
        "id": rule_id,
        "vendor": vendor,
        "distribution": distribution,
        "package": distribution.replace("-", "_"),
    }


def _checkout(root: Path) -> Path:
    if not (root / CHECKOUT / "__init__.py").is_file():
        raise UsageError(
            f"there is no {CHECKOUT.as_posix()} here",
            where=str(root.resolve()),
            expected="a checkout of pricelint, for a rule of its own",
            do="name the rule vendor/some-rule to have a package of your own",
        )
    return root / CHECKOUT


def _package(root: Path, words: dict[str, str]) -> tuple[Path, ...]:
    if root.is_dir() and any(root.iterdir()):
        raise UsageError(
            f"the folder is not empty and holds no {words['package']}",
            where=str(root),
            do="name another one with --out",
        )
    texts = {path.replace("package/", f"{words['package']}/", 1): text for path, text in _texts("package", words)}
    return _write(root, texts)


def _written(folder: Path, words: dict[str, str]) -> Scaffold:
    _refuse(folder)
    return Scaffold(folder, _write(folder, dict(_texts("rule", words))))


def _refuse(folder: Path) -> None:
    if folder.exists():
        raise UsageError("there is such a rule already", where=str(folder), do="choose another name, or remove it")


def _write(root: Path, texts: dict[str, str]) -> tuple[Path, ...]:
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return tuple(root / name for name in texts)


def _texts(kind: str, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Path and filled text of every template of a kind, by path."""
    for path, template in sorted(_under(_TEMPLATES / kind, "")):
        yield path.removesuffix(".txt"), Template(template).substitute(words)


def _under(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _under(item, f"{path}{item.name}/")
        else:
            yield f"{path}{item.name}", item.read_text(encoding="utf-8")
