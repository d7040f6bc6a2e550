"""Files of at most 250 lines and functions of at most 30, data and docstring aside; prints what is longer.

Data is any literal over several lines: a table inside a function says nothing about how much the function does.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 250
FUNCTION_LINES = 30
Function = ast.FunctionDef | ast.AsyncFunctionDef
DATA = (ast.List, ast.Tuple, ast.Dict, ast.Set, ast.Constant, ast.JoinedStr)


def main(folder: Path = ROOT) -> int:
    """Print every file and function over the limit; the exit code is 1 where there is one."""
    found = [line for path in python_files(folder) for line in too_long(path.read_text("utf-8"), path)]
    print("\n".join(found) or "every file and function is within the limits")
    return 1 if found else 0


def python_files(folder: Path) -> list[Path]:
    """The Python files under version control, and new ones that are not ignored."""
    command = ["git", "-C", str(folder), "ls-files", "--cached", "--others", "--exclude-standard", "*.py"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return sorted(path for path in {folder / name for name in listed} if path.is_file())


def too_long(source: str, path: Path) -> Iterator[str]:
    """One line per excess in `source`."""
    lines = source.count("\n")
    if lines > FILE_LINES:
        yield f"{path}: {lines} lines, at most {FILE_LINES}: which concept is missing?"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function) and (size := function_size(node)) > FUNCTION_LINES:
            yield f"{path}:{node.lineno}: {node.name} has {size} lines, at most {FUNCTION_LINES}"


def function_size(function: Function) -> int:
    """Lines from `def` to the end, each literal and the docstring counted as one line."""
    return (function.end_lineno or 0) - function.lineno + 1 - sum(map(_saved, _outermost_data(function)))


def _outermost_data(node: ast.AST) -> Iterator[ast.expr]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, DATA):
            yield child
        else:
            yield from _outermost_data(child)


def _saved(literal: ast.expr) -> int:
    return (literal.end_lineno or 0) - literal.lineno


if __name__ == "__main__":
    sys.exit(main())
