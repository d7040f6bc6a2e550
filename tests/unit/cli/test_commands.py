"""Commands are imported when they are called, and the program says of each what it says of itself."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.main import get_group
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.cli.by_name import COMMANDS

HEAVY = ("alembic", "jinja2", "obstore", "playwright", "pricelint.pipeline", "regex", "scrapy", "sqlalchemy")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_program_says_of_a_command_how_its_own_help_begins(name: str) -> None:
    command = get_group(app).commands[name]
    assert " ".join((command.help or "").split("\n\n")[0].split()) == COMMANDS[name]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_import_no_library_of_a_command(arguments: list[str]) -> None:
    said = f"from pricelint.cli import app; app({arguments}, standalone_mode=False)"
    told = f"import sys; {said}; print('heavy:', [name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_a_name_that_is_nearly_one_is_told_which_may_be_meant() -> None:
    done = CliRunner().invoke(app, ["histry"])
    assert done.exit_code == 2
    assert "history" in done.output
