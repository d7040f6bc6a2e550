"""The rule of a folder, imported the way its package imports it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from pricelint.audit.registry import rule_in
from pricelint.audit.rule import Rule
from pricelint.errors import RuleError


def rule_folders(package: Path) -> list[Path]:
    """The rule folders of a package's folder, by name: every folder with a `rule.py` or with examples."""
    return sorted(path for path in package.iterdir() if (path / "rule.py").is_file() or (path / "examples").is_dir())


def rule_of(folder: Path) -> Rule:
    """The rule in `folder/rule.py`. Raises RuleError, in words, where there is none or it cannot be imported."""
    file = (folder / "rule.py").resolve()
    if not file.is_file():
        raise RuleError("there is no rule.py", where=str(folder))
    if not (folder / "__init__.py").is_file():
        raise RuleError("there is no __init__.py", where=str(folder), do="create it: the folder is a package")
    name, root = module_of(file)
    try:
        with _first_on_path(root):
            module = import_module(name)
    except Exception as error:
        raise RuleError(f"it cannot be imported: {type(error).__name__}: {error}", where=str(file)) from error
    if Path(module.__file__ or "").resolve() != file:
        raise RuleError(f"{name} is imported from {module.__file__}", where=str(file), do="check what is installed")
    return rule_in(module, str(file))


def module_of(file: Path) -> tuple[str, Path]:
    """The dotted name of a module and the folder that its topmost package is imported from."""
    names, parent = [file.stem], file.parent
    while (parent / "__init__.py").is_file():
        names.insert(0, parent.name)
        parent = parent.parent
    return ".".join(names), parent


@contextmanager
def _first_on_path(root: Path) -> Iterator[None]:
    sys.path.insert(0, str(root))
    try:
        yield
    finally:
        sys.path.remove(str(root))
