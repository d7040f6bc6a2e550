"""A new rule installs, is well typed and linted, and fails exactly where its author has to write."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pricelint.cli.app import app
from pricelint.errors import UsageError
from pricelint.testing import check_rule_folder, rule_of
from pricelint.testing.scaffold import new_rule


def test_a_vendors_rule_comes_with_its_package(tmp_path: Path) -> None:
    made = new_rule("acme/late-fees", tmp_path / "rules")
    names = {path.relative_to(tmp_path / "rules").as_posix() for path in made.files}
    assert made.folder == tmp_path / "rules" / "acme_pricelint_rules" / "late_fees"
    assert names >= {
        "pyproject.toml",
        "README.md",
        "tests/test_rules.py",
        "acme_pricelint_rules/__init__.py",
        "acme_pricelint_rules/py.typed",
        "acme_pricelint_rules/late_fees/rule.py",
        "acme_pricelint_rules/late_fees/examples/flags-first.html",
    }
    assert 'acme = "acme_pricelint_rules"' in (tmp_path / "rules" / "pyproject.toml").read_text(encoding="utf-8")
    assert not [path for path in made.files if "${" in path.read_text(encoding="utf-8")]


def test_what_fails_is_what_the_author_writes(tmp_path: Path) -> None:
    made = new_rule("borrower/late-fees", tmp_path / "rules")
    failing = [mistake.split(": ")[1] for mistake in check_rule_folder(made.folder)]
    assert failing == ["flags-auf-deutsch", "flags-first", "flags-second", "unsure-first"]


def test_a_second_rule_joins_the_package_and_touches_nothing_in_it(tmp_path: Path) -> None:
    new_rule("lender/late-fees", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    second = new_rule("lender/early-fees", tmp_path)
    assert {path: path.read_bytes() for path in before} == before
    assert all(path.is_relative_to(second.folder) for path in second.files)
    assert rule_of(second.folder).id == "lender/early-fees"


def test_a_rule_of_pricelint_itself_is_a_folder_of_the_checkout(tmp_path: Path) -> None:
    package = tmp_path / "rules" / "pricelint_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    made = new_rule("some-rule", tmp_path)
    assert made.folder == package / "some_rule"
    assert 'id="some-rule"' in (made.folder / "rule.py").read_text(encoding="utf-8")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    new_rule("acme/late-fees", tmp_path / "rules")
    with pytest.raises(UsageError, match="there is such a rule already"):
        new_rule("acme/late-fees", tmp_path / "rules")
    (tmp_path / "notes.txt").touch()
    with pytest.raises(UsageError, match="not empty and holds no acme_pricelint_rules"):
        new_rule("acme/late-fees", tmp_path)
    assert not (tmp_path / "pyproject.toml").exists()


@pytest.mark.parametrize(
    "name", ["", "Acme/fees", "acme/", "/fees", "a/b/c", "acme/late fees", "../fees", "7/fees", "a/b.c"]
)
def test_a_name_that_no_rule_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="vendor/some-rule"):
        new_rule(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_outside_a_checkout_a_rule_needs_a_vendor(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no rules/pricelint_rules here.*vendor/some-rule"):
        new_rule("some-rule", tmp_path)


def test_what_is_written_passes_mypy_strict_and_the_linter(tmp_path: Path, repository: Path) -> None:
    new_rule("typed/late-fees", tmp_path / "rules")
    shutil.copy(repository / "pyproject.toml", tmp_path)  # our own rules for style, none of the files that it names
    bin_ = Path(sys.executable).parent
    for command in (
        [str(bin_ / "ruff"), "check", "--no-cache", "--ignore", "D1,S101,I001,INP001", "."],
        [str(bin_ / "ruff"), "format", "--no-cache", "--check", "."],
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--config-file",
            "",
            "--cache-dir",
            str(repository / ".mypy_cache" / "scaffold"),
            ".",
        ],
    ):
        done = subprocess.run(command, cwd=tmp_path / "rules", capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_command_says_what_it_wrote_and_what_is_to_do(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["rules", "new", "speaker/late-fees", "--out", str(tmp_path / "rules")])
    assert done.exit_code == 0, done.output
    assert "late_fees/rule.py" in done.stdout.replace("\n", "")
    assert done.stderr.count("to do: late-fees: ") == 4
