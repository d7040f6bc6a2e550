"""What no source file may hold, and the gates that .ci/run relies on."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import pytest

PACKAGES = ("src/pricelint", "spiders/pricelint_spiders", "rules/pricelint_rules", "reports/pricelint_reports")
UNFINISHED = re.compile(r"\b([T]ODO|[F]IXME|[X]XX|[H]ACK)\b|[N]otImplementedError|pragma: [n]o cover")
UNEXPLAINED = re.compile(r"type: [i]gnore(?!\[)|[n]oqa(?!: [A-Z])|pytest\.[s]kip\((?!reason=)|[x]fail\(")


TOP = frozenset(
    ".ci .gitignore CHANGELOG.md CONTRIBUTING.md LICENSE Makefile README.md SECURITY.md benchmarks docs pyproject.toml "
    "reports rules run.py spiders src tests uv-requirements.txt uv.lock".split()
)
"""What stands at the top of the checkout: a person finds any piece from there, so nothing is left lying about."""


@pytest.fixture(scope="module")
def sizes(repository: Path) -> ModuleType:
    """The gate of .ci/sizes.py as a module."""
    spec = importlib.util.spec_from_file_location("sizes", repository / ".ci" / "sizes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def python_files(repository: Path) -> list[Path]:
    """Every Python file under version control."""
    command = ["git", "-C", str(repository), "ls-files", "*.py"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    files = [repository / name for name in names if (repository / name).is_file()]
    assert len(files) > 20, "not a checkout: the house is checked where its sources are"
    return files


def test_the_top_of_the_checkout_holds_its_rooms_and_nothing_else(repository: Path) -> None:
    command = ["git", "-C", str(repository), "ls-files"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    assert {name.partition("/")[0] for name in names} == TOP


def test_nothing_is_left_unfinished_and_every_exception_to_a_check_has_its_code(repository: Path) -> None:
    found = [
        f"{path.relative_to(repository)}:{number}: {line.strip()}"
        for path in python_files(repository)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line) or UNEXPLAINED.search(line)
    ]

    assert found == []


def test_tests_run_coroutines_beside_the_loop_that_the_browser_keeps_running(repository: Path) -> None:
    tests = [path for path in python_files(repository) if path.is_relative_to(repository / "tests")]
    bare = [str(path) for path in tests if re.search(r"(?<!lambda: )asyncio\.run\(", path.read_text(encoding="utf-8"))]

    assert bare == [], "asyncio.run fails after any test with a page: use event_loop.run"


def test_each_package_says_that_it_is_typed(repository: Path) -> None:
    assert [name for name in PACKAGES if not (repository / name / "py.typed").is_file()] == []


def test_the_built_in_rules_are_registered_as_a_plugin() -> None:
    assert [entry.value for entry in entry_points(group="pricelint.rules")] == ["pricelint_rules"]


def test_every_dependency_has_a_lower_bound_and_the_lock_holds_it(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {package["name"] for package in tomllib.loads((repository / "uv.lock").read_text("utf-8"))["package"]}
    unbound = [line for line in project["dependencies"] if ">=" not in line]
    missing = [line for line in project["dependencies"] if re.split(r"[\[>=<]", line)[0] not in locked]

    assert (unbound, missing) == ([], [])


def test_the_size_gate_counts_code_and_not_data(sizes: ModuleType) -> None:
    table = "TABLE = [\n" + "    1,\n" * 60 + "]\n"
    data = (
        "def of_data() -> list[int]:\n" + "".join(f"    {line}\n" for line in table.splitlines()) + "    return TABLE\n"
    )
    code = "def of_code() -> None:\n" + "    print()\n" * 30

    assert list(sizes.too_long(data, Path("data.py"))) == []
    assert list(sizes.too_long(code, Path("code.py"))) == ["code.py:1: of_code has 31 lines, at most 30"]
    assert list(sizes.too_long("\n" * 251, Path("long.py"))) == [
        "long.py: 251 lines, at most 250: which concept is missing?"
    ]
