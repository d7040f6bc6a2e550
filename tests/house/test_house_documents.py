"""The documents are true: commands that they show exist, paths that they name exist, generated ones are up to date."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from pricelint.cli.exits import Exit

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "benchmarks").glob("*.md"), *(ROOT / "docs").rglob("*.md"))
    if path.relative_to(ROOT).parts[:2] != ("docs", "rules")
)
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def commands(text: str) -> list[list[str]]:
    """The lines typed after `$` in console blocks."""
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    return [shlex.split(line[2:], comments=True) for line in lines if line.startswith("$ ")]


@cache
def options_of(command: str) -> str:
    """The help of one command of the program, wide enough that no option is cut."""
    program = Path(sys.executable).parent / "pricelint"
    environment = {"COLUMNS": "200", "TERM": "dumb", "NO_COLOR": "1", "PATH": ""}
    done = subprocess.run([program, command, "--help"], capture_output=True, text=True, check=True, env=environment)
    return done.stdout


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_command_shown_exists_with_its_options(repository: Path, name: str) -> None:
    shown = commands((repository / name).read_text(encoding="utf-8"))
    ours = [words[2:] if words[:2] == ["python3", "run.py"] else words[1:] for words in shown if is_ours(words)]
    assert ours, f"{name} shows no command"
    for command, *arguments in (words for words in ours if words[0] not in {"test", "python"}):
        printed = options_of(command)
        assert [word for word in arguments if word.startswith("--") and word.partition("=")[0] not in printed] == []


def is_ours(words: list[str]) -> bool:
    """Whether the line starts the program, by itself or through run.py."""
    return words[:1] == ["pricelint"] or words[:2] == ["python3", "run.py"]


def test_the_table_of_exit_codes_is_that_of_the_program(repository: Path) -> None:
    table = (repository / "README.md").read_text(encoding="utf-8").partition("## Exit codes")[2].partition("\n## ")[0]

    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == [code.value for code in Exit]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_relative_link_leads_somewhere(repository: Path, name: str) -> None:
    folder = (repository / name).parent
    links = LINK.findall((repository / name).read_text(encoding="utf-8"))

    assert [link for link in links if not (folder / link).exists()] == []


def test_every_link_of_the_pages_of_rules_leads_somewhere(repository: Path) -> None:
    pages = sorted((repository / "docs" / "rules").glob("*.md"))
    links = [(page, link) for page in pages for link in LINK.findall(page.read_text(encoding="utf-8"))]

    assert len(pages) > 30
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []


def test_every_decision_has_context_decision_and_consequences(repository: Path) -> None:
    pages = sorted((repository / "docs" / "decisions").glob("[0-9]*.md"))
    headings = {page.name: re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE) for page in pages}

    assert len(pages) >= 5
    assert [name for name, found in headings.items() if found != ["Context", "Decision", "Consequences"]] == []


def test_the_generated_documents_are_what_the_product_prints_today(repository: Path) -> None:
    command = [sys.executable, str(repository / "docs" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
