"""What a rule may not use: its outcome follows from what it is given and from nothing else.

Looked at are the files of the rule's folder and the modules of its own package that they import, wherever the import
stands. This keeps honest authors from slips; it is no sandbox for code that nobody trusts.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from pricelint.testing.load import module_of

MODULES = {
    "a clock": ("time", "sched", "zoneinfo"),
    "chance": ("random", "secrets", "uuid"),
    "the network": ("socket", "ssl", "urllib.request", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp"),
    "files": ("io", "pathlib", "shutil", "tempfile", "glob", "sqlite3", "importlib.resources"),
    "the environment": ("os", "sys", "platform", "getpass", "locale", "logging", "signal"),
    "other programs and threads": ("subprocess", "multiprocessing", "threading", "concurrent", "asyncio", "ctypes"),
    "the parts of pricelint that have them": (
        "pricelint.browser", "pricelint.cli", "pricelint.net", "pricelint.pipeline", "pricelint.store",
    ),
}  # fmt: skip
"""What no rule may import, with everything beneath it, by the reason."""

CALLS = {
    "a clock": ("now", "today", "utcnow"),
    "files": ("open",),
    "code that nobody can read": ("eval", "exec", "compile", "__import__"),
    "the terminal": ("print", "input"),
}
"""What no rule may call, by the reason; clocks are methods (`datetime.now`), the others are built in."""


def impurities(folder: Path) -> list[str]:
    """What a rule's folder uses that no rule may, in words: "rule.py:3: it imports time: …". Raises SyntaxError."""
    return [f"{_shown(file, folder)}:{line}" for file in _files(folder) for line in _found(file)]


def _files(folder: Path) -> list[Path]:
    """The Python files of the folder, and what they import of their own package, each once."""
    files = dict.fromkeys(sorted(folder.glob("*.py")))
    waiting = list(files)
    while waiting:
        file = waiting.pop()
        new = [path for path in _own_imports(file) if path not in files]
        files.update(dict.fromkeys(new))
        waiting.extend(new)
    return list(files)


def _own_imports(file: Path) -> Iterator[Path]:
    name, root = module_of(file)
    own = name.partition(".")[0]
    for _, module in _imports(file):
        path = root.joinpath(*module.split("."))
        if module.split(".")[0] == own and path.with_suffix(".py").is_file():
            yield path.with_suffix(".py")


def _found(file: Path) -> Iterator[str]:
    for line, module in _imports(file):
        for reason, refused in MODULES.items():
            if any(module == name or module.startswith(f"{name}.") for name in refused):
                yield f"{line}: it imports {module}: a rule has no use for {reason}"
    for node in ast.walk(_parsed(file)):
        if isinstance(node, ast.Global):
            yield f"{node.lineno}: it changes a global variable: a rule keeps nothing from page to page"
        if isinstance(node, ast.Call) and (reason := _refused_call(node)):
            yield f"{node.lineno}: it calls {ast.unparse(node.func)}: a rule has no use for {reason}"


def _refused_call(node: ast.Call) -> str:
    called = node.func
    if isinstance(called, ast.Attribute):
        return "a clock" if called.attr in CALLS["a clock"] else ""
    name = called.id if isinstance(called, ast.Name) else ""
    return next((reason for reason, names in CALLS.items() if name in names), "")


def _imports(file: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import; of `from a import b` both `a` and `a.b`, for b may be a module."""
    for node in ast.walk(_parsed(file)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, item.name) for item in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = _absolute(node, file)
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{item.name}") for item in node.names)


def _absolute(node: ast.ImportFrom, file: Path) -> str:
    """The module that is imported from, also where it is named by its distance (`from ..shared import x`)."""
    above = module_of(file)[0].split(".")[: -node.level] if node.level else []
    return ".".join([*above, *([node.module] if node.module else [])])


def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def _shown(file: Path, folder: Path) -> str:
    return file.name if file.parent == folder else f"{file.parent.name}/{file.name}"
